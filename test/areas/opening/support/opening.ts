import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { decide } from '../../../../src/areas/opening/service.ts'
import { openRoomStep } from '../../../../src/areas/rooms/opening.ts'
import type { Db } from '../../../../src/data/db.ts'
import { type DatabaseKind, type FreshDatabase, freshDatabase } from '../../../support/database.ts'
import { roomStep, withRoom } from '../../../support/rooms.ts'
import { aPlace, type Place, plan, setUp } from './place.ts'

export const PEOPLE = [...plan.facilitators, ...plan.members].sort()

/** Before each test: a place that is set up, where a circle was asked for and nothing of it exists outside yet. */
export function openings(kind: DatabaseKind) {
  let fresh: FreshDatabase
  let place: Place
  let circle: string
  beforeAll(async () => {
    fresh = await freshDatabase(kind)
  })
  beforeEach(async () => {
    place = await aPlace(fresh.db)
    await setUp(place)
    circle = await place.planned()
    place.platform.calls.length = 0
  })
  afterAll(() => fresh.close())

  const opens = (last = false, db: Db = fresh.db) =>
    roomStep(openRoomStep, { ...place.work, db }, { circle, on: place.platform, last })
  const row = async () =>
    withRoom(
      fresh.db.read,
      await fresh.db.read.circle.findUniqueOrThrow({ where: { id: circle }, include: { seats: true } }),
    )
  const rooms = () => [...place.platform.rooms.values()].filter((room) => !room.closed)
  const inRooms = () => rooms().map((room) => [...room.members].sort())
  const privately = async () => (await place.posts()).filter((each) => !each.startsWith('notice'))
  const notices = async () => (await place.posts()).filter((each) => each.startsWith('notice'))
  const decides = async (what: 'again' | 'on' | 'undo') => decide(await place.as('stella'), circle, what)

  /** One room with exactly its people, and each post once. */
  const isOpen = async (people = PEOPLE) => {
    expect(await row()).toMatchObject({ state: 'open', step: 'done', problem: null })
    expect(inRooms()).toEqual([people])
    expect(await privately()).toEqual([`welcome to ${(await row()).room}`, `agreement to ${(await row()).room}`])
    expect((await notices()).filter((each) => each.includes('is open'))).toHaveLength(1)
  }

  return {
    get db() {
      return fresh.db
    },
    get place() {
      return place
    },
    get circle() {
      return circle
    },
    set circle(id: string) {
      circle = id
    },
    opens,
    row,
    rooms,
    inRooms,
    privately,
    notices,
    decides,
    isOpen,
  }
}
