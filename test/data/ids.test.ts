import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { folded, newId } from '../../src/data/ids.ts'

describe('a new id', () => {
  it('is twelve letters and digits, another each time', () => {
    const ids = Array.from({ length: 1000 }, newId)

    expect(new Set(ids).size).toBe(1000)
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9]{12}$/)
  })
})

describe('a folded name', () => {
  it.each([
    ['  Tuesday   Circle ', 'tuesday circle'],
    ['STRASSE', 'straße'],
    ['ＡＢＣ', 'abc'],
    ['ΟΔΟΣ', 'οδος'],
    ['Zo\u0065\u0308', 'ZOË'],
    ['no\u00a0break', 'No Break'],
    ['in\u200bvi\u00adsible', 'invisible'],
    ['\u202eright-to-left', 'right-to-left'],
    ['مرحبا', 'مرحبا'],
    ['🌻 Sunflowers', '🌻 sunflowers'],
  ])('of %j is that of %j', (one, other) => {
    expect(folded(one)).toBe(folded(other))
  })

  it('tells names apart by their accents', () => {
    expect(folded('Zoe')).not.toBe(folded('Zoë'))
  })

  it('stays as it is when folded again', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (name) => folded(folded(name)) === folded(name)))
  })
})
