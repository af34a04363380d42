import type { Temporal } from 'temporal-polyfill'
import { UserError } from '../../chat/errors.ts'
import { isAllowed } from '../../chat/permissions.ts'
import type { Context } from '../../context.ts'
import { audit } from '../../data/audit.ts'
import type { ReadOnly, Tables } from '../../data/db.ts'
import { ownedBy } from '../../outbox/find.ts'
import { circleEntity } from '../circles/entities.ts'
import type { CircleFacts } from '../circles/powers.ts'
import { programmeLeads } from '../circles/powers.ts'
import { SESSION_AUDITS } from './audits.ts'
import { type Clash, clashes } from './clashes.ts'
import { OPEN_SESSION, REMIND_OF_SESSION } from './jobs.ts'
import { type Change, type MovedDates, movedDates, type RemainingSessions, skipped } from './moves.ts'
import { clashNotice, type MoveAsked, movedNote, type Proposal, reminderDropped } from './moving-views.ts'
import { writeDates } from './replanning.ts'
import { echo } from './rhythm.ts'
import { whatFollows } from './service.ts'
import { findSession, sessionShown } from './shown.ts'
import { type StandingPlan, type StandingSession, sessionMeant, standingPlan } from './standing-plan.ts'
import { MOVE_CLASHES, SESSION_CLOSING, SESSION_REMINDER, SESSIONS_MOVED, sessionEntity } from './topics.ts'
import { closingView } from './views.ts'

/** What is to become of a session: at another time, or not on its day. */
export type MoveRequest = { readonly session: string; readonly rest: RemainingSessions } & (
  | { readonly what: 'move'; readonly to: Temporal.PlainDateTime }
  | { readonly what: 'skip' }
)

/**
 * What a wish would come to as the plan stands now. Nothing is changed.
 * @param seen the plan's stamp when it was last looked at; null the first time
 * @throws UserError as `standingPlan` and `sessionMeant`
 */
export async function proposed(
  c: Context,
  circle: CircleFacts,
  wish: MoveRequest,
  asked: MoveAsked,
  seen: number | null = null,
): Promise<Proposal> {
  const plan = await standingPlan(c.db.read, circle.id)
  const session = sessionMeant(plan, numberOf(plan, wish.session))
  const moves = movesOf(plan, session, wish, c.now)
  const clashing = await clashesOf(c.db.read, c, circle, plan, moves.changes)
  const people = [...new Set(clashing.map(({ person }) => person))]
  const after = plan.sessions
    .filter((each) => each.state === 'planned')
    .flatMap((each) => {
      const change = moves.changes.find(({ number }) => number === each.number)
      return change === undefined ? [each] : change.to === null ? [] : [change.to]
    })
  return {
    ...moves,
    asked,
    circle: circle.id,
    number: session.number,
    rest: wish.rest,
    others: othersAfter(plan, session),
    echo: after.length === 0 ? null : echo(plan.rhythm, after),
    notFree: { count: people.length, who: people.length > 0 && (await isAllowed(programmeLeads, c)) ? people : null },
    stamp: plan.stamp,
    changedMeanwhile: seen !== null && seen !== plan.stamp,
  }
}

/**
 * Carries out what was looked at, once: the dates, what is due at them, the note in the room, and a word in private to whoever
 * has another session then. Asked again with the same `made`, it is done already.
 * @param made unique for this wish: what the form minted, or the session's own revision
 * @param seen the plan's stamp as it was looked at
 * @returns false when the plan, or what stands against the wish, is not what was looked at: then nothing is changed
 */
export function carriedOut(
  c: Context,
  circle: CircleFacts,
  wish: MoveRequest,
  { made, seen }: { made: string; seen: number },
): Promise<boolean> {
  const owner = { kind: 'move', id: `${circle.id}:${made}` }
  return c.db.transaction(async (tx) => {
    if ((await tx.post.count({ where: ownedBy(owner, SESSIONS_MOVED) })) > 0) return true
    const plan = await standingPlan(tx, circle.id)
    if (plan.stamp !== seen || circle.room === null) return false
    const session = sessionMeant(plan, numberOf(plan, wish.session))
    const { changes, problems } = movesOf(plan, session, wish, c.now)
    if (problems.length > 0) return false
    const clashing = await clashesOf(tx, c, circle, plan, changes)
    for (const { number, to } of changes) if (to === null) await drop(tx, c, plan, number)
    const dates = changes.flatMap(({ to }) => (to === null ? [] : [to]))
    await writeDates(tx, c, circle.id, dates)
    await mendClosing(tx, c, plan, session)
    const subject = circleEntity(circle.id)
    const shared = { community: c.community.id, owner, subject, dueAt: c.now }
    const note = movedNote(wish.what, wish.rest, changes, othersAfter(plan, session))
    await c.outbox.add(tx, {
      ...{ ...shared, key: `moved:${owner.id}`, topic: SESSIONS_MOVED },
      ...{ to: { room: circle.room, of: subject }, view: note },
    })
    for (const [person, hers] of byPerson(clashing, changes)) {
      const view = clashNotice(circle.name, circle.zone, hers)
      const key = `clash:${owner.id}:${person}`
      await c.outbox.add(tx, { ...shared, key, topic: MOVE_CLASHES, to: { person }, view })
    }
    const { person: actor } = c.actor
    const action = SESSION_AUDITS[wish.what]
    await audit(tx, { community: c.community.id, actor, action, subject: session.id, at: c.now })
    return true
  })
}

/** @throws UserError 'sessions.over' for a session that is not this circle's */
function numberOf(plan: StandingPlan, session: string): number {
  const found = plan.sessions.find(({ id }) => id === session)
  if (found === undefined) throw new UserError('sessions.over')
  return found.number
}

const othersAfter = (plan: StandingPlan, session: StandingSession): boolean =>
  plan.sessions.some((each) => each.state === 'planned' && each.number > session.number)

function movesOf(plan: StandingPlan, session: StandingSession, wish: MoveRequest, now: Temporal.Instant): MovedDates {
  const asked = { sessions: plan.sessions, number: session.number, rest: wish.rest, now, latest: plan.latest }
  return wish.what === 'move' ? movedDates({ ...asked, to: wish.to }) : skipped({ ...asked, rhythm: plan.rhythm })
}

function clashesOf(
  tables: ReadOnly<Tables>,
  c: Context,
  circle: CircleFacts,
  plan: StandingPlan,
  changes: readonly Change[],
): Promise<Clash[]> {
  const times = changes.flatMap(({ number, to }) => {
    const minutes = plan.sessions.find((each) => each.number === number)?.minutes ?? circle.minutes
    return to === null ? [] : [{ at: to.at, minutes }]
  })
  return clashes(tables, c.community.id, [...circle.facilitators, ...circle.members], times, circle.id)
}

function byPerson(clashing: readonly Clash[], changes: readonly Change[]) {
  const people = new Map<string, { number: number; at: Temporal.Instant; other: Clash['other'] }[]>()
  for (const { person, time, other } of clashing) {
    const number = changes.find(({ to }) => to?.at.equals(time.at))?.number
    if (number !== undefined) people.set(person, [...(people.get(person) ?? []), { number, at: time.at, other }])
  }
  return people
}

/** It does not take place: nothing of it is said any more, and a reminder that has gone out says so. */
async function drop(tx: Tables, c: Context, plan: StandingPlan, number: number): Promise<void> {
  const session = plan.sessions.find((each) => each.number === number)
  if (session === undefined) return
  for (const job of [REMIND_OF_SESSION, OPEN_SESSION]) await c.jobs.cancel(tx, job, session.id)
  const reminders = { owner: sessionEntity(session.id), topic: SESSION_REMINDER }
  await c.outbox.cancel(tx, reminders)
  await c.outbox.revise(tx, reminders, reminderDropped(number))
  const gone = { state: 'skipped', revision: { increment: 1 } }
  await tx.session.update({ where: { id: session.id }, data: gone })
}

/** The last closing named the next date: it names the new one. */
async function mendClosing(tx: Tables, c: Context, plan: StandingPlan, session: StandingSession): Promise<void> {
  const before = plan.sessions.findLast((each) => each.number < session.number && each.state !== 'skipped')
  if (before?.state !== 'closed') return
  const row = await findSession(tx, before.id)
  if (row === null) return
  const closing = { owner: sessionEntity(row.id), topic: SESSION_CLOSING }
  await c.outbox.revise(tx, closing, closingView(await sessionShown(tx, row), whatFollows(row)))
}
