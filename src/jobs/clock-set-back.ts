import { Temporal } from 'temporal-polyfill'
import type { Db } from '../data/db.ts'
import { dateOf, instantOf } from '../data/times.ts'
import { isDaily, type Job } from './job.ts'
import { JOB_LEASE } from './table.ts'

/** By less than this a clock is set back all the time, when it is kept right by the network; nobody notices a wait that is so much longer. */
const NOTICED = Temporal.Duration.from({ seconds: 1 })

/** Whether the clock was set back between two looks at it. It runs on by itself, so any earlier time was set by hand or by the network. */
export const isSetBack = (before: Temporal.Instant | null, now: Temporal.Instant): before is Temporal.Instant =>
  before !== null && Temporal.Duration.compare(now.until(before), NOTICED) >= 0

/**
 * When a job is due after the clock was set back from `before` to `now`: what waits for so long still waits for as long, and what was
 * due already is due now. Otherwise a retry in ten seconds would wait for an hour and ten seconds.
 */
export function dueAfterSetBack(
  due: Temporal.Instant,
  before: Temporal.Instant,
  now: Temporal.Instant,
): Temporal.Instant {
  if (Temporal.Instant.compare(due, before) <= 0) return Temporal.Instant.compare(due, now) < 0 ? due : now
  return due.subtract(now.until(before))
}

/** When daily work is due after the clock was set back to `now`: at its hour, on the first day on which that is still to come. */
export function dailyAfterSetBack(due: Temporal.Instant, now: Temporal.Instant): Temporal.Instant {
  const days = Math.floor(now.until(due).total('hours') / 24)
  return days > 0 ? due.subtract({ hours: 24 * days }) : due
}

/**
 * Moves the waits and the leases of jobs along with a clock that was set back, and daily work to the days that come again.
 * @param known all jobs that are carried out here
 */
export async function setBack(
  db: Db,
  known: readonly Job[],
  before: Temporal.Instant,
  now: Temporal.Instant,
): Promise<void> {
  const waits = known.filter(({ timing }) => timing === 'wait').map(({ name }) => name)
  await db.transaction(async (tx) => {
    const waiting = await tx.job.findMany({
      where: { state: 'waiting', kind: { in: waits }, dueAt: { gt: dateOf(now) } },
      orderBy: { id: 'asc' },
    })
    for (const { id, dueAt } of waiting)
      await tx.job.update({ where: { id }, data: { dueAt: dateOf(dueAfterSetBack(instantOf(dueAt), before, now)) } })
    const daily = await tx.job.findMany({
      where: {
        state: 'waiting',
        kind: { in: known.filter(isDaily).map(({ name }) => name) },
        dueAt: { gt: dateOf(now) },
      },
      orderBy: { id: 'asc' },
    })
    for (const { id, dueAt } of daily)
      await tx.job.update({ where: { id }, data: { dueAt: dateOf(dailyAfterSetBack(instantOf(dueAt), now)) } })
    const leasedUntil = dateOf(now.add(JOB_LEASE))
    await tx.job.updateMany({ where: { state: 'running', leasedUntil: { gt: leasedUntil } }, data: { leasedUntil } })
  })
}
