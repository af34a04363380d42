import { Temporal } from 'temporal-polyfill'
import type { Strike } from './rules.ts'

/** Three strikes and out is a rule that people hold (practice guide, section 5): at the third, two people decide. */
export const STRIKES = 3

/** Until when a strike of a circle counts: the end of its round, which is when the circle closes. Null while that has not come. */
export const endOfStrikes = (circle: { closedAt: Temporal.Instant | null }): Temporal.Instant | null => circle.closedAt

export interface GivenStrike {
  withdrawnAt: Temporal.Instant | null
}

/** How many strikes against one person count now: those that run and were not taken back. */
export function counting(strikes: readonly GivenStrike[], end: Temporal.Instant | null, now: Temporal.Instant): number {
  if (end !== null && Temporal.Instant.compare(end, now) <= 0) return 0
  return strikes.filter((strike) => strike.withdrawnAt === null).length
}

/** The facts of a record from which it is decided whether it can become a strike. */
export interface Strikable {
  clauseStrike: Strike
  /** Whether a person has told her. */
  told: boolean
  strike: GivenStrike | null
}

/**
 * Why a record cannot become a strike now, as the key of the words; null where it can. The clause as it stood comes first: what can
 * never be struck is not asked to be told. Then the conversation; and each record becomes a strike once.
 */
export function whyNoStrike(record: Strikable, end: Temporal.Instant | null, now: Temporal.Instant) {
  if (record.clauseStrike === 'time') return 'boundaries.strike.time'
  if (record.clauseStrike === 'never') return 'boundaries.strike.never'
  if (record.strike !== null)
    return record.strike.withdrawnAt === null ? 'boundaries.strike.counts-already' : 'boundaries.strike.was-withdrawn'
  if (!record.told) return 'boundaries.strike.not-told'
  if (end !== null && Temporal.Instant.compare(end, now) <= 0) return 'boundaries.strike.ended'
  return null
}
