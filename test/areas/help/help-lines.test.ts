import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { isOutdated, linesFor, pinText, regions, titleOf, waysOf } from '../../../src/areas/help/help-lines.ts'

describe('help lines', () => {
  it.each([
    ['uk', ['999', '112', '116 123', '85258', '111', '0808 2000 247', '0800 027 1234', '0808 80 10 800', '0800 1111']],
    ['us', ['911', '988', '741741']],
    ['ca', ['911', '9-8-8']],
    ['au', ['000', '13 11 14']],
    ['nz', ['111', '1737']],
    ['ie', ['112', '999', '116 123']],
    ['eu', ['112']],
    ['elsewhere', ['findahelpline.com']],
  ] as const)('of %s have their numbers in the pin’s text', (region, numbers) => {
    const pin = pinText(region).join('\n')
    expect(numbers.filter((number) => !pin.includes(number))).toEqual([])
  })

  it.each(regions)('of %s begin with the one for an emergency', (region) => {
    expect(linesFor(region)[0]?.emergency).toBe(true)
    const kinds = linesFor(region).map(({ emergency }) => emergency)
    expect(kinds).toEqual([...kinds].sort((a, b) => Number(b) - Number(a)))
    expect(titleOf(region)).not.toBe('')
  })

  it.each(regions)('of %s fit in a pin: short lines, together under 1,000 characters', (region) => {
    expect(Math.max(...pinText(region).map(({ length }) => length))).toBeLessThanOrEqual(150)
    expect(pinText(region).join('\n').length).toBeLessThan(1000)
  })

  it('say how to be heard without speaking', () => {
    expect(pinText('uk')[0]).toMatch(/999.*cannot speak.*press 55/)
  })

  it('say which part of the country each is for', () => {
    const pin = pinText('uk').join('\n')
    for (const where of ['(England)', '(Scotland)', '(Wales)', '(Northern Ireland)']) expect(pin).toContain(where)
  })

  it('say each way to reach them', () => {
    const lifeline = linesFor('us').find(({ name }) => name.startsWith('988'))
    expect(lifeline && waysOf(lifeline)).toBe('call 988, or text 988')
  })

  it('are stale when nobody has looked for more than 180 days', () => {
    const [line] = linesFor('uk')
    const verified = Temporal.PlainDate.from('2026-11-01')
    expect(line && isOutdated({ ...line, verified }, verified.add({ days: 180 }))).toBe(false)
    expect(line && isOutdated({ ...line, verified }, verified.add({ days: 181 }))).toBe(true)
  })

  it('are there without reading the disk again', () => {
    expect(linesFor('uk')[0]).toBe(linesFor('uk')[0])
  })
})
