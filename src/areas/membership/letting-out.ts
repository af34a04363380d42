import type { Tables } from '../../data/db.ts'
import { dateOf } from '../../data/times.ts'
import { about } from '../../outbox/find.ts'
import type { Work } from '../../work.ts'
import { changeCircleRoom, circleRoom } from '../circles/circle-room.ts'
import { circleEntity } from '../circles/entities.ts'
import { circleFacts, UNSEATED_STATES } from '../circles/find.ts'
import { notifyPeople } from '../circles/notices.ts'
import type { CircleFacts } from '../circles/powers.ts'
import { CHECK_ROOM, OPEN_ROOM } from '../rooms/jobs.ts'
import { forgetAnswers } from '../sessions/absence.ts'
import { silence } from '../sessions/replanning.ts'
import { aloneNotice, emptyNotice, somebodyLeft } from './leaving-views.ts'
import { remainingContacts, wouldBeEmpty } from './rules.ts'
import { SOMEBODY_LEFT } from './topics.ts'

export interface EndedSeat {
  circle: CircleFacts & { communityId: string; createdBy: string }
}

/**
 * Ends what a seat allows, at once, and has the room follow (the job room.check). What was still to be sent to her about the circle is
 * not sent; what she said about sessions to come is forgotten. A circle in which nobody is left rests until somebody decides.
 * @param by who did it: whoever did it herself need not be told
 * @returns null when she has no seat, or no longer
 */
export async function endSeat(
  tx: Tables,
  work: Work,
  { circle: circleId, person, how, by }: { circle: string; person: string; how: 'left' | 'removed'; by: string },
): Promise<EndedSeat | null> {
  const row = await tx.circle.findUnique({
    where: { id: circleId },
    include: { seats: { orderBy: { person: 'asc' } } },
  })
  const seat = row?.seats.find((each) => each.person === person)
  if (!row || !seat || UNSEATED_STATES.includes(seat.state)) return null
  const room = await circleRoom(tx, circleId)
  const opened = room?.platformId ?? null
  const circle = { ...circleFacts(row, opened), communityId: row.communityId, createdBy: row.createdBy }
  await tx.seat.update({
    where: { circleId_person: { circleId, person } },
    // without a room there is nothing to be let out of
    data: { state: opened === null ? 'left' : 'leaving', leftAt: dateOf(work.now), leftHow: how, problem: null },
  })
  await forgetAnswers(tx, work, circleId, person)
  const waiting = await tx.post.findMany({
    where: { ...about(circleEntity(circleId)), toKind: 'person', to: person, state: 'waiting' },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  for (const { id } of waiting) await work.outbox.cancel(tx, { post: id })
  if (room !== null && opened !== null) await work.jobs.reschedule(tx, CHECK_ROOM, room.id, work.now)
  if (row.state === 'opening' && room?.step === 'check') {
    // she may stand in the room already: who comes and goes is gone through once more before it is checked
    await changeCircleRoom(tx, circleId, { step: 'invite' })
    await work.jobs.enqueue(tx, OPEN_ROOM, room.id, work.now)
  }
  await tellWhoKeepsIt(tx, work, circle, { person, by })
  return { circle }
}

/**
 * Those who are there for the circle are told at once, in one line and without reasons; where nobody is left who facilitates it,
 * whoever opened it is, so that no circle is left alone. (Whoever is gone from the community is noticed in src/areas/incidents/.)
 */
async function tellWhoKeepsIt(
  tx: Tables,
  work: Work,
  circle: EndedSeat['circle'],
  { person, by }: { person: string; by: string },
): Promise<void> {
  const others = remainingContacts(circle, person)
  const alone = others.length === 0 && circle.facilitators.includes(person)
  const empty = wouldBeEmpty(circle, person)
  const asked = others.length > 0 ? others : alone || empty ? [circle.contact ?? circle.createdBy] : []
  const to = asked.filter((each) => each !== by)
  if (empty && circle.state === 'open') {
    await silence(tx, work, circle.id, { ending: work.now })
    await tx.circle.update({ where: { id: circle.id }, data: { state: 'paused', pausedAt: dateOf(work.now) } })
  }
  const view = empty ? emptyNotice(circle.id) : alone ? aloneNotice(circle.id) : somebodyLeft(circle.id)
  await notifyPeople(tx, work, circle, { topic: SOMEBODY_LEFT, people: to, view, now: work.now })
}
