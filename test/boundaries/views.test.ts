import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { NUMBERS, WHAT_AT_MOST } from '../../src/boundaries/rules.ts'
import { type BoundaryRecord, PAGE } from '../../src/boundaries/service.ts'
import { recordView } from '../../src/boundaries/record-views.ts'
import { kept, listView } from '../../src/boundaries/views.ts'
import { LIMITS } from '../../src/chat/limits.ts'
import { CLAUSE_WORDS_AT_MOST } from '../../src/content/agreement-schema.ts'
import { regions } from '../../src/help/help-lines.ts'
import { textOf } from '../support/read-view.ts'

const record = (words: string, what: string, number: number): BoundaryRecord => ({
  ...{ number, about: '123456789012345678', by: '876543210987654321', clause: 8, clauseWords: words, what },
  at: Temporal.Instant.from('2027-03-16T19:00:00Z'),
})
const words = (max: number) => fc.string({ minLength: 1, maxLength: max, unit: 'grapheme' }).map((s) => s.slice(0, max))
const places = fc.record({
  circle: fc.record({ id: fc.constant('circle123456'), name: words(60), zone: fc.constant('Europe/London') }),
  community: fc.record({
    region: fc.constantFrom(null, ...regions),
    telephone: fc.constantFrom(null, '020 7946 0000'),
  }),
})
const records = fc
  .tuple(words(CLAUSE_WORDS_AT_MOST), words(WHAT_AT_MOST), fc.integer({ min: NUMBERS.from, max: NUMBERS.to }))
  .map((parts) => record(...parts))

describe('views of boundary notes', () => {
  it('fit both platforms, whatever was written', () => {
    fc.assert(
      fc.property(places, fc.array(records, { maxLength: PAGE }), fc.boolean(), (where, found, more) => {
        listView({ records: found, more }, 0, where)
        for (const each of found) recordView(each, where)
        for (const strike of ['time', 'never', 'people-decide'] as const)
          kept({ number: 4_821, strike, turnTo: ['123456789012345678', '876543210987654321'] }, where)
      }),
    )
  })

  it('have room for a note in which a platform must escape every character', () => {
    const place = { circle: { id: 'c', name: 'Tuesday', zone: 'Europe/London' } }
    const where = { ...place, community: { region: 'uk', telephone: null } }
    const shown = recordView(record('*'.repeat(CLAUSE_WORDS_AT_MOST), '*'.repeat(WHAT_AT_MOST), 9_999), where)
    const escaped = textOf(shown).replaceAll('*', '\\*')
    expect(escaped.length - textOf(shown).length).toBe(WHAT_AT_MOST + CLAUSE_WORDS_AT_MOST)
    expect(escaped.length).toBeLessThan(LIMITS.viewText)
  })
})
