import { Temporal } from 'temporal-polyfill'
import type { Db } from '../data/db.ts'
import type { JobKind, Queue } from './queue.ts'

/**
 * Once a day for each community, by its clock: what nobody sees while its people sleep, an hour apart, so that they do not run into one
 * another; what asks people something when they are up.
 */
export const DAILY_JOBS = { 'community.forget': '03:20', 'community.ask': '10:20' } as const satisfies Partial<
  Record<JobKind, string>
>

export type DailyKind = keyof typeof DAILY_JOBS
const kinds = Object.keys(DAILY_JOBS) as DailyKind[]

export const isDaily = (kind: JobKind): boolean => Object.hasOwn(DAILY_JOBS, kind)

/** The next time at which the clock there shows the hour of this work: today's if it is still to come. `zone` null where setup has not said. */
export function nextDaily(kind: DailyKind, zone: string | null, now: Temporal.Instant): Temporal.Instant {
  const there = now.toZonedDateTimeISO(zone ?? 'UTC')
  const today = there.withPlainTime(Temporal.PlainTime.from(DAILY_JOBS[kind]))
  // a day without that hour (the clocks go on) has it at the first minute there is
  return (Temporal.ZonedDateTime.compare(today, there) > 0 ? today : today.add({ days: 1 })).toInstant()
}

/**
 * Sees to it that every community known has its daily work ahead of it: at the start, and when one joins. What waits already stays as it
 * is, so it may be called at any time, unless it waits for a later day: the clock was wrong then. Afterwards each run asks for the next by
 * itself.
 */
export function ensureDaily({ db, jobs }: { db: Db; jobs: Queue }, now: Temporal.Instant): Promise<void> {
  return db.transaction(async (tx) => {
    for (const { id, zone } of await tx.community.findMany({
      select: { id: true, zone: true },
      orderBy: { id: 'asc' },
    })) {
      for (const kind of kinds) {
        const job = { kind, subject: id }
        const next = nextDaily(kind, zone, now)
        const pending = await jobs.pending(tx, job)
        if (pending === null || Temporal.Instant.compare(pending, next) > 0) await jobs.reschedule(tx, job, next)
      }
    }
  })
}
