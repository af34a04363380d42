import { circleRoom } from '../../src/areas/circles/circle-room.ts'
import { circleEntity } from '../../src/areas/circles/entities.ts'
import { changeRoom, planRoom } from '../../src/areas/rooms/room.ts'
import type { Db, Tables } from '../../src/data/db.ts'

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
