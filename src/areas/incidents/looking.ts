import { Temporal } from 'temporal-polyfill'
import type { PersonRef } from '../../chat/refs.ts'
import type { ReadOnly, Tables } from '../../data/db.ts'
import type { Work } from '../../work.ts'
import { circleRoomId } from '../circles/circle-room.ts'
import { UNSEATED_STATES } from '../circles/find.ts'
import { CHECK_COMMUNITY } from '../communities/jobs.ts'
import { CHECK_ROOM } from '../rooms/jobs.ts'

/** Circles whose room is looked at: from the moment when it is open until it has ended. */
export const CHECKED_STATES: readonly string[] = ['open', 'paused', 'closing']

/** The circle's room is looked at as soon as possible, whenever it was to be looked at. */
export async function checkSoon(tx: Tables, work: Work, circleId: string): Promise<void> {
  await work.jobs.reschedule(tx, CHECK_ROOM, await circleRoomId(tx, circleId), work.now)
}

/** Where she has a seat, or is the named contact. */
export function circlesWith(tables: ReadOnly<Tables>, { community, person }: PersonRef): Promise<{ id: string }[]> {
  return tables.circle.findMany({
    where: {
      communityId: community,
      state: { in: [...CHECKED_STATES] },
      OR: [{ contact: person }, { seats: { some: { person, state: { notIn: [...UNSEATED_STATES] } } } }],
    },
    select: { id: true },
    orderBy: { number: 'asc' },
  })
}

/** Between the looks at two circles when all of them are looked at: each asks for every person of it, and posts go first. */
const APART = Temporal.Duration.from({ seconds: 2 })

/**
 * Everything of a community is looked at, one circle after the other: when the process starts or Roundel is back, for nobody told us what
 * happened meanwhile.
 */
export async function checkAllRooms(tx: Tables, work: Work, community: string): Promise<void> {
  await work.jobs.reschedule(tx, CHECK_COMMUNITY, community, work.now)
  const circles = await tx.circle.findMany({
    where: { communityId: community, state: { in: [...CHECKED_STATES] } },
    select: { id: true },
    orderBy: { number: 'asc' },
  })
  let at = work.now
  for (const { id } of circles) {
    await checkSoon(tx, { ...work, now: at }, id)
    at = at.add(APART)
  }
}
