import type { Temporal } from 'temporal-polyfill'
import type { Tables } from '../data/db.ts'
import type { Ports } from '../work.ts'

/** What goes together wherever something is written: the transaction, what is worked with, and the instant at which it happens. */
export interface InTransaction<W = Ports> {
  readonly tx: Tables
  readonly work: W
  readonly now: Temporal.Instant
}
