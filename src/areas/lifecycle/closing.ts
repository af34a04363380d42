import type { Temporal } from 'temporal-polyfill'
import { UserError } from '../../chat/errors.ts'
import type { View } from '../../chat/view.ts'
import type { Context } from '../../context.ts'
import { audit } from '../../data/audit.ts'
import type { ReadOnly, Tables } from '../../data/db.ts'
import { dateOf, instantOf } from '../../data/times.ts'
import { latestPost, ownedBy } from '../../outbox/find.ts'
import { hasFailed, isSent } from '../../outbox/states.ts'
import type { Work } from '../../work.ts'
import { changeCircleRoom, circleRoom, circleRoomId } from '../circles/circle-room.ts'
import { circleEntity } from '../circles/entities.ts'
import { notifyPeople, notifyRoom } from '../circles/notices.ts'
import { responsiblePeople } from '../circles/responsible.ts'
import { openCircleOf } from '../circles/subject-circle.ts'
import { CLOSE_ROOM } from '../rooms/jobs.ts'
import { planAhead, silence, writePlan } from '../sessions/replanning.ts'
import { CIRCLE_CLOSED, CLOSING_AUDITS } from './audits.ts'
import { announcement, farewell, notClosing, notYetLine, stillStuck } from './closing-views.ts'
import { notifyContact } from './pausing.ts'
import { READ_ONLY_NOTICE, type RoomAfter } from './rules.ts'
import { ENDING, ENDING_STOPPED, FAREWELL, READ_ONLY_FAILED } from './topics.ts'

/** The announcement of the end as it is now: one that was taken back and made again is another post. */
const latestAnnouncement = (tables: ReadOnly<Tables>, circle: string) =>
  latestPost(tables, circleEntity(circle), ENDING)

async function reviseAnnouncement(tx: Tables, c: Context, view: View): Promise<void> {
  const post = await latestAnnouncement(tx, openCircleOf(c).id)
  if (post !== null) await c.outbox.revise(tx, { post: post.id }, view)
}

/**
 * Ends the circle. Its planned sessions no longer take place. Where the room stays open it has closed at once, with a farewell there;
 * where nobody is to write in it any more, that is announced there, and happens a day later (the job room.close).
 * @returns from when on nobody writes there; null where the room stays open
 * @throws UserError 'membership.not-now' | 'lifecycle.close.already'
 */
export async function closeCircle(c: Context, after: RoomAfter): Promise<Temporal.Instant | null> {
  const { id } = openCircleOf(c)
  return c.db.transaction(async (tx) => {
    const row = await tx.circle.findUniqueOrThrow({ where: { id } })
    if (row.state === 'closing') throw new UserError('lifecycle.close.already')
    if (row.state !== 'open' && row.state !== 'paused') throw new UserError('membership.not-now', { name: row.name })
    await silence(tx, c, id, { ending: c.now })
    // each announcement has an instant, and so a post, of its own
    const earlier = await tx.post.count({ where: ownedBy(circleEntity(id), ENDING) })
    const readOnly = after === 'read-only' ? c.now.add(READ_ONLY_NOTICE).add({ milliseconds: earlier }) : null
    const place = { ...c.community, zone: row.zone }
    if (readOnly === null) {
      const view = farewell({ name: row.name }, place, c.now)
      await notifyRoom(tx, c, row, { topic: FAREWELL, key: `farewell:${id}`, view, now: c.now })
      await changeCircleRoom(tx, id, { afterwards: after })
      await hasClosed(tx, id, c.now)
    } else {
      const view = announcement({ id, name: row.name }, place, readOnly)
      const key = `ending:${id}:${readOnly.epochMilliseconds}`
      await notifyRoom(tx, c, row, { topic: ENDING, key, view, now: c.now })
      await tx.circle.update({ where: { id }, data: { state: 'closing', problem: null } })
      await changeCircleRoom(tx, id, { afterwards: after, readOnlyAt: dateOf(readOnly) })
      await c.jobs.reschedule(tx, CLOSE_ROOM, await circleRoomId(tx, id), readOnly)
    }
    await notifyContact(tx, c, row)
    await audit(tx, { ...acting(c), action: readOnly ? CLOSING_AUDITS['close-announce'] : CIRCLE_CLOSED, subject: id })
    return readOnly
  })
}

/** The end of a circle's life: sessions that were still planned did not take place, and what is kept is kept from here on for as long as setup says. */
async function hasClosed(tx: Tables, circleId: string, now: Temporal.Instant): Promise<void> {
  await tx.session.updateMany({ where: { circleId, state: 'planned' }, data: { state: 'skipped' } })
  await tx.circle.update({
    where: { id: circleId },
    data: { state: 'closed', problem: null, closedAt: dateOf(now) },
  })
}

/**
 * 'Not yet': until the room is read-only, anybody of the circle can stop it. It goes on as it was before, open or at rest.
 * @returns false when there is nothing to stop
 * @throws UserError 'lifecycle.not-yet.too-late' when the room is being made read-only this moment
 */
export async function notYet(c: Context): Promise<boolean> {
  const { id } = openCircleOf(c)
  return c.db.transaction(async (tx) => {
    const row = await tx.circle.findUniqueOrThrow({ where: { id } })
    const room = await circleRoom(tx, id)
    if (row.state !== 'closing' || room === null || room.readOnlyAt === null) return false
    if (room.step === 'making-read-only') throw new UserError('lifecycle.not-yet.too-late')
    const rests = row.pausedAt !== null
    await tx.circle.update({
      where: { id },
      data: { state: rests ? 'paused' : 'open', problem: null },
    })
    await changeCircleRoom(tx, id, { afterwards: null, readOnlyAt: null })
    await c.jobs.cancel(tx, CLOSE_ROOM, await circleRoomId(tx, id))
    if (!rests) await writePlan(tx, c, id, (await planAhead(tx, id)).sessions)
    await reviseAnnouncement(tx, c, notClosing())
    await notifyRoom(tx, c, row, { topic: ENDING_STOPPED, view: notYetLine(rests), now: c.now })
    await notifyContact(tx, c, row)
    await audit(tx, { ...acting(c), action: CLOSING_AUDITS['close-stop'], subject: id })
    return true
  })
}

/** When stilling came to a stop: 'again' tries once more, 'open' closes the circle and leaves its room open to its people. */
export async function decideReadOnly(c: Context, what: 'again' | 'open'): Promise<boolean> {
  const { id } = openCircleOf(c)
  return c.db.transaction(async (tx) => {
    const row = await tx.circle.findUniqueOrThrow({ where: { id } })
    if (row.state !== 'closing' || row.problem === null) return false
    await tx.circle.update({ where: { id }, data: { problem: null } })
    if (what === 'again') await c.jobs.reschedule(tx, CLOSE_ROOM, await circleRoomId(tx, id), c.now)
    else {
      await c.jobs.cancel(tx, CLOSE_ROOM, await circleRoomId(tx, id))
      const place = { ...c.community, zone: row.zone }
      // what was announced is not true any more: the room reads what is
      if ((await circleRoom(tx, id))?.readOnlyAt)
        await reviseAnnouncement(tx, c, farewell({ name: row.name }, place, c.now))
      await changeCircleRoom(tx, id, { afterwards: 'stays', readOnlyAt: null })
      await hasClosed(tx, id, c.now)
    }
    await audit(tx, { ...acting(c), action: CLOSING_AUDITS[`close-${what}`], subject: id })
    return true
  })
}

/* ---- for the steps that make the room read-only ---- */

export async function recordReadOnly(tx: Tables, work: Work, circleId: string): Promise<void> {
  const { communityId: community } = await tx.circle.findUniqueOrThrow({ where: { id: circleId } })
  await hasClosed(tx, circleId, work.now)
  await audit(tx, { community, actor: 'roundel', action: CIRCLE_CLOSED, subject: circleId, at: work.now })
}

/** The room could not be made read-only: nothing is lost, and those who are asked decide. `detail` is the platform's word for it. */
export async function recordReadOnlyFailed(tx: Tables, work: Work, circleId: string, detail: string): Promise<void> {
  const row = await tx.circle.update({ where: { id: circleId }, data: { problem: detail } })
  const people = await responsiblePeople(tx, circleId)
  const view = stillStuck({ id: circleId, name: row.name }, detail)
  await notifyPeople(tx, work, row, { topic: READ_ONLY_FAILED, people, view, now: work.now })
}

/**
 * From when on the room may be made read-only: a day after everybody could read that it will be.
 * Nobody can while the announcement is still on its way, or waits for an answer.
 */
export async function readOnlyFrom(
  tables: ReadOnly<Tables>,
  circleId: string,
  planned: Temporal.Instant,
): Promise<Temporal.Instant | 'not-announced'> {
  const post = await latestAnnouncement(tables, circleId)
  // a room that is gone needs no announcement
  if (post === null || (hasFailed(post.state) && post.problem?.refusal?.kind === 'not-found')) return planned
  if (!isSent(post.state) || post.sentAt === null) return 'not-announced'
  const told = post.sentAt.getTime() > post.dueAt.getTime() ? post.sentAt : post.dueAt
  return instantOf(told).add(READ_ONLY_NOTICE)
}

const acting = (c: Context) => ({ community: c.community.id, actor: c.actor.person, at: c.now })
