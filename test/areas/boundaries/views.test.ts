import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { RECORD_ACTS } from '../../../src/areas/boundaries/audits.ts'
import { ENTRY_KINDS, type RecordEntry } from '../../../src/areas/boundaries/entry-rules.ts'
import type { OwnRecord } from '../../../src/areas/boundaries/mine.ts'
import { mineView, ownView } from '../../../src/areas/boundaries/mine-views.ts'
import { readersView } from '../../../src/areas/boundaries/readers-views.ts'
import { opinionsView, recordView } from '../../../src/areas/boundaries/record-views.ts'
import { NUMBERS, WHAT_AT_MOST, WORDS_AT_MOST } from '../../../src/areas/boundaries/rules.ts'
import { type BoundaryRecord, RECORDS_PAGE } from '../../../src/areas/boundaries/service.ts'
import { countedView, strikePreviewView } from '../../../src/areas/boundaries/strike-views.ts'
import { listView, recordKept, tellView } from '../../../src/areas/boundaries/views.ts'
import { regions } from '../../../src/areas/help/help-lines.ts'
import { LIMITS } from '../../../src/chat/limits.ts'
import type { View } from '../../../src/chat/view.ts'
import { CLAUSE_WORDS_AT_MOST } from '../../../src/content/agreement-schema.ts'
import { textOf } from '../../support/read-view.ts'

const [ANNA, FAY, LENA, DORA] = ['123456789012345678', '876543210987654321', '223456789012345678', '323456789012345678']
const AT = Temporal.Instant.from('2027-03-16T19:00:00Z')
const both = { facilitates: true, safeguards: true }
const where = {
  circle: { id: 'circle123456', name: 'Tuesday', zone: 'Europe/London' },
  community: { region: 'uk', telephone: null },
}

const record = (clauseWords: string, what: string, number: number): BoundaryRecord => ({
  ...{ number, about: ANNA, by: FAY, clause: 8, clauseWords, what, at: AT, reviewOpen: true },
  ...{ clauseStrike: 'people-decide', told: { by: FAY, at: AT } },
  strike: { at: AT, by: FAY, withdrawnAt: null, ended: null, lastSession: AT },
  ...{ review: { askedAt: AT, closedAt: null }, mayClose: true, unreached: [LENA, DORA], entries: [], opinions: 1 },
})
const own = (from: BoundaryRecord): OwnRecord => ({
  ...{ record: 'record123456', number: from.number, circle: 'Tuesday', zone: 'Europe/London', clause: from.clause },
  ...{ clauseWords: from.clauseWords, at: from.at, what: from.what, entries: from.entries, strike: from.strike },
  ...{ review: { ...from.review, open: true }, heard: false, turnTo: [LENA, DORA] },
})

const words = (max: number) => fc.string({ minLength: 1, maxLength: max, unit: 'grapheme' }).map((s) => s.slice(0, max))
const places = fc.record({
  circle: fc.record({ id: fc.constant('circle123456'), name: words(60), zone: fc.constant('Europe/London') }),
  community: fc.record({
    region: fc.constantFrom(null, ...regions),
    telephone: fc.constantFrom(null, '020 7946 0000'),
  }),
})
const entries = fc.array(
  fc.record({
    kind: fc.constantFrom(...ENTRY_KINDS),
    words: words(WORDS_AT_MOST),
    by: fc.constant(FAY),
    at: fc.constant(AT),
  }),
  { maxLength: 12 },
)
const records = fc
  .tuple(words(CLAUSE_WORDS_AT_MOST), words(WHAT_AT_MOST), fc.integer({ min: NUMBERS.from, max: NUMBERS.to }), entries)
  .map(([clause, what, number, added]) => ({ ...record(clause, what, number), entries: added }))

/** All pages of what is shown in pages, by asking for one after another until the last comes again. */
function pages(show: (page: number) => View): View[] {
  const found: View[] = []
  for (let page = 0; page < 40; page += 1) {
    const next = show(page)
    if (JSON.stringify(next) === JSON.stringify(found.at(-1))) return found
    found.push(next)
  }
  throw new Error('forty pages and no end')
}

describe('views of boundary notes', () => {
  it('fit both platforms, whatever was written', () => {
    fc.assert(
      fc.property(places, fc.array(records, { maxLength: RECORDS_PAGE }), fc.boolean(), (here, found, more) => {
        listView({ records: found, more }, 0, here)
        for (const each of found) {
          pages((page) => recordView(each, page, both, here))
          pages((page) => ownView(own(each), page, here.community))
          if (each.entries.length > 0) pages((page) => opinionsView(each.number, each.entries, page, here))
          tellView({ ...each, told: null }, here)
          const preview = { ...each, nth: 3, turnTo: [LENA, DORA] }
          strikePreviewView(preview, more, here)
          countedView(preview, here)
        }
        if (found.length > 0) mineView({ records: found.map(own), more }, 0, here.community)
        for (const strike of ['time', 'never', 'people-decide'] as const)
          recordKept({ number: 4_821, strike, turnTo: [LENA, DORA] }, here)
      }),
      { numRuns: 40 },
    )
  })

  it('show every word of a record, each once, on as many pages as it needs', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 30 }), (lengths) => {
        const added = lengths.map(
          (length, at): RecordEntry => ({ kind: 'outcome', words: `<${at}>${'x'.repeat(length)}`, by: FAY, at: AT }),
        )
        const shown = pages((page) =>
          recordView({ ...record('Clause', 'What', 4_821), entries: added }, page, both, where),
        )
        const said = shown.map(textOf).join(' ')
        for (const each of added) expect(said.split(each.words.slice(0, 5)).length).toBeGreaterThan(1)
        expect(added.map((each) => said.indexOf(each.words))).toEqual(
          added.map((each) => said.indexOf(each.words)).sort((a, b) => a - b),
        )
      }),
      { numRuns: 30 },
    )
  })

  it('have room for words in which a platform must escape every character', () => {
    const long = '*'.repeat(WORDS_AT_MOST)
    const added = ENTRY_KINDS.map((kind): RecordEntry => ({ kind, words: long, by: FAY, at: AT }))
    const full = { ...record('*'.repeat(CLAUSE_WORDS_AT_MOST), '*'.repeat(WHAT_AT_MOST), 9_999), entries: added }
    const shown = [
      ...pages((page) => recordView(full, page, both, where)),
      ...pages((page) => ownView(own(full), page, where.community)),
      tellView({ ...full, told: null }, where),
    ]
    expect(shown.length).toBeGreaterThan(6)
    for (const each of shown) {
      // what stands on buttons is not counted as text by any platform
      const read = textOf({ ...each, blocks: each.blocks.filter((block) => block.kind !== 'actions') })
      expect(read.replaceAll('*', '\\*').length).toBeLessThan(LIMITS.viewText)
    }
  })

  it('name everybody who read a record, and what they did', () => {
    const readings = RECORD_ACTS.slice(0, 15).map((done) => ({ who: FAY, done, at: AT }))
    expect(textOf(readersView(4_821, { readings, more: true }, 0, where)).split(`@${FAY}`)).toHaveLength(16)
  })
})
