import { Temporal } from 'temporal-polyfill'
import type { Tables } from '../../data/db.ts'
import { newId } from '../../data/ids.ts'
import { dateOf, instantOf } from '../../data/times.ts'
import type { Queue } from '../../jobs/queue.ts'
import { OPEN_SESSION, REMIND_OF_SESSION } from './jobs.ts'
import { openingAt, type PlannedSession, reminderAt } from './rhythm.ts'

/** Writes the sessions down. Rows are the truth from now on; the rhythm only planned them. */
export async function planSessions(
  tx: Tables,
  circleId: string,
  planned: readonly PlannedSession[],
  minutes: number,
): Promise<void> {
  await tx.session.createMany({
    data: planned.map((each) => ({
      id: newId(),
      circleId,
      number: each.number,
      local: each.local.toString({ smallestUnit: 'minute' }),
      zone: each.zone,
      at: dateOf(each.at),
      minutes,
      state: 'planned',
    })),
  })
}

/** Makes each planned session's posts due: the day before, the opening, the end. At most three unasked posts a session (PRACTICE, section 3). */
export async function scheduleSessions(tx: Tables, jobs: Queue, circleId: string): Promise<void> {
  const sessions = await tx.session.findMany({ where: { circleId, state: 'planned' }, orderBy: { number: 'asc' } })
  for (const row of sessions) {
    await jobs.reschedule(tx, REMIND_OF_SESSION, row.id, reminderAt(planned(row)))
    await jobs.reschedule(tx, OPEN_SESSION, row.id, openingAt(planned(row)))
  }
}

interface SessionTimes {
  number: number
  local: string
  zone: string
  at: Date
}

export const planned = (row: SessionTimes): PlannedSession => ({
  number: row.number,
  local: Temporal.PlainDateTime.from(row.local),
  zone: row.zone,
  at: instantOf(row.at),
})
