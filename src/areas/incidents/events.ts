import type { Temporal } from 'temporal-polyfill'
import type { Happening } from '../../chat/inbound.ts'
import type { Desk } from '../../work.ts'
import { communityIsHere } from './community.ts'
import { circlesOf, LOOKED_AT, lookSoon } from './looking.ts'
import { pinsChanged } from './pins.ts'
import { stopUntilSeen } from './stopped.ts'

type Heard = Extract<Happening, { kind: 'room-changed' | 'person-left' | 'community-joined' }>

/**
 * What a platform tells that concerns rooms and who is in them. Nothing of it is believed but that it is time to look: what can mean that
 * somebody else sees the room stops its posts at once, and the look lets them go on.
 */
export async function heard(desk: Desk, event: Heard, now: Temporal.Instant): Promise<void> {
  switch (event.kind) {
    case 'room-changed':
      return roomChanged(desk, event, now)
    case 'person-left':
      return desk.db.transaction(async (tx) => {
        for (const { id } of await circlesOf(tx, event)) await lookSoon(tx, desk, id, now)
        const where = { communityId: event.community, person: event.person }
        if ((await tx.namedPerson.count({ where })) > 0)
          await desk.jobs.reschedule(tx, { kind: 'community.tend', subject: event.community }, now)
      })
    case 'community-joined':
      return communityIsHere(desk, event.community, event.name, now)
  }
}

/** Most rooms are none of ours: without a transaction for those. */
async function roomChanged(
  desk: Desk,
  { community, room, what }: Extract<Happening, { kind: 'room-changed' }>,
  now: Temporal.Instant,
): Promise<void> {
  const where = { communityId: community, room, state: { in: [...LOOKED_AT] } }
  if ((await desk.db.read.circle.count({ where })) === 0) return
  await desk.db.transaction(async (tx) => {
    const circle = await tx.circle.findFirst({ where, orderBy: { id: 'asc' } })
    if (circle === null) return
    // given back what it needs: what could not be done is tried again
    if (what === 'bot-in')
      await tx.mishap.updateMany({
        where: { circleId: circle.id, kind: 'shut', settledAt: null },
        data: { decided: 'again' },
      })
    if (what === 'pins') return pinsChanged(tx, desk, circle, now)
    if (what !== 'renamed')
      await stopUntilSeen(tx, circle.id, what === 'deleted' || what === 'bot-out' ? what : 'people')
    await lookSoon(tx, desk, circle.id, now)
  })
}
