import { Temporal } from 'temporal-polyfill'
import type { ReadOnly, Tables } from '../../data/db.ts'
import { dateOf, instantOf } from '../../data/times.ts'
import type { Work } from '../../work.ts'
import { CLOSE_SESSION, OPEN_SESSION, REMIND_OF_SESSION } from './jobs.ts'
import { planned } from './planning.ts'
import { openingAt, type PlannedSession, type Rhythm, reminderAt } from './rhythm.ts'
import { endOfRound } from './round-end.ts'
import { findSession, sessionShown } from './shown.ts'
import { SESSION_OPENING, SESSION_REMINDER, sessionEntity } from './topics.ts'
import { reminderMoved } from './views.ts'

export { replan } from './rhythm-along.ts'

/** A circle's rhythm and the sessions still planned, in their order: what `replan` is asked with. */
export async function planAhead(
  tables: ReadOnly<Tables>,
  circleId: string,
): Promise<{ rhythm: Rhythm; sessions: PlannedSession[] }> {
  const circle = await tables.circle.findUniqueOrThrow({
    where: { id: circleId },
    include: { sessions: { where: { state: 'planned' }, orderBy: { number: 'asc' } } },
  })
  const { cron, everyWeeks, zone } = circle
  return { rhythm: { cron, everyWeeks, zone }, sessions: circle.sessions.map(planned) }
}

/**
 * Nothing more is said of a circle's planned sessions until `writePlan`: their jobs and what is still to be posted are taken back.
 * A session that is open runs on to its end unless `ending` says when it ended: then it is closed, without a closing post.
 */
export async function silence(
  tx: Tables,
  work: Work,
  circleId: string,
  { ending = null }: { ending?: Temporal.Instant | null } = {},
): Promise<void> {
  const rows = await tx.session.findMany({
    where: { circleId, state: { in: ['planned', 'open'] } },
    orderBy: { number: 'asc' },
  })
  for (const row of rows) {
    if (row.state === 'open' && ending === null) continue
    for (const job of [REMIND_OF_SESSION, OPEN_SESSION, CLOSE_SESSION]) await work.jobs.cancel(tx, job, row.id)
    const owner = sessionEntity(row.id)
    await work.outbox.cancel(tx, { owner, topic: SESSION_REMINDER })
    await work.outbox.cancel(tx, { owner, topic: SESSION_OPENING })
    if (row.state === 'open' && ending !== null)
      await tx.session.update({ where: { id: row.id }, data: { state: 'closed', closedAt: dateOf(ending) } })
  }
}

/**
 * The circle's plan as a whole is another from now on: after a pause, or because it opened later than planned. The end of its round
 * is put off by as much as its last session. Sessions that are not planned any more are left as they are.
 */
export async function writePlan(
  tx: Tables,
  work: Work,
  circleId: string,
  plan: readonly PlannedSession[],
): Promise<void> {
  const circle = await tx.circle.findUniqueOrThrow({
    where: { id: circleId },
    include: { sessions: { orderBy: { number: 'asc' } } },
  })
  const before = circle.sessions.filter((row) => row.state === 'planned').at(-1)
  const after = plan.at(-1)
  if (before && after) {
    const { days } = planned(before).local.toPlainDate().until(after.local.toPlainDate(), { largestUnit: 'days' })
    const endsBy = endOfRound(circle, circle.sessions.length).add({ days: Math.max(0, days) })
    if (days > 0) await tx.circle.update({ where: { id: circleId }, data: { endsBy: endsBy.toString() } })
  }
  await writeDates(tx, work, circleId, plan)
}

/**
 * New dates for planned sessions, their reminders and openings made due anew. What people said about coming at another time is
 * forgotten, and a reminder that has gone out says when the session is now.
 */
export async function writeDates(
  tx: Tables,
  work: Work,
  circleId: string,
  plan: readonly PlannedSession[],
): Promise<void> {
  for (const session of plan) {
    const row = await tx.session.findUnique({ where: { circleId_number: { circleId, number: session.number } } })
    if (row?.state !== 'planned') continue
    const moved = !instantOf(row.at).equals(session.at)
    await work.outbox.cancel(tx, { owner: sessionEntity(row.id), topic: SESSION_REMINDER })
    await tx.session.update({
      where: { id: row.id },
      data: {
        local: session.local.toString({ smallestUnit: 'minute' }),
        zone: session.zone,
        at: dateOf(session.at),
        revision: { increment: 1 },
      },
    })
    if (moved) {
      await tx.attendance.deleteMany({ where: { sessionId: row.id } })
      await reviseReminders(tx, work, row.id)
    }
    await due(tx, work, row.id, session)
  }
}

/** Every reminder that went out for an earlier time says where the session is now. */
async function reviseReminders(tx: Tables, work: Work, session: string): Promise<void> {
  const row = await findSession(tx, session)
  if (row === null) return
  const view = reminderMoved(await sessionShown(tx, row))
  await work.outbox.revise(tx, { owner: sessionEntity(session), topic: SESSION_REMINDER }, view)
}

/** A reminder whose time has passed is left out: the note about the move has just told. */
async function due(tx: Tables, work: Work, id: string, session: PlannedSession): Promise<void> {
  if (Temporal.Instant.compare(reminderAt(session), work.now) > 0)
    await work.jobs.reschedule(tx, REMIND_OF_SESSION, id, reminderAt(session))
  else await work.jobs.cancel(tx, REMIND_OF_SESSION, id)
  await work.jobs.reschedule(tx, OPEN_SESSION, id, openingAt(session))
}
