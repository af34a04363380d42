import { Temporal } from 'temporal-polyfill'
import { PlatformError } from '../chat/errors.ts'
import type { Db } from '../data/db.ts'
import { type ProcessLease, UNSHARED } from '../data/process-lease.ts'
import { dateOf } from '../data/times.ts'
import { isUnavailable } from '../data/unavailable.ts'
import { correlated } from '../ops/correlation.ts'
import type { Log } from '../ops/log.ts'
import { waitAfter } from './backoff.ts'
import type { Clock } from './clock.ts'
import { isSetBack, setBack } from './clock-set-back.ts'
import { isDaily, type JobBinding, type RunAgain } from './job.ts'
import { finishJob, releaseJobs, renewLeases, type TakenJob, takeDue } from './table.ts'

/** How many jobs run at once: most of them wait for a platform. */
const AT_ONCE = 8

/** A job that failed this often in a row (12 tries are about half an hour) is given up until somebody mends what is wrong. */
export const MOST_TRIES = 12

/** How often it looks for work that has become due, in ms of machine time. */
const TICK = 1_000

/** How often the leases of what runs are renewed, in ms of machine time: two more attempts before JOB_LEASE has lapsed. */
const RENEWED_EVERY = 20_000

/** How long a job rests that the database kept from being done, in ms. */
const AWAY_FOR = 5_000

/** A round of 30 circles has some 600 jobs in twelve weeks. */
const MOST_AT_A_TIME = 20_000

export interface RunnerParts<T> {
  db: Db
  clock: Clock
  /** What is carried out here; the rest of the queue is left alone. */
  jobs: readonly JobBinding<T>[]
  /** What those who carry out jobs work with, at the instant of a run. */
  tools: (now: Temporal.Instant) => T
  log: Log
  /** Whether this process may work on the database, and as which. */
  lease?: Pick<ProcessLease, 'id' | 'after' | 'held' | 'isOurs'>
}

export interface Runner {
  /** Takes up what the process before this one left behind and what was given up, then looks each second. */
  start(): Promise<void>
  /** Takes nothing more, and resolves when what is running has ended. */
  stop(): Promise<void>
  /** Looks at once: after a commit. */
  wake(): void
  /** When what runs has ended, and what was due then has as well. */
  idle(): Promise<void>
  /**
   * For a clock that is moved by hand: runs what is due by `now` one by one, each at its own instant, and what that brings about.
   * @returns how many were run
   * @throws when there are more than `most`: jobs that bring one another about without end
   */
  runDue(now: Temporal.Instant, most?: number): Promise<number>
}

/** Runs jobs in this process, several at once. The one catch for what handlers throw stands here. */
export function runner<T>({ db, clock, jobs, tools, log, lease = UNSHARED }: RunnerParts<T>): Runner {
  const known = jobs.map(({ binds }) => binds)
  const byName = new Map(jobs.map((each) => [each.binds.name, each]))
  const kinds = [...byName.keys()]
  /** What runs in this process: never taken up a second time, however long it takes. */
  const running = new Map<string, Promise<void>>()
  let ticks: NodeJS.Timeout | null = null
  let renewals: NodeJS.Timeout | undefined
  let lookedAt: Temporal.Instant | null = null
  let looking: Promise<void> | null = null
  let lookAgain = false
  /** Whether the last look failed. */
  let unread = false

  const take = (most: number, now: Temporal.Instant) =>
    takeDue(db, { kinds, most, now, except: [...running.keys()], lease })

  const ofItself = ({ kind }: TakenJob): boolean => known.some((each) => each.name === kind && isDaily(each))

  /** Goes on under the id of what asked for it; what is done once a day was asked for by nobody, and each run has its own. */
  const run: typeof runOne = (job, now, later) =>
    correlated(() => runOne(job, now, later), ofItself(job) ? undefined : (job.correlation ?? undefined))

  /** `now` is when the run began; `later` tells when it ended, by the same clock. */
  async function runOne(job: TakenJob, now: Temporal.Instant, later: () => Temporal.Instant): Promise<void> {
    log.debug('job.run', { job: job.id, kind: job.kind, tries: job.tries })
    const result = await carriedOut(job, now)
    const ended = later()
    if (!('error' in result)) return finishJob(db, job, result)
    const { error } = result
    // what a platform says has a kind of its own
    if (!(error instanceof PlatformError) && isUnavailable(error)) {
      log.warn('job.again', { job: job.id, tries: job.tries, error })
      return finishJob(db, job, { again: ended.add({ milliseconds: AWAY_FOR }), uncounted: true })
    }
    const givenUp = job.tries >= MOST_TRIES
    log[givenUp ? 'error' : 'warn'](givenUp ? 'job.failed' : 'job.again', { job: job.id, tries: job.tries, error })
    const retryAfter = error instanceof PlatformError ? error.retryAfter : undefined
    const again = ended.add({ milliseconds: waitAfter(job.tries, retryAfter) })
    await finishJob(db, job, givenUp ? { problem: 'given up' } : { again, failed: true })
  }

  async function carriedOut(
    job: TakenJob,
    now: Temporal.Instant,
  ): Promise<RunAgain | { done: true } | { error: unknown }> {
    try {
      const run = { tools: tools(now), log, now, last: job.tries >= MOST_TRIES }
      return (await byName.get(job.kind)?.run(job.subject, run)) ?? { done: true }
    } catch (error) {
      return { error }
    }
  }

  function begin(job: TakenJob, now: Temporal.Instant): void {
    const ending = run(job, now, clock.now)
      // its end could not be written: it is taken up again when its lease lapses
      .catch((error: unknown) => log.error('job.unfinished', { job: job.id, error }))
      .finally(() => {
        running.delete(job.id)
        wake()
      })
    running.set(job.id, ending)
  }

  async function look(): Promise<void> {
    do {
      lookAgain = false
      const free = AT_ONCE - running.size
      if (free <= 0) return
      const now = clock.now()
      if (isSetBack(lookedAt, now)) await setBack(db, known, lookedAt, now)
      lookedAt = now
      for (const job of await take(free, now)) begin(job, now)
    } while (lookAgain && ticks !== null)
  }

  function wake(): void {
    if (ticks === null || !lease.held()) return
    lookAgain = true
    looking ??= look()
      .then(
        () => {
          unread = false
        },
        (error: unknown) => {
          // once: on a full disk it would be a line each second
          if (!unread) log.error('jobs.unread', { error })
          unread = true
        },
      )
      .finally(() => {
        looking = null
        if (lookAgain && running.size < AT_ONCE) wake()
      })
  }

  /** Where the database does not answer, the next renewal tries again; what lapses meanwhile may be run twice, as after a kill. */
  const renew = () => {
    if (!lease.held()) return
    renewLeases(db, [...running.keys()], lease.id, clock.now()).catch((error: unknown) =>
      log.warn('jobs.unrenewed', { error }),
    )
  }

  return {
    wake,
    async start() {
      const ended = lease.after === null ? [] : [lease.after]
      await db.transaction((tx) => releaseJobs(tx, ended, clock.now()))
      renewals = setInterval(renew, RENEWED_EVERY)
      // the timers of Node count machine time, so one jump of the clock, in either direction, is one tick like any other
      ticks = setInterval(wake, TICK)
      wake()
    },
    async idle() {
      while (looking !== null || running.size > 0) {
        await looking
        await Promise.all(running.values())
      }
    },
    async stop() {
      clearInterval(ticks ?? undefined)
      ticks = null
      await looking
      await Promise.all(running.values())
      clearInterval(renewals)
    },
    async runDue(now, most = MOST_AT_A_TIME) {
      let at: Temporal.Instant | null = null
      for (let count = 0; count < most; count += 1) {
        const [job] = await take(1, now)
        if (job === undefined) return count
        at = at === null || Temporal.Instant.compare(at, job.dueAt) < 0 ? job.dueAt : at
        const instant = at
        await run(job, instant, () => instant)
      }
      throw new Error(`more than ${most} jobs were due at once`)
    },
  }
}

/** Jobs that should have run a while ago, and those given up: for the doctor and the health page. */
export async function jobsBehind(db: Db, since: Temporal.Instant): Promise<{ behind: number; failed: number }> {
  const [behind, failed] = await Promise.all([
    db.read.job.count({ where: { state: { in: ['waiting', 'running'] }, dueAt: { lt: dateOf(since) } } }),
    db.read.job.count({ where: { state: 'failed' } }),
  ])
  return { behind, failed }
}
