import { Temporal } from 'temporal-polyfill'
import { UserError } from '../../chat/errors.ts'
import type { Tables } from '../../data/db.ts'
import { dateOf, instantOf } from '../../data/times.ts'
import type { RunAgain } from '../../jobs/job.ts'
import { latestPost } from '../../outbox/find.ts'
import type { InTransaction } from '../../outbox/in-transaction.ts'
import type { EntityRef } from '../../outbox/outbox.ts'
import { isSending, isSent } from '../../outbox/states.ts'
import type { Work } from '../../work.ts'
import { currentClauses } from '../agreement/service.ts'
import { circlePlatformRoom } from '../circles/circle-room.ts'
import { circleEntity } from '../circles/entities.ts'
import { responsiblePeople } from '../circles/responsible.ts'
import { CLOSE_SESSION, OPEN_SESSION, REMIND_OF_SESSION } from './jobs.ts'
import { mustBeOpen } from './must-be-open.ts'
import { planned } from './planning.ts'
import { CLOSING_WITHIN, openingAt, openingUntil, reminderAt, reminderUntil } from './rhythm.ts'
import { findSession as find, type SessionRow, sessionPost, sessionShown } from './shown.ts'
import { DID_YOU_MEET, SESSION_CLOSING, SESSION_OPENING, SESSION_REMINDER, sessionEntity } from './topics.ts'
import { closingView, didYouMeet, openingView, reminderView } from './views.ts'

/** The answers of people to a session, as they pressed them. */
export const ANSWERS = ['coming', 'here', 'on-my-way', 'cannot'] as const
export type AttendanceAnswer = (typeof ANSWERS)[number]

/** The day before. A reminder whose time has passed is left out in silence: the opening is still to come. */
export function remind(work: Work, sessionId: string): Promise<void> {
  return work.db.transaction(async (tx) => {
    const row = await find(tx, sessionId)
    if (row?.state !== 'planned' || row.circle.state !== 'open') return
    if ((await circlePlatformRoom(tx, row.circleId)) === null) return
    const graceUntil = reminderUntil(planned(row))
    if (Temporal.Instant.compare(work.now, graceUntil) > 0) return
    const view = reminderView(await sessionShown(tx, row))
    await work.outbox.add(tx, {
      ...(await sessionPost(tx, row, SESSION_REMINDER)),
      view,
      dueAt: reminderAt(planned(row)),
      graceUntil,
    })
  })
}

/** The opening at its time. Beyond its grace window nothing is posted: the facilitator is asked 'Did you meet?'. */
export function openInTime(work: Work, sessionId: string): Promise<void> {
  return work.db.transaction(async (tx) => {
    const row = await find(tx, sessionId)
    if (row?.state !== 'planned' || row.circle.state !== 'open') return
    if ((await circlePlatformRoom(tx, row.circleId)) === null) return
    if (Temporal.Instant.compare(work.now, openingUntil(planned(row), row.minutes)) > 0)
      return askWhetherMet(tx, work, row)
    const until = openingUntil(planned(row), row.minutes)
    await openNow(tx, work, row, { from: openingAt(planned(row)), until })
  })
}

/** An opening that was written down but could not be sent in time: the same question. */
export async function openingWentStale(
  { owner: session }: { owner: EntityRef },
  { tx, work, now }: InTransaction,
): Promise<void> {
  const row = await find(tx, session.id)
  if (row && (row.state === 'open' || row.state === 'planned')) await askWhetherMet(tx, { ...work, now }, row)
}

async function askWhetherMet(tx: Tables, work: Work, row: SessionRow): Promise<void> {
  await tx.session.update({ where: { id: row.id }, data: { state: 'unconfirmed' } })
  await work.jobs.cancel(tx, CLOSE_SESSION, row.id)
  for (const person of await responsiblePeople(tx, row.circleId)) {
    await work.outbox.add(tx, {
      key: `did-you-meet:${row.id}:${person}`,
      community: row.circle.communityId,
      owner: sessionEntity(row.id),
      topic: DID_YOU_MEET,
      subject: circleEntity(row.circleId),
      to: { person },
      view: didYouMeet(row.circle, { id: row.id, number: row.number, at: instantOf(row.at), zone: row.zone }),
      dueAt: work.now,
    })
  }
}

async function openNow(
  tx: Tables,
  work: Work,
  row: SessionRow,
  /** When the opening was due (a later one says that it is late), and when the session ends. */
  time: { from: Temporal.Instant; until: Temporal.Instant },
): Promise<void> {
  await tx.session.update({ where: { id: row.id }, data: { state: 'open', openedAt: dateOf(work.now) } })
  await work.jobs.cancel(tx, REMIND_OF_SESSION, row.id)
  await work.outbox.cancel(tx, { owner: sessionEntity(row.id), topic: SESSION_REMINDER })
  const view = openingView(await sessionShown(tx, row), await currentClauses(tx, row.circleId), [])
  await work.outbox.add(tx, {
    ...(await sessionPost(tx, row, SESSION_OPENING)),
    view,
    dueAt: time.from,
    graceUntil: time.until,
  })
  await work.jobs.reschedule(tx, CLOSE_SESSION, row.id, time.until)
}

/** How long the end of a session waits while its opening is just being sent. */
const WHILE_SENDING = { minutes: 1 }

/**
 * The end at its time. Of a session whose opening is not known to have arrived nobody knows whether it took place: no closing, but the
 * question 'Did you meet?' instead of 'Did it arrive?'. An opening that anyone pressed, or that was found there, has arrived.
 */
export function closeInTime(work: Work, sessionId: string): Promise<RunAgain | undefined> {
  return work.db.transaction(async (tx) => {
    const row = await find(tx, sessionId)
    if (row?.state !== 'open') return undefined
    const opening = await latestPost(tx, sessionEntity(row.id), SESSION_OPENING)
    if (opening !== null && isSending(opening.state)) return { again: work.now.add(WHILE_SENDING) }
    if (opening === null || isSent(opening.state)) await closeNow(tx, work, row)
    else {
      await work.outbox.cancel(tx, { post: opening.id })
      await askWhetherMet(tx, work, row)
    }
    return undefined
  })
}

/** The end when a facilitator says so; an opening that has not gone out goes out no more. @returns null when it was not open */
export function closeSession(work: Work, sessionId: string): Promise<{ number: number } | null> {
  return work.db.transaction(async (tx) => {
    const row = await find(tx, sessionId)
    if (row?.state !== 'open') return null
    await work.outbox.cancel(tx, { owner: sessionEntity(row.id), topic: SESSION_OPENING })
    await closeNow(tx, work, row)
    return { number: row.number }
  })
}

async function closeNow(tx: Tables, work: Work, row: SessionRow): Promise<void> {
  await tx.session.update({ where: { id: row.id }, data: { state: 'closed', closedAt: dateOf(work.now) } })
  const due = (await work.jobs.pending(tx, CLOSE_SESSION, row.id)) ?? work.now
  const dueAt = Temporal.Instant.compare(due, work.now) < 0 ? due : work.now
  await work.jobs.cancel(tx, CLOSE_SESSION, row.id)
  // nobody is called to a check-out by a circle that has ended
  if (row.circle.state !== 'open' && row.circle.state !== 'paused') return
  const view = closingView(await sessionShown(tx, row), whatFollows(row))
  await work.outbox.add(tx, {
    ...(await sessionPost(tx, row, SESSION_CLOSING)),
    view,
    dueAt,
    graceUntil: dueAt.add(CLOSING_WITHIN),
  })
}

/** The session after this one as it is planned now; a circle that rests has none until it goes on. */
export function whatFollows(row: SessionRow): Parameters<typeof closingView>[1] {
  if (row.circle.state === 'paused') return 'resting'
  const next = row.circle.sessions.find((each) => each.number > row.number && each.state === 'planned')
  return next ? { number: next.number, at: instantOf(next.at), zone: next.zone } : null
}

/** How far from its planned time a session is opened without asking 'all the same?'. */
const SAME_EVENING = Temporal.Duration.from({ hours: 3 })

/**
 * Opens the next planned session because a facilitator says so. On another day than planned, that is its time from now on.
 * @returns what was opened; or, when it is planned for another time and `sure` is false, what would be
 * @throws UserError 'sessions.already-open' | 'sessions.none-planned' | 'sessions.over', and what `mustBeOpen` says
 */
export function openByHand(
  work: Work,
  circleId: string,
  asked: { session: string | null; sure: boolean },
): Promise<{ opened: boolean; session: { id: string; number: number; at: Temporal.Instant; zone: string } }> {
  return work.db.transaction(async (tx) => {
    const circle = await tx.circle.findUniqueOrThrow({
      where: { id: circleId },
      include: { sessions: { orderBy: { number: 'asc' } } },
    })
    mustBeOpen(circle)
    if ((await circlePlatformRoom(tx, circleId)) === null) throw new UserError('sessions.not-open-circle')
    const open = circle.sessions.find((each) => each.state === 'open')
    if (open && open.id === asked.session) return { opened: true, session: { ...open, at: instantOf(open.at) } }
    if (open) throw new UserError('sessions.already-open', { number: open.number })
    const next = circle.sessions.find((each) => each.state === 'planned')
    if (!next) throw new UserError('sessions.none-planned')
    if (asked.session !== null && asked.session !== next.id) throw new UserError('sessions.over')
    const session = { id: next.id, number: next.number, at: instantOf(next.at), zone: next.zone }
    const far = Temporal.Duration.compare(work.now.until(session.at).abs(), SAME_EVENING) > 0
    if (far && !asked.sure) return { opened: false, session }
    const begun = far ? await begins(tx, next, work.now) : session.at
    const row = await find(tx, next.id)
    if (row) await openNow(tx, work, row, { from: work.now, until: work.now.add({ minutes: next.minutes }) })
    await work.jobs.cancel(tx, OPEN_SESSION, next.id)
    return { opened: true, session: { ...session, at: begun } }
  })
}

/** To the minute, as people tell the time. */
async function begins(tx: Tables, row: { id: string; zone: string }, now: Temporal.Instant): Promise<Temporal.Instant> {
  const there = now.toZonedDateTimeISO(row.zone).round({ smallestUnit: 'minute', roundingMode: 'floor' })
  const local = there.toPlainDateTime().toString({ smallestUnit: 'minute' })
  await tx.session.update({ where: { id: row.id }, data: { local, at: dateOf(there.toInstant()) } })
  return there.toInstant()
}

/** The open session of a circle. @throws UserError 'sessions.none-open', and what `mustBeOpen` says */
export async function openSessionOf(work: Work, circle: { id: string; state: string }): Promise<string> {
  const row = await work.db.read.session.findFirst({
    where: { circleId: circle.id, state: 'open' },
    orderBy: { number: 'asc' },
  })
  if (row) return row.id
  mustBeOpen(circle)
  throw new UserError('sessions.none-open')
}

/**
 * Notes what somebody pressed. 'On my way' is the only answer that the circle reads, as a warm line in the opening, never as a count.
 * @param circle as it stands at the press
 * @throws UserError 'sessions.over' once it is closed, and what `mustBeOpen` says of its circle
 */
export function answer(
  work: Work,
  circle: { id: string; state: string },
  sessionId: string,
  person: string,
  said: AttendanceAnswer,
): Promise<void> {
  return work.db.transaction(async (tx) => {
    const known = await tx.session.findFirst({ where: { id: sessionId, circleId: circle.id }, select: { state: true } })
    // one that was open when its circle came to rest runs on
    if (known !== null && known.state !== 'open') mustBeOpen(circle)
    if (known?.state !== 'open' && known?.state !== 'planned') throw new UserError('sessions.over')
    const noted = { answer: said, at: dateOf(work.now) }
    await tx.attendance.upsert({
      where: { sessionId_person: { sessionId, person } },
      create: { sessionId, person, ...noted },
      update: noted,
      select: { person: true },
    })
    // before it is open nothing that a room sees tells of it
    const row = known.state === 'open' ? await find(tx, sessionId) : null
    if (row === null) return
    const coming = await tx.attendance.findMany({
      where: { sessionId, answer: 'on-my-way' },
      orderBy: [{ at: 'asc' }, { person: 'asc' }],
    })
    const view = openingView(
      await sessionShown(tx, row),
      await currentClauses(tx, circle.id),
      coming.map((each) => each.person),
    )
    await work.outbox.revise(tx, { owner: sessionEntity(row.id), topic: SESSION_OPENING }, view)
  })
}

/** A facilitator says whether an unconfirmed session took place. @throws UserError 'sessions.over' when it is known already */
export function confirmMet(work: Work, circleId: string, sessionId: string, met: boolean): Promise<{ number: number }> {
  return work.db.transaction(async (tx) => {
    const row = await tx.session.findFirst({ where: { id: sessionId, circleId } })
    if (row?.state !== 'unconfirmed') throw new UserError('sessions.over')
    await tx.session.update({
      where: { id: sessionId },
      data: { state: met ? 'closed' : 'skipped', closedAt: dateOf(work.now) },
    })
    return { number: row.number }
  })
}
