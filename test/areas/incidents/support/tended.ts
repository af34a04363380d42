import { beforeEach, expect } from 'vitest'
import { checkRoom } from '../../../../src/areas/rooms/checking.ts'
import type { Db } from '../../../../src/data/db.ts'
import type { DatabaseKind } from '../../../support/database.ts'
import { NOTICES, ofCircle } from '../../../support/posts.ts'
import { roomStep } from '../../../support/rooms.ts'
import { openings } from '../../opening/support/opening.ts'

/** Before each test: a circle that is open, with fay facilitating and anna, bea, cleo and dee in its room. */
export function tended(kind: DatabaseKind) {
  const here = openings(kind)
  beforeEach(async () => {
    await here.opens()
    await here.db.transaction((tx) => tx.post.deleteMany({ where: { ...ofCircle(here.circle), ...NOTICES } }))
    here.place.platform.calls.length = 0
  })

  const tend = (last = false, db: Db = here.db) =>
    roomStep(checkRoom, { ...here.place.work, db }, { circle: here.circle, on: here.place.platform, last })
  const room = () => {
    const [room] = here.rooms()
    if (!room) throw new Error('there is no room')
    return room
  }
  const seat = (person: string) =>
    here.db.read.seat.findUnique({ where: { circleId_person: { circleId: here.circle, person } } })
  const seats = (person: string, state: string, role = 'member') =>
    here.db.transaction((tx) =>
      tx.seat.upsert({
        where: { circleId_person: { circleId: here.circle, person } },
        create: { circleId: here.circle, person, role, state },
        update: { state },
      }),
    )
  const stopped = async () => (await here.row()).stopped
  /** 'strangers otto', in the order of the alphabet. */
  const open = async () => {
    const rows = await here.db.read.incident.findMany({ where: { circleId: here.circle, resolvedAt: null } })
    return rows.map(({ kind, about }) => `${kind} ${about}`.trim()).sort()
  }
  const isWell = async () => {
    expect(await open()).toEqual([])
    expect(await stopped()).toBeNull()
  }
  return Object.assign(here, { tend, room, seat, seats, stopped, open, isWell })
}
