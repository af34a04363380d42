import type { Tables } from '../../data/db.ts'
import { changeRoom, platformRoomOf, roomOf } from '../rooms/room.ts'
import { circleEntity } from './entities.ts'

/* A circle's own room, by the circle's id. */

export const circleRoom = (tables: Parameters<typeof roomOf>[0], circleId: string) =>
  roomOf(tables, circleEntity(circleId))

/** The platform's id of it; null until it has been opened. */
export const circlePlatformRoom = (tables: Parameters<typeof roomOf>[0], circleId: string) =>
  platformRoomOf(tables, circleEntity(circleId))

export const changeCircleRoom = (tx: Tables, circleId: string, data: Parameters<typeof changeRoom>[2]) =>
  changeRoom(tx, circleEntity(circleId), data)
