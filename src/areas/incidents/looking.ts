import { Temporal } from 'temporal-polyfill'
import type { PersonRef } from '../../chat/refs.ts'
import type { ReadOnly, Tables } from '../../data/db.ts'
import type { Again } from '../../jobs/queue.ts'
import { communityOf } from '../../outbox/row.ts'
import type { Desk } from '../../work.ts'
import { SEATLESS } from '../circles/find.ts'
import type { PlatformFor } from '../communities/directory.ts'

/** Circles whose room is looked at: from the moment when it is open until it has ended. */
export const LOOKED_AT: readonly string[] = ['open', 'paused', 'closing']

/** The circle's room is looked at as soon as possible, whenever it was to be looked at. */
export function lookSoon(tx: Tables, desk: Desk, circleId: string, now: Temporal.Instant): Promise<void> {
  return desk.jobs.reschedule(tx, { kind: 'circle.tend', subject: circleId }, now)
}

/** Where she has a seat, or is the named contact. */
export function circlesOf(tables: ReadOnly<Tables>, { community, person }: PersonRef): Promise<{ id: string }[]> {
  return tables.circle.findMany({
    where: {
      communityId: community,
      state: { in: [...LOOKED_AT] },
      OR: [{ contact: person }, { seats: { some: { person, state: { notIn: [...SEATLESS] } } } }],
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
export async function lookAtAll(tx: Tables, desk: Desk, community: string, now: Temporal.Instant): Promise<void> {
  await desk.jobs.reschedule(tx, { kind: 'community.tend', subject: community }, now)
  const circles = await tx.circle.findMany({
    where: { communityId: community, state: { in: [...LOOKED_AT] } },
    select: { id: true },
    orderBy: { number: 'asc' },
  })
  let at = now
  for (const { id } of circles) {
    await lookSoon(tx, desk, id, at)
    at = at.add(APART)
  }
}

/** How long what would call a platform for a circle rests while Roundel is not in its community; being back wakes it sooner. */
const AWAY = { hours: 12 }

/** How long it rests while its platform has not been connected yet. */
const NOT_CONNECTED = { seconds: 30 }

/** What a job of a circle does, unless Roundel was thrown out of the community: then it rests. */
export function unlessAway(
  desk: Desk,
  platformFor: PlatformFor,
  work: (circle: string, now: Temporal.Instant, last: boolean) => Promise<Again | undefined>,
): typeof work {
  return async (circle, now, last) => {
    const row = await desk.db.read.circle.findUnique({ where: { id: circle }, select: { communityId: true } })
    const community = row && (await desk.db.read.community.findUnique({ where: { id: row.communityId } }))
    if (community?.leftAt) return { again: now.add(AWAY) }
    // no try is counted: what waits for a platform must not be given up because of it
    if (row && platformFor(communityOf(row)) === null) return { again: now.add(NOT_CONNECTED) }
    return work(circle, now, last)
  }
}
