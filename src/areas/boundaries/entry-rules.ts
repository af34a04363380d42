import { Temporal } from 'temporal-polyfill'

/** What can be added to a record: prisma/models says what each is. */
export const ENTRY_KINDS = ['correction', 'outcome', 'opinion', 'as-told', 'own-side', 'withdrawal', 'review'] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

export interface RecordEntry {
  kind: EntryKind
  words: string
  by: string
  at: Temporal.Instant
}

/** What its readers see beside what happened; what somebody made of it they read apart. */
export const ALONG: readonly EntryKind[] = ENTRY_KINDS.filter((kind) => kind !== 'opinion')

/** What she sees beside what happened (practice guide, section 5): no opinion, and the words written for her stand in place of the first. */
const HERS: readonly EntryKind[] = ALONG.filter((kind) => kind !== 'as-told')

/**
 * A record as she reads it: without reporter or witnesses, so without any name, and without what anybody made of it. Where words were
 * written for her, they stand in place of what was first written, and of what was put right before.
 */
export function asSheReads(
  what: string,
  entries: readonly RecordEntry[],
): { what: string; entries: readonly Omit<RecordEntry, 'by'>[] } {
  const asTold = entries.find((each) => each.kind === 'as-told')
  const isOver = (each: RecordEntry) =>
    each.kind === 'correction' && asTold !== undefined && Temporal.Instant.compare(each.at, asTold.at) <= 0
  return {
    what: asTold?.words ?? what,
    entries: entries
      .filter((each) => HERS.includes(each.kind) && !isOver(each))
      .map(({ kind, words, at }) => ({ kind, words, at })),
  }
}
