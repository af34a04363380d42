import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { ALONG, asSheReads, ENTRY_KINDS, type RecordEntry } from '../../../src/areas/boundaries/entry-rules.ts'

const START = Temporal.Instant.from('2027-03-16T19:00:00Z')
const entries: fc.Arbitrary<RecordEntry[]> = fc.array(
  fc.record({
    kind: fc.constantFrom(...ENTRY_KINDS),
    words: fc.uuid(),
    by: fc.constantFrom('fay', 'finn', 'lena'),
    at: fc.nat(100).map((minutes) => START.add({ minutes })),
  }),
)

describe('a record as she reads it', () => {
  it('names nobody who wrote or said anything', () => {
    fc.assert(
      fc.property(entries, (found) => {
        for (const each of asSheReads('What happened.', found).entries)
          expect(Object.keys(each).sort()).toEqual(['at', 'kind', 'words'])
      }),
    )
  })

  it('holds nothing that somebody made of it', () => {
    fc.assert(
      fc.property(entries, (found) => {
        const read = asSheReads('What happened.', found)
        const shown = [read.what, ...read.entries.map((each) => each.words)]
        for (const each of found) if (each.kind === 'opinion') expect(shown).not.toContain(each.words)
      }),
    )
  })

  it('holds everything else, in its order, but what words written for her stand in place of', () => {
    fc.assert(
      fc.property(entries, (found) => {
        const read = asSheReads('What happened.', found)
        const asTold = found.find((each) => each.kind === 'as-told')
        const rest = found.filter((each) => !['opinion', 'as-told', 'correction'].includes(each.kind))
        expect(read.what).toBe(asTold?.words ?? 'What happened.')
        expect(read.entries.filter((each) => each.kind !== 'correction').map((each) => each.words)).toEqual(
          rest.map((each) => each.words),
        )
        const corrections = found.filter((each) => each.kind === 'correction')
        const since = corrections.filter((each) => !asTold || Temporal.Instant.compare(each.at, asTold.at) > 0)
        expect(read.entries.filter((each) => each.kind === 'correction').map((each) => each.words)).toEqual(
          since.map((each) => each.words),
        )
      }),
    )
  })

  it('and its readers read all but opinions beside what happened', () => {
    expect([...ALONG, 'opinion'].sort()).toEqual([...ENTRY_KINDS].sort())
  })
})
