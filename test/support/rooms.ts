import type { AreaTools } from '../../src/areas/area.ts'
import { circleRoom } from '../../src/areas/circles/circle-room.ts'
import { circleEntity } from '../../src/areas/circles/entities.ts'
import { changeRoom, planRoom, type Room } from '../../src/areas/rooms/room.ts'
import type { Platform } from '../../src/chat/platform.ts'
import { HOUSE } from '../../src/compose/house.ts'
import type { Db, Tables } from '../../src/data/db.ts'

import type { Work } from '../../src/work.ts'

/** A circle's row with what the row of its room says. */
export async function withRoom<C extends { id: string }>(read: Db['read'], circle: C) {
  const row = await circleRoom(read, circle.id)
  return {
    ...circle,
    room: row?.platformId ?? null,
    roomKey: row?.key ?? null,
    step: row?.step ?? null,
    stopped: row?.stopped ?? null,
    checkedAt: row?.checkedAt ?? null,
    afterwards: row?.afterwards ?? null,
    readOnlyAt: row?.readOnlyAt ?? null,
  }
}

/** The room of a circle that was put into the database as it is. */
export async function openedRoom(
  tx: Tables,
  { id, communityId, number, room }: { id: string; communityId: string; number: number; room: string },
): Promise<void> {
  const owner = circleEntity(id)
  await planRoom(tx, { community: communityId, owner, label: `circle-${number}` })
  await changeRoom(tx, owner, { platformId: room, step: 'done' })
}

/** What a job of rooms does, for the room of this circle. @param on null: its platform is not connected */
export async function roomStep<R>(
  step: (tools: AreaTools, room: Room, last: boolean) => Promise<R>,
  work: Work,
  { circle, on, last = false }: { circle: string; on: Platform | null; last?: boolean },
): Promise<R> {
  const room = await circleRoom(work.db.read, circle)
  if (room === null) throw new Error(`circle ${circle} has no room`)
  return step({ ...work, platformFor: () => on, roomDuties: HOUSE.roomDuties }, room, last)
}
