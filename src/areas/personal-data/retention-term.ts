import type { Temporal } from 'temporal-polyfill'
import type { ReadOnly, Tables } from '../../data/db.ts'
import { dateOf, instantOf } from '../../data/times.ts'
import type { Work } from '../../work.ts'

/** Something whose time is over at `at`: a row, or what hangs on a circle (then `count` rows). */
export interface DueForDeletion {
  id: string
  at: Temporal.Instant
  count: number
}

/** One definition of what is due is asked both by the daily job and by the preview: they cannot disagree. */
export interface RetentionTerm {
  /** What of this community is due by then, in no order; at most `most` of them. After `forget` it is due no more. */
  due(tables: ReadOnly<Tables>, community: string, until: Temporal.Instant, most: number): Promise<DueForDeletion[]>
  /** @returns how many rows went, or lost what was in them */
  forget(tx: Tables, work: Work, due: readonly DueForDeletion[], now: Temporal.Instant): Promise<number>
}

export const ids = (due: readonly DueForDeletion[]) => ({ in: due.map(({ id }) => id) })
export const by = (until: Temporal.Instant, term: Temporal.Duration) => ({ lte: dateOf(until.subtract(term)) })
export const rowDue = (id: string, date: Date, term: Temporal.Duration): DueForDeletion => ({
  id,
  at: instantOf(date).add(term),
  count: 1,
})

/** Circles that closed so long ago. */
export const closedBy = (communityId: string, until: Temporal.Instant, term: Temporal.Duration) => ({
  communityId,
  state: 'closed',
  closedAt: by(until, term),
})

/** For tables whose key is a community and something in it. */
export const keyOf = (community: string, what: string): string => `${community} ${what}`
/** What `keyOf` was made of. */
export function of(due: DueForDeletion): { communityId: string; what: string } {
  const [communityId = '', what = ''] = due.id.split(' ')
  return { communityId, what }
}
