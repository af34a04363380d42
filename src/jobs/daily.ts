import { Temporal } from 'temporal-polyfill'
import type { Db } from '../data/db.ts'
import type { Job } from './job.ts'
import type { Queue } from './queue.ts'

/**
 * The next time at which the clock there shows the hour of this daily job: today's if it is still to come.
 * @param zone the community's; null where setup has not said: UTC then
 * @throws RangeError for a job that is not daily
 */
export function nextDaily({ name, timing }: Job, zone: string | null, now: Temporal.Instant): Temporal.Instant {
  if (typeof timing !== 'object') throw new RangeError(`the job '${name}' is not daily`)
  const there = now.toZonedDateTimeISO(zone ?? 'UTC')
  const today = there.withPlainTime(Temporal.PlainTime.from(timing.daily))
  // a day without that hour (the clocks go on) has it at the first minute there is
  return (Temporal.ZonedDateTime.compare(today, there) > 0 ? today : today.add({ days: 1 })).toInstant()
}

/**
 * Sees to it that every community known has its daily work ahead of it: at the start, and when one joins. What waits already stays as it
 * is, so it may be called at any time, unless it waits for a later day: the clock was wrong then. Afterwards each run asks for the next by
 * itself.
 * @param daily all jobs that are done once a day for each community; their subject is its id
 */
export function ensureDaily(
  { db, jobs }: { db: Db; jobs: Queue },
  daily: readonly Job[],
  now: Temporal.Instant,
): Promise<void> {
  return db.transaction(async (tx) => {
    for (const { id, zone } of await tx.community.findMany({
      select: { id: true, zone: true },
      orderBy: { id: 'asc' },
    })) {
      for (const job of daily) {
        const next = nextDaily(job, zone, now)
        const pending = await jobs.pending(tx, job, id)
        if (pending === null || Temporal.Instant.compare(pending, next) > 0) await jobs.reschedule(tx, job, id, next)
      }
    }
  })
}
