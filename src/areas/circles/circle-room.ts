import type { Tables } from '../../data/db.ts'
import { changeRoom, platformRoomOf, roomOf } from '../rooms/room.ts'
import { circleEntity } from './entities.ts'

/* A circle's own room, by the circle's id. */

export const circleRoom = (tables: Parameters<typeof roomOf>[0], circleId: string) =>
  roomOf(tables, circleEntity(circleId))

/** The platform's id of it; null until it has been opened. */
export const circlePlatformRoom = (tables: Parameters<typeof roomOf>[0], circleId: string) =>
  platformRoomOf(tables, circleEntity(circleId))

/** Its row's id, which is the subject of its jobs. @throws Error where the circle has none: each has one from its plan on */
export async function circleRoomId(tables: Parameters<typeof roomOf>[0], circleId: string): Promise<string> {
  const room = await circleRoom(tables, circleId)
  if (room === null) throw new Error(`circle ${circleId} has no room`)
  return room.id
}

export const changeCircleRoom = (tx: Tables, circleId: string, data: Parameters<typeof changeRoom>[2]) =>
  changeRoom(tx, circleEntity(circleId), data)
