import type { PlatformEvent } from '../../chat/inbound.ts'
import type { Work } from '../../work.ts'
import { CIRCLE, circleEntity } from '../circles/entities.ts'
import { CHECK_COMMUNITY } from '../communities/jobs.ts'
import { stopUntilChecked } from '../rooms/heard.ts'
import { ownersOfRoom } from '../rooms/room.ts'
import { communityIsHere } from './community.ts'
import { CHECKED_STATES, checkSoon, circlesWith } from './looking.ts'
import { pinsChanged } from './pins.ts'

type Heard = Extract<PlatformEvent, { kind: 'room-changed' | 'person-left' | 'community-joined' }>

/**
 * What a platform tells that concerns rooms and who is in them. Nothing of it is believed but that it is time to look: what can mean that
 * somebody else sees the room stops its posts at once, and the look lets them go on.
 */
export async function onPlatformEvent(work: Work, event: Heard): Promise<void> {
  switch (event.kind) {
    case 'room-changed':
      return roomChanged(work, event)
    case 'person-left':
      return work.db.transaction(async (tx) => {
        for (const { id } of await circlesWith(tx, event)) await checkSoon(tx, work, id)
        const where = { communityId: event.community, person: event.person }
        if ((await tx.namedPerson.count({ where })) > 0)
          await work.jobs.reschedule(tx, CHECK_COMMUNITY, event.community, work.now)
      })
    case 'community-joined':
      return communityIsHere(work, event.community, event.name)
  }
}

/** Most rooms are none of ours: without a transaction for those. */
async function roomChanged(
  work: Work,
  { community, room, what }: Extract<PlatformEvent, { kind: 'room-changed' }>,
): Promise<void> {
  const where = { community, room }
  if ((await ownersOfRoom(work.db.read, CIRCLE, where)).length === 0) return
  await work.db.transaction(async (tx) => {
    const circle = await tx.circle.findFirst({
      where: { id: { in: await ownersOfRoom(tx, CIRCLE, where) }, state: { in: [...CHECKED_STATES] } },
      orderBy: { id: 'asc' },
    })
    if (circle === null) return
    // given back what it needs: what could not be done is tried again
    if (what === 'bot-in')
      await tx.incident.updateMany({
        where: { circleId: circle.id, kind: 'no-access', resolvedAt: null },
        data: { decided: 'again' },
      })
    if (what === 'pins') return pinsChanged(tx, work, circle)
    if (what !== 'renamed')
      await stopUntilChecked(tx, circleEntity(circle.id), what === 'deleted' || what === 'bot-out' ? what : 'people')
    await checkSoon(tx, work, circle.id)
  })
}
