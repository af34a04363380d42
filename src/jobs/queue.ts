import type { Temporal } from 'temporal-polyfill'
import type { ReadOnly, Tables } from '../data/db.ts'

/** Every kind of work for later; `handlers.ts` has one use case for each. The subject is the id of the row that it is about. */
export const JOB_KINDS = [
  'agreement.forget',
  'post.deliver',
  'post.edit',
  'post.pin',
  'circle.open',
  'circle.undo',
  'room.check',
  'circle.close',
  'community.check',
  'community.forget',
  'community.ask',
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
 * The port to what happens later. What changes it is called inside the transaction of what it belongs to:
 * either both are true or neither. Ids are made of kind and subject, so asking twice is asking once.
 */
export interface Queue {
  /**
   * A job still waiting stays as it is; one that is done (or was given up) waits anew with a raised generation.
   * One that is running may have looked at its subject already: it runs once more afterwards.
   */
  enqueue(tx: Tables, job: JobRef, dueAt: Temporal.Instant): Promise<void>
  /** Moves it (makes it where there is none). One that is running runs once more, at `dueAt`. */
  reschedule(tx: Tables, job: JobRef, dueAt: Temporal.Instant): Promise<void>
  /** One that is not there is no error. One that is running ends as it will, and is not run again. */
  cancel(tx: Tables, job: JobRef): Promise<void>
  /** When it is due, or was when it is running now; null when it neither waits nor runs. */
  pending(tables: ReadOnly<Tables>, job: JobRef): Promise<Temporal.Instant | null>
}

/**
 * Carries out one job: `subject` is the row that it is about, `now` the instant at which it is carried out.
 * It may be run twice and long after it was due, so it looks at its row first. What it throws is tried again, later and later;
 * `again` asks for another run at that instant, which is no failure.
 * `last`: should this run fail too, it is given up; whoever waits for it must be told by this one.
 */
type Handler = (subject: string, now: Temporal.Instant, last: boolean) => Promise<RunAgain | undefined> | Promise<void>

export interface RunAgain {
  again: Temporal.Instant
}

export type Handlers = Readonly<Partial<Record<JobKind, Handler>>>
