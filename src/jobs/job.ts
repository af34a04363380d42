import { Temporal } from 'temporal-polyfill'
import type { Log } from '../ops/log.ts'
import { mint, type Token } from '../token.ts'

/**
 * When a job is due, should the clock be set back: 'wait' was asked for so long from now, and waits as long as before; 'calendar' is for
 * a time on the calendar, and keeps it; daily work has its hour, by each community's own clock, and moves to the days that come again.
 */
export type Timing = 'wait' | 'calendar' | { readonly daily: string }

/**
 * Work for later, minted once in the area that it belongs to. `S` is what its subject is: the id of the row that it is about.
 * Any part may ask for it (src/jobs/queue.ts); one part carries it out, by `carries`.
 */
export interface Job<S extends string = string> extends Token<'job'> {
  readonly timing: Timing
  /** Whether people see what comes of it. The rehearsal's clock goes to the next such event; the rest only keeps order. */
  readonly visible: boolean
  /** Only there to carry the type. */
  readonly subject?: S
}

/**
 * @param name 'session.open'; it stands in the database with the subject
 * @throws RangeError for a name that is none, or an hour that is none
 */
export function job<S extends string = string>(
  name: string,
  { timing = 'wait', visible = false }: { timing?: Timing; visible?: boolean } = {},
): Job<S> {
  if (typeof timing === 'object') Temporal.PlainTime.from(timing.daily)
  return mint('job', name, { timing, visible })
}

export const isDaily = (of: Job): boolean => typeof of.timing === 'object'

/** What a run is given beside its subject. `T`: what the parts of the house work with; jobs know nothing of it. */
export interface JobRun<T> {
  readonly tools: T
  readonly log: Log
  /** The instant at which it is carried out. */
  readonly now: Temporal.Instant
  /** Should this run fail too, it is given up: whoever waits for it must be told by this one. */
  readonly last: boolean
}

/** Asks for another run at that instant, which is no failure. */
export interface RunAgain {
  again: Temporal.Instant
}

type Carried = Promise<RunAgain | undefined> | Promise<void>

/** A job with what carries it out. */
export interface JobBinding<T> {
  readonly binds: Job
  /**
   * It may be run twice and long after it was due, so it looks at its row first. What it throws is tried again, later and later.
   */
  run(subject: string, run: JobRun<T>): Carried
}

/** Binds a job to what carries it out: once, in the `area.ts` of the part that does. */
export function carries<T, S extends string = string>(
  binds: Job<S>,
  run: (subject: S, run: JobRun<T>) => Carried,
): JobBinding<T> {
  // subjects come from rows that were written with this very token
  return { binds, run: (subject, given) => run(subject as S, given) }
}
