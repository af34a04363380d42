import { Temporal } from 'temporal-polyfill'
import { UserError } from '../../chat/errors.ts'
import type { Context } from '../../context.ts'
import { audit } from '../../data/audit.ts'
import type { ReadOnly, Tables } from '../../data/db.ts'
import { dateOf } from '../../data/times.ts'
import { notifyPeople, notifyRoom } from '../circles/notices.ts'
import { openCircleOf } from '../circles/subject-circle.ts'
import { neutralNotice } from '../circles/waiting-views.ts'
import { HOW_IT_STANDS } from '../membership/actions.ts'
import { clashes } from '../sessions/clashes.ts'
import { planAhead, replan, silence, writePlan } from '../sessions/replanning.ts'
import { echo, type PlannedSession, plan, planFrom, type Rhythm } from '../sessions/rhythm.ts'
import { CIRCLE_PAUSED, CIRCLE_RESUMED } from './audits.ts'
import { goesOnLine, pausedLine } from './pausing-views.ts'
import type { ResumePreview } from './rules.ts'
import { CIRCLE_CHANGED, PAUSED, RESUMED } from './topics.ts'

/** How many first dates are offered: a season of weekly ones. */
const OFFERED = 12

/**
 * The circle rests: nothing unasked is posted, and its dates wait. A session that is open runs on to its end.
 * @returns false when it rests already
 * @throws UserError 'membership.not-now'
 */
export async function pauseCircle(c: Context): Promise<boolean> {
  const { id } = openCircleOf(c)
  return c.db.transaction(async (tx) => {
    const row = await tx.circle.findUniqueOrThrow({ where: { id } })
    if (row.state === 'paused') return false
    if (row.state !== 'open') throw new UserError('membership.not-now', { name: row.name })
    await silence(tx, c, id)
    await tx.circle.update({ where: { id }, data: { state: 'paused', pausedAt: dateOf(c.now) } })
    await notifyRoom(tx, c, row, { topic: PAUSED, view: pausedLine(), now: c.now })
    await notifyContact(tx, c, row)
    await audit(tx, { ...acting(c), action: CIRCLE_PAUSED, subject: id })
    return true
  })
}

/**
 * Reads only: sessions that went by while the circle rested are planned anew, behind those still ahead.
 * @param first the first session's date as somebody chose it; null: as soon as the rhythm allows
 * @throws UserError 'lifecycle.not-paused' | 'lifecycle.resume.look-again' when that day does not fit any more
 */
export async function resumePreview(c: Context, first: string | null): Promise<ResumePreview> {
  const circle = openCircleOf(c)
  if (circle.state !== 'paused') throw new UserError('lifecycle.not-paused')
  const { rhythm, sessions, others } = await shifted(c.db.read, circle.id, first, c.now)
  return {
    circle,
    sessions,
    echo: sessions.length === 0 ? null : echo(rhythm, sessions),
    first: sessions[0]?.local.toPlainDate().toString() ?? 'none',
    others,
  }
}

async function shifted(tables: ReadOnly<Tables>, circleId: string, first: string | null, now: Temporal.Instant) {
  const { rhythm, sessions: rows } = await planAhead(tables, circleId)
  const soonest = replan(rhythm, rows, now)
  const others = firstDates(rhythm, now)
  const isSoonest = first === null || first === 'none' || soonest[0]?.local.toPlainDate().toString() === first
  if (isSoonest) return { rhythm, sessions: soonest, others }
  const dates = planFrom(now, rhythm, Temporal.PlainDate.from(first), Math.max(1, rows.length))
  if ('problem' in dates) throw new UserError('lifecycle.resume.look-again')
  // they keep their numbers: what was held before is held
  const sessions = rows.map((row, at) => ({ ...(dates.sessions[at] ?? row), number: row.number }))
  return { rhythm, sessions, others }
}

/** The next dates of the rhythm's days, whatever the weeks: from each of them it can go on. */
export function firstDates(rhythm: Rhythm, now: Temporal.Instant): string[] {
  const weekly = { ...rhythm, everyWeeks: 1 }
  const today = now.toZonedDateTimeISO(rhythm.zone).toPlainDate()
  const tried = planFrom(now, weekly, today, 1)
  const begin = 'sessions' in tried ? today : beginning(tried.problem)
  if (begin === null) return []
  const dates = plan(weekly, begin, OFFERED)
  return 'problem' in dates ? [] : dates.sessions.map(({ local }) => local.toPlainDate().toString())
}

function beginning(problem: { kind: string; after?: Temporal.PlainDate | null; next?: Temporal.PlainDate | null }) {
  return problem.kind === 'off-pattern' ? (problem.after ?? null) : (problem.next ?? null)
}

/** Who of the circle has a session of another circle at one of these times. Which one is theirs to know. */
export async function peopleWithClashes(c: Context, sessions: readonly PlannedSession[]): Promise<string[]> {
  const { id, members, facilitators, minutes } = openCircleOf(c)
  const times = sessions.map(({ at }) => ({ at, minutes }))
  const found = await clashes(c.db.read, c.community.id, [...facilitators, ...members], times, id)
  return [...new Set(found.map(({ person }) => person))]
}

/**
 * Goes on from that date, as it was shown.
 * @returns false when it does already
 * @throws UserError 'lifecycle.resume.empty' | 'lifecycle.resume.look-again' | 'membership.not-now'
 */
export async function resumeCircle(c: Context, first: string): Promise<boolean> {
  const { id } = openCircleOf(c)
  return c.db.transaction(async (tx) => {
    const row = await tx.circle.findUniqueOrThrow({ where: { id } })
    if (row.state === 'open') return false
    if (row.state !== 'paused') throw new UserError('membership.not-now', { name: row.name })
    const seated = await tx.seat.count({ where: { circleId: id, state: { in: ['waiting', 'in'] } } })
    if (seated === 0) throw new UserError('lifecycle.resume.empty')
    const { sessions } = await shifted(tx, id, first, c.now)
    // a day may have gone by since the page was shown: nobody is given dates that she has not seen
    if ((sessions[0]?.local.toPlainDate().toString() ?? 'none') !== first)
      throw new UserError('lifecycle.resume.look-again')
    await tx.circle.update({ where: { id }, data: { state: 'open', pausedAt: null } })
    await writePlan(tx, c, id, sessions)
    const view = goesOnLine(sessions[0] ?? null)
    await notifyRoom(tx, c, row, { topic: RESUMED, view, now: c.now })
    await notifyContact(tx, c, row)
    await audit(tx, { ...acting(c), action: CIRCLE_RESUMED, subject: id })
    return true
  })
}

/** The named contact is not in the room: what it reads she is told of in private. */
export async function notifyContact(
  tx: Tables,
  c: Context,
  row: { id: string; communityId: string; contact: string | null },
): Promise<void> {
  if (row.contact === null || row.contact === c.actor.person) return
  const view = neutralNotice(HOW_IT_STANDS, { circle: row.id }, c.community.region)
  await notifyPeople(tx, c, row, { topic: CIRCLE_CHANGED, people: [row.contact], view, now: c.now })
}

const acting = (c: Context) => ({ community: c.community.id, actor: c.actor.person, at: c.now })
