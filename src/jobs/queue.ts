import type { Temporal } from 'temporal-polyfill'
import type { ReadOnly, Tables } from '../data/db.ts'
import type { Job } from './job.ts'

/**
 * The port to what happens later. What changes it is called inside the transaction of what it belongs to: either both are true or
 * neither. A job is found by its name and its subject, so asking twice is asking once.
 */
export interface Queue {
  /**
   * A job still waiting stays as it is; one that is done (or was given up) waits anew with a raised generation.
   * One that is running may have looked at its subject already: it runs once more afterwards.
   */
  enqueue<S extends string>(tx: Tables, job: Job<S>, subject: S, dueAt: Temporal.Instant): Promise<void>
  /** Moves it (makes it where there is none). One that is running runs once more, at `dueAt`. */
  reschedule<S extends string>(tx: Tables, job: Job<S>, subject: S, dueAt: Temporal.Instant): Promise<void>
  /** One that is not there is no error. One that is running ends as it will, and is not run again. */
  cancel<S extends string>(tx: Tables, job: Job<S>, subject: S): Promise<void>
  /** When it is due, or was when it is running now; null when it neither waits nor runs. */
  pending<S extends string>(tables: ReadOnly<Tables>, job: Job<S>, subject: S): Promise<Temporal.Instant | null>
}
