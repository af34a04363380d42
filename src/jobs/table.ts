import type { Temporal } from 'temporal-polyfill'
import type { Db, Tables } from '../data/db.ts'
import type { ProcessLease } from '../data/process-lease.ts'
import { dateOf, instantOf } from '../data/times.ts'
import type { RunAgain } from './job.ts'

/** For how long a job belongs to the process that took it, unless the lease is renewed (src/jobs/runner.ts). */
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
  /** The process that took it. */
  leasedBy: string
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
  /** Of the process that takes them; nothing is taken once another process has it. */
  lease: Pick<ProcessLease, 'id' | 'isOurs'>
}

const inTurn = [{ dueAt: 'asc' as const }, { id: 'asc' as const }]

/** Takes what is due, the earliest first, and whatever has a lease that has lapsed. A try is counted before it is made. */
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
      data: { state: 'running', ...leased(lease.id, now), tries: { increment: 1 } },
    })
    return rows.map(({ id, kind, subject, generation, tries, dueAt, correlation }) => ({
      ...{ id, kind, subject, generation, correlation },
      tries: tries + 1,
      leasedBy: lease.id,
      dueAt: instantOf(dueAt),
    }))
  }, 'snapshot')
}

const leased = (leasedBy: string, now: Temporal.Instant) => ({ leasedBy, leasedUntil: dateOf(now.add(JOB_LEASE)) })
const UNLEASED = { leasedBy: null, leasedUntil: null }

/** Renews the leases of jobs that this process still runs. One that has lapsed and was taken up by another process stays that one's. */
export async function renewLeases(
  db: Db,
  jobs: readonly string[],
  process: string,
  now: Temporal.Instant,
): Promise<void> {
  if (jobs.length === 0) return
  const mine = { id: { in: [...jobs] }, state: 'running', leasedBy: process }
  await db.transaction((tx) => tx.job.updateMany({ where: mine, data: leased(process, now) }), 'snapshot')
}

/** `uncounted`: what kept it from being done was no failure of its own, and the try does not count. */
export type Ending =
  | { done: true }
  | RunAgain
  | (RunAgain & { failed: true })
  | (RunAgain & { uncounted: true })
  | { problem: string }

/**
 * Writes how a run ended. A job asked for again while it ran waits at the instant that was asked for. One whose lease has lapsed, and that
 * another process has taken up since, is that one's to end.
 */
export async function finishJob(db: Db, job: TakenJob, ending: Ending): Promise<void> {
  const mine = { id: job.id, state: 'running', leasedBy: job.leasedBy }
  await db.transaction(async (tx) => {
    const { count } = await tx.job.updateMany({ where: { ...mine, generation: job.generation }, data: ended(ending) })
    if (count === 0) await tx.job.updateMany({ where: mine, data: { state: 'waiting', ...UNLEASED } })
  }, 'snapshot')
}

function ended(ending: Ending) {
  if ('problem' in ending) return { state: 'failed', ...UNLEASED, problem: ending.problem }
  if ('done' in ending) return { state: 'done', ...UNLEASED, tries: 0, problem: null }
  const dueAt = dateOf(ending.again)
  if ('uncounted' in ending) return { state: 'waiting', ...UNLEASED, dueAt, tries: { decrement: 1 } }
  return { state: 'waiting', ...UNLEASED, dueAt, ...('failed' in ending ? {} : { tries: 0, problem: null }) }
}

/**
 * At the start of a process: takes up at once what was left running by the processes whose place it has taken, which run no more. What runs
 * elsewhere is left alone until its lease lapses. What was given up is tried again, because a restart is what follows a repair.
 */
export async function releaseJobs(tx: Tables, ended: readonly string[], now: Temporal.Instant): Promise<void> {
  const latest = dateOf(now.add(JOB_LEASE))
  await tx.job.updateMany({
    where: { state: 'running', leasedBy: { in: [...ended] } },
    data: { state: 'waiting', ...UNLEASED },
  })
  // no lease is longer: this one was written by a clock that was ahead of ours
  await tx.job.updateMany({ where: { state: 'running', leasedUntil: { gt: latest } }, data: { leasedUntil: latest } })
  await tx.job.updateMany({ where: { state: 'failed' }, data: { state: 'waiting', tries: 0, problem: null } })
}

/** What was done before then and has not been asked for since. No run lives as long, so its generations cannot be mistaken. */
export async function forgetDone(tx: Tables, before: Date): Promise<void> {
  await tx.job.deleteMany({ where: { state: 'done', dueAt: { lt: before } } })
}
