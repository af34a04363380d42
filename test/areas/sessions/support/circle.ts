import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { circleRoomId } from '../../../../src/areas/circles/circle-room.ts'
import { openRoomStep } from '../../../../src/areas/rooms/opening.ts'
import { openInTime } from '../../../../src/areas/sessions/service.ts'
import type { View } from '../../../../src/chat/view.ts'
import { type DatabaseKind, type FreshDatabase, freshDatabase } from '../../../support/database.ts'
import { kindOfPost, ofCircle } from '../../../support/posts.ts'
import { roomStep } from '../../../support/rooms.ts'
import { aPlace, type Place, setUp } from '../../opening/support/place.ts'

export const at = (time: string) => Temporal.Instant.from(time)

/** Before each test: an open circle, six sessions from 16 March 2027 at 19:00 in London on. */
export function circles(kind: DatabaseKind) {
  let fresh: FreshDatabase
  let place: Place
  let circle: string
  let ids: string[]
  beforeAll(async () => {
    fresh = await freshDatabase(kind)
  })
  beforeEach(async () => {
    place = await aPlace(fresh.db)
    await setUp(place)
    await turnTo(await opened(place))
  })
  afterAll(() => fresh.close())

  async function opened(where: Place): Promise<string> {
    const id = await where.planned()
    await roomStep(openRoomStep, where.work, { circle: id, on: where.platform })
    await arrive(where)
    // looking at its room each day is another story, and would be told three hundred times in a year
    const subject = await circleRoomId(fresh.db.read, id)
    await fresh.db.transaction((tx) => tx.job.deleteMany({ where: { kind: 'room.check', subject } }))
    return id
  }
  /** Everything that was handed over has got out. */
  const arrive = (where = place) =>
    fresh.db.transaction((tx) =>
      tx.post.updateMany({
        where: { communityId: where.community, state: 'waiting' },
        data: { state: 'sent', message: 'm' },
      }),
    )
  const rows = () => fresh.db.read.session.findMany({ where: { circleId: circle }, orderBy: { number: 'asc' } })
  const session = (number: number) => ids[number - 1] ?? ''
  const state = async (number: number) => (await rows())[number - 1]?.state
  /** Unasked posts in the room, in their order: 'reminder 1 at 2027-...'. */
  const unasked = async () => {
    const found = await fresh.db.read.post.findMany({
      where: { ...ofCircle(circle), ownerKind: 'session', toKind: 'room' },
    })
    return found
      .filter((post) => post.state !== 'cancelled')
      .map((post) => `${kindOfPost(post)} ${ids.indexOf(post.ownerId) + 1} ${post.dueAt.toISOString().slice(0, 16)}`)
      .sort((a, b) => a.slice(-16).localeCompare(b.slice(-16)))
  }
  const asked = async () => (await place.posts()).filter((each) => each.includes('Did you meet?'))
  const runUntil = async (time: string) => {
    place.clock.set(time)
    await place.runner.runDue(place.clock.now())
  }
  const shownNow = async (kind: string): Promise<View | undefined> => (await place.views(kind)).at(-1)
  const openAt = (time: string, number = 1) => openInTime({ ...place.work, now: at(time) }, session(number))

  /** Speaks of another circle of the same place from now on. */
  const turnTo = async (id: string) => {
    circle = id
    ids = (await rows()).map((each) => each.id)
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
    get ids(): readonly string[] {
      return ids
    },
    turnTo,
    opened,
    arrive,
    rows,
    session,
    state,
    unasked,
    asked,
    runUntil,
    shownNow,
    openAt,
  }
}
