import type { ReadOnly, Tables } from '../../data/db.ts'
import { newId } from '../../data/ids.ts'
import type { EntityRef } from '../../outbox/outbox.ts'
import { newRoomKey } from './room-key.ts'

type RoomTable = ReadOnly<Pick<Tables, 'room'>>

export type Room = NonNullable<Awaited<ReturnType<Tables['room']['findUnique']>>>

/** What a room belongs to: areas name it by kind and id, and rooms know nothing else of it. */
export type RoomOwnerRef = EntityRef

const ownedBy = ({ kind, id }: RoomOwnerRef) => ({ ownerKind_ownerId: { ownerKind: kind, ownerId: id } })

/** Null for what never had one. */
export const roomOf = (tables: RoomTable, owner: RoomOwnerRef): Promise<Room | null> =>
  tables.room.findUnique({ where: ownedBy(owner) })

/** The platform's id of what room the owner has; null until it has been opened. */
export async function platformRoomOf(tables: RoomTable, owner: RoomOwnerRef): Promise<string | null> {
  return (await roomOf(tables, owner))?.platformId ?? null
}

/** The same of many owners of one kind: the platform's id by the owner's. Owners without an open room are left out. */
export async function platformRoomsOf(
  tables: RoomTable,
  kind: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rooms = await tables.room.findMany({
    where: { ownerKind: kind, ownerId: { in: [...ids] }, platformId: { not: null } },
    select: { ownerId: true, platformId: true },
    orderBy: { id: 'asc' },
  })
  return new Map(rooms.flatMap(({ ownerId, platformId }) => (platformId === null ? [] : [[ownerId, platformId]])))
}

/** Ids of what this room of the platform belongs to; none for a room that is not ours. */
export async function ownersOfRoom(
  tables: RoomTable,
  kind: string,
  { community, room }: { community: string; room: string },
): Promise<string[]> {
  const rooms = await tables.room.findMany({
    where: { communityId: community, platformId: room, ownerKind: kind },
    select: { ownerId: true },
    orderBy: { id: 'asc' },
  })
  return rooms.map(({ ownerId }) => ownerId)
}

/** The row of a room that is to be opened. @param label the neutral part of its name: 'circle-3' @returns its id */
export async function planRoom(
  tx: Tables,
  { community, owner, label }: { community: string; owner: RoomOwnerRef; label: string },
): Promise<string> {
  const id = newId()
  await tx.room.create({
    data: {
      ...{ id, communityId: community, ownerKind: owner.kind, ownerId: owner.id },
      ...{ label, key: newRoomKey(), step: 'open' },
    },
  })
  return id
}

export const roomById = (tables: RoomTable, id: string): Promise<Room | null> =>
  tables.room.findUnique({ where: { id } })

type RoomChange = Partial<Omit<Room, 'id' | 'communityId' | 'ownerKind' | 'ownerId' | 'label'>>

/** @throws where the owner has no room */
export async function changeRoom(tx: Tables, owner: RoomOwnerRef, data: RoomChange): Promise<void> {
  await tx.room.update({ where: ownedBy(owner), data })
}

export async function changeRoomRow(tx: Tables, { id }: Room, data: RoomChange): Promise<void> {
  await tx.room.update({ where: { id }, data })
}

/** Its owner is erased: nothing of ours stands there any more. The room on the platform is no concern of this. */
export async function forgetRoom(tx: Tables, { kind, id }: RoomOwnerRef): Promise<void> {
  await tx.room.deleteMany({ where: { ownerKind: kind, ownerId: id } })
}
