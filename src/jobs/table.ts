import type { Temporal } from 'temporal-polyfill'
import type { Db, Tables } from '../data/db.ts'
import type { ProcessLease } from '../data/process-lease.ts'
import { dateOf, instantOf } from '../data/times.ts'
import type { RunAgain } from './job.ts'

/**
 * For how long a job belongs to the process that took it. Longer than any run may take (the slowest call of a platform is given up
 * well before); in one process it only matters when a run's end could not be written.
 */
export const JOB_LEASE = { seconds: 60 }

/** A job that was taken to be run. */
export interface TakenJob {
  id: string
  /** The job's name. */
  kind: string
  subject: string
  generation: number
  /** This one counted. */
  tries: number
  dueAt: Temporal.Instant
  /** Of what asked for it; null where that must not be known. */
  correlation: string | null
}

interface Wanted {
  /** Names of the jobs that are carried out here. */
  kinds: readonly string[]
  most: number
  now: Temporal.Instant
  /** Ids of those that run here already. */
  except: readonly string[]
  /** Nothing is taken once another process has the lease. */
  lease: Pick<ProcessLease, 'isOurs'>
}

const inTurn = [{ dueAt: 'asc' as const }, { id: 'asc' as const }]

/** Takes what is due, the earliest first, and what was leased to a process that is no more. A try is counted before it is made. */
export async function takeDue(db: Db, { kinds, most, now, except, lease }: Wanted): Promise<TakenJob[]> {
  const due = {
    kind: { in: [...kinds] },
    id: { notIn: [...except] },
    OR: [
      { state: 'waiting', dueAt: { lte: dateOf(now) } },
      { state: 'running', leasedUntil: { lte: dateOf(now) } },
    ],
  }
  // most looks find nothing: they shall not open a transaction
  if ((await db.read.job.findFirst({ where: due, select: { id: true }, orderBy: inTurn })) === null) return []
  // each row is taken by what it says itself, and one process takes
  return db.transaction(async (tx) => {
    if (!(await lease.isOurs(tx))) return []
    const rows = await tx.job.findMany({ where: due, orderBy: inTurn, take: most })
    await tx.job.updateMany({
      where: { id: { in: rows.map((row) => row.id) } },
      data: { state: 'running', leasedUntil: dateOf(now.add(JOB_LEASE)), tries: { increment: 1 } },
    })
    return rows.map(({ id, kind, subject, generation, tries, dueAt, correlation }) => ({
      ...{ id, kind, subject, generation, correlation },
      tries: tries + 1,
      dueAt: instantOf(dueAt),
    }))
  }, 'snapshot')
}

/** `uncounted`: what kept it from being done was no failure of its own, and the try does not count. */
export type Ending =
  | { done: true }
  | RunAgain
  | (RunAgain & { failed: true })
  | (RunAgain & { uncounted: true })
  | { problem: string }

/** Writes how a run ended. A job asked for again while it ran waits at the instant that was asked for. */
export async function finishJob(db: Db, job: TakenJob, ending: Ending): Promise<void> {
  const mine = { id: job.id, state: 'running' }
  await db.transaction(async (tx) => {
    const { count } = await tx.job.updateMany({ where: { ...mine, generation: job.generation }, data: ended(ending) })
    if (count === 0) await tx.job.updateMany({ where: mine, data: { state: 'waiting', leasedUntil: null } })
  }, 'snapshot')
}

function ended(ending: Ending) {
  if ('problem' in ending) return { state: 'failed', leasedUntil: null, problem: ending.problem }
  if ('done' in ending) return { state: 'done', leasedUntil: null, tries: 0, problem: null }
  const dueAt = dateOf(ending.again)
  if ('uncounted' in ending) return { state: 'waiting', leasedUntil: null, dueAt, tries: { decrement: 1 } }
  return { state: 'waiting', leasedUntil: null, dueAt, ...('failed' in ending ? {} : { tries: 0, problem: null }) }
}

/**
 * At the start of the one process: whatever is marked as running was left by one that is no more, and what was given up is tried again,
 * because a restart is what follows a mend.
 */
export async function releaseJobs(tx: Tables): Promise<void> {
  await tx.job.updateMany({ where: { state: 'running' }, data: { state: 'waiting', leasedUntil: null } })
  await tx.job.updateMany({ where: { state: 'failed' }, data: { state: 'waiting', tries: 0, problem: null } })
}

/** What was done before then and has not been asked for since. No run lives as long, so its generations cannot be mistaken. */
export async function forgetDone(tx: Tables, before: Date): Promise<void> {
  await tx.job.deleteMany({ where: { state: 'done', dueAt: { lt: before } } })
}
