import type { ReadOnly, Tables } from '../../data/db.ts'
import type { RoomPerson } from '../rooms/owner.ts'

/** Who belongs in a circle's room, as its seats say. */
export async function circlePeople(tables: ReadOnly<Tables>, circleId: string): Promise<RoomPerson[]> {
  const seats = await tables.seat.findMany({ where: { circleId }, orderBy: { person: 'asc' } })
  return seats.flatMap(({ person, state }) =>
    state === 'waiting' || state === 'in' || state === 'leaving' ? [{ person, state }] : [],
  )
}
