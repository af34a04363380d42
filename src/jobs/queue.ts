import type { Temporal } from 'temporal-polyfill'
import type { Tables } from '../data/db.ts'

/** Every kind of work for later; `handlers.ts` has one use case for each. The subject is the id of the row that it is about. */
export const JOB_KINDS = [
  'post.deliver',
  'post.edit',
  'post.pin',
  'circle.open',
  'session.remind',
  'session.open',
  'session.close',
] as const
export type JobKind = (typeof JOB_KINDS)[number]

export interface JobRef {
  kind: JobKind
  subject: string
}

/**
 * The port to what happens later. All three are called inside the transaction of what they belong to:
 * either both are true or neither. Ids are made of kind and subject, so asking twice is asking once.
 */
export interface Queue {
  /** A job still waiting (or running) stays as it is; one that is done waits anew with a raised generation. */
  enqueue(tx: Tables, job: JobRef, dueAt: Temporal.Instant): Promise<void>
  /** Moves it (makes it where there is none). */
  reschedule(tx: Tables, job: JobRef, dueAt: Temporal.Instant): Promise<void>
  /** One that is not there is no error. */
  cancel(tx: Tables, job: JobRef): Promise<void>
}
