import { UserError } from '../../chat/errors.ts'
import type { Context } from '../../context.ts'
import { audit } from '../../data/audit.ts'
import type { ReadOnly, Tables } from '../../data/db.ts'
import { instantOf } from '../../data/times.ts'
import { findPosts } from '../../outbox/find.ts'
import type { Work } from '../../work.ts'
import { circlePlatformRoom, circleRoomId } from '../circles/circle-room.ts'
import { circleEntity } from '../circles/entities.ts'
import { circleFacts, UNSEATED_STATES } from '../circles/find.ts'
import { notifyPeople, notifyRoom } from '../circles/notices.ts'
import { openCircleOf } from '../circles/subject-circle.ts'
import { neutralNotice } from '../circles/waiting-views.ts'
import { CHECK_ROOM } from '../rooms/jobs.ts'
import { clashes } from '../sessions/clashes.ts'
import { READ_ADDED, READ_FACILITATES } from './actions.ts'
import { MEMBER_ADDED } from './audits.ts'
import { offTheList } from './next-round.ts'
import { joinedView } from './people-views.ts'
import type { ClashAt } from './rules.ts'
import { MOST_SEATS } from './rules.ts'
import { ADDED, JOINED } from './topics.ts'

/**
 * Whether somebody can be given a seat, asked of the platform now.
 * @throws UserError 'membership.add.not-here' | 'membership.add.bot' and whatever `mayBeSeated` finds
 */
export async function mayBeAdded(c: Context, person: string): Promise<void> {
  const circle = openCircleOf(c)
  const [found] = await c.directory.look(c.community.id, [person])
  if (!found) throw new UserError('membership.add.not-here')
  if (found.bot) throw new UserError('membership.add.bot')
  await mayBeSeated(c.db.read, circle.id, person)
}

/**
 * @throws UserError 'membership.not-now' while it is being opened, is ending or has closed | 'membership.add.seated' | 'membership.add.contact' |
 * 'membership.add.full'
 */
async function mayBeSeated(tables: ReadOnly<Tables>, circleId: string, person: string) {
  const row = await tables.circle.findUniqueOrThrow({
    where: { id: circleId },
    include: { seats: { orderBy: { person: 'asc' } } },
  })
  if ((row.state !== 'open' && row.state !== 'paused') || (await circlePlatformRoom(tables, circleId)) === null)
    throw new UserError('membership.not-now', { name: row.name })
  const known = row.seats.find((each) => each.person === person)
  if (known && !UNSEATED_STATES.includes(known.state)) throw new UserError('membership.add.seated')
  if (row.contact === person) throw new UserError('membership.add.contact')
  if (circleFacts(row, null).members.length >= MOST_SEATS)
    throw new UserError('membership.add.full', { most: MOST_SEATS })
  return row
}

/**
 * Gives her a seat; the room follows (the job room.check). She alone is told now; the room is when she is in it.
 * @returns false when she had one already: a second press changes nothing
 * @throws UserError as `mayBeAdded`
 */
export async function addMember(c: Context, person: string): Promise<boolean> {
  const { id: circleId } = openCircleOf(c)
  const known = await c.db.read.seat.findUnique({ where: { circleId_person: { circleId, person } } })
  if (known && !UNSEATED_STATES.includes(known.state)) return false
  await mayBeAdded(c, person)
  return c.db.transaction(async (tx) => {
    const row = await mayBeSeated(tx, circleId, person)
    await seat(tx, c, row, { person, role: 'member' })
    await audit(tx, {
      community: c.community.id,
      actor: c.actor.person,
      action: MEMBER_ADDED,
      subject: `${circleId}/${person}`,
      at: c.now,
    })
    return true
  })
}

/**
 * A seat for one who has none, or who had one before; whoever waited for the next round waits no more. She is told where nobody else
 * reads it; that message also says, for `greet`, that she is new.
 */
export async function seat(
  tx: Tables,
  c: Context,
  circle: { id: string; communityId: string },
  { person, role }: { person: string; role: 'member' | 'facilitator' },
): Promise<void> {
  const there = { role, state: 'waiting', problem: null, leftAt: null, leftHow: null }
  await tx.seat.upsert({
    where: { circleId_person: { circleId: circle.id, person } },
    create: { circleId: circle.id, person, ...there },
    update: there,
  })
  await offTheList(tx, circle.communityId, person)
  const read = role === 'facilitator' ? READ_FACILITATES : READ_ADDED
  const view = neutralNotice(read, { circle: circle.id }, c.community.region)
  await notifyPeople(tx, c, circle, { topic: ADDED, people: [person], view, now: c.now })
  await c.jobs.reschedule(tx, CHECK_ROOM, await circleRoomId(tx, circle.id), c.now)
}

/** The message about the seat that they were given last, as far as it is still kept. */
async function lastAdded(tables: ReadOnly<Tables>, circleId: string, person: string): Promise<string | null> {
  const sent = await findPosts(tables, { owner: circleEntity(circleId), topic: ADDED })
  return sent.findLast(({ to }) => to === person)?.id ?? null
}

/**
 * Who was given a seat and is in the room now: the room reads one warm line, and is asked to look at its agreement together again, as
 * whenever somebody joins (PRACTICE, section 4). Follows each look at the room; whoever was greeted is not greeted again, and one who
 * is let in anew (asked back, or into another room) is not new.
 */
export function greetNewMember(work: Work, circleId: string): Promise<void> {
  return work.db.transaction(async (tx) => {
    const circle = await tx.circle.findUnique({
      where: { id: circleId },
      include: { seats: { orderBy: { person: 'asc' } } },
    })
    if (circle?.state !== 'open' && circle?.state !== 'paused') return
    for (const { person, role } of circle.seats.filter((each) => each.state === 'in')) {
      const added = await lastAdded(tx, circleId, person)
      if (added === null) continue
      const view = joinedView(circleId, person, role === 'facilitator')
      await notifyRoom(tx, work, circle, { topic: JOINED, key: `joined:${added}`, view, now: work.now })
    }
  })
}

/** Sessions of this circle to come at which she has one of another circle. Which one that is, is hers to know. */
export async function clashesOf(c: Context, person: string): Promise<ClashAt[]> {
  const { id } = openCircleOf(c)
  const rows = await c.db.read.session.findMany({
    where: { circleId: id, state: 'planned' },
    orderBy: [{ at: 'asc' }, { number: 'asc' }],
  })
  const times = rows.map((row) => ({ at: instantOf(row.at), minutes: row.minutes }))
  const found = await clashes(c.db.read, c.community.id, [person], { times, except: id })
  const ats = new Set(found.map((each) => each.time.at.toString()))
  return rows.map((row) => ({ at: instantOf(row.at), zone: row.zone })).filter(({ at }) => ats.has(at.toString()))
}
