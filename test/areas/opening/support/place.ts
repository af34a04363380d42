import { randomInt } from 'node:crypto'
import { callerFacts } from '../../../../src/areas/circles/standing.ts'
import { ensureCommunity, setNamed, setPlace, setPowers } from '../../../../src/areas/communities/community.ts'
import { directory } from '../../../../src/areas/communities/directory.ts'
import { keepPlan } from '../../../../src/areas/opening/plans.ts'
import type { Plan } from '../../../../src/areas/opening/rules.ts'
import { openCircle } from '../../../../src/areas/opening/service.ts'
import type { CommunityRef } from '../../../../src/chat/refs.ts'
import type { View } from '../../../../src/chat/view.ts'
import { HOUSE } from '../../../../src/compose/house.ts'
import { services } from '../../../../src/compose/services.ts'
import type { Context } from '../../../../src/context.ts'
import { cipherFrom, newKey } from '../../../../src/data/cipher.ts'
import type { Db } from '../../../../src/data/db.ts'
import { type Runner, runner } from '../../../../src/jobs/runner.ts'
import { logAt } from '../../../../src/ops/log.ts'
import { viewOf } from '../../../../src/outbox/content.ts'
import type { Work } from '../../../../src/work.ts'
import { type HandClock, handClock } from '../../../support/clock.ts'
import { carriedBy } from '../../../support/jobs.ts'
import { kindOfPost } from '../../../support/posts.ts'
import { textOf } from '../../../support/read-view.ts'
import { type RoomPlatform, roomPlatform, somebody } from './room-platform.ts'

/** A Monday. */
const START = '2027-03-01T10:00:00Z'

export const plan: Plan = {
  name: 'Tuesday circle',
  programme: 'peer-support-circle',
  facilitators: ['fay'],
  members: ['anna', 'bea', 'cleo', 'dee'],
  contact: null,
  meet: { kind: 'link', where: 'https://meet.example/tuesday' },
  firstDate: '2027-03-16',
  cron: '0 19 * * TUE',
  everyWeeks: 2,
  zone: 'Europe/London',
}

export interface Place {
  work: Work
  clock: HandClock
  community: CommunityRef
  platform: RoomPlatform
  /** Everything that a person has to hand when she acts here. */
  as(person: string, facts?: Partial<Asking>): Promise<Context>
  /** The posts of this community: 'welcome to room1', 'notice to stella: words'. */
  posts(): Promise<string[]>
  views(kind: string): Promise<View[]>
  /** Lets a circle be planned and asked to open. @returns its id */
  planned(change?: Partial<Plan>): Promise<string>
  /** False: nothing that was handed over gets out. */
  delivers: boolean
  /** Runs what the practice asked for, and lets posts get out. */
  runner: Runner
}

interface Asking {
  admin: boolean | 'unknown'
  groups: readonly string[] | 'unknown'
  room: string | null
  circle: string | null
  mayLookUp: boolean
}

/** A community of its own before a platform of its own: nothing is set up yet. */
export async function aPlace(db: Db, name: 'discord' | 'slack' = 'discord'): Promise<Place> {
  const clock = handClock(START)
  const community: CommunityRef = `${name}:${randomInt(1, 2 ** 40)}`
  const platform = roomPlatform(name)
  for (const each of ['stella', 'lena', 'dora', 'olga', 'fay', 'finn', 'anna', 'bea', 'cleo', 'dee', 'con'])
    platform.living.set(each, somebody(each))
  const cipher = cipherFrom(newKey(), 'a test')
  const { ports } = services({ db, cipher, clock })
  const people = directory(db, () => platform, clock.now)
  await ensureCommunity(db, community, 'Riverside', clock.now())
  const rows = () => db.read.post.findMany({ where: { communityId: community }, orderBy: { createdAt: 'asc' } })
  const delivery = carriedBy({
    'post.deliver': async (id) => {
      const sent = { state: 'sent', message: `message ${id}` }
      if (place.delivers)
        await db.transaction((tx) => tx.post.updateMany({ where: { id, state: 'waiting' }, data: sent }))
    },
  })
  const work = (): Work => ({ ...ports, now: clock.now() })
  const place: Place = {
    get work() {
      return work()
    },
    clock,
    community,
    platform,
    delivers: true,
    runner: runner({
      db,
      clock,
      jobs: [...HOUSE.jobs, ...delivery],
      tools: (now) => ({ ...ports, platformFor: () => platform, roomDuties: HOUSE.roomDuties, now }),
      log: logAt('silent'),
    }),
    as: async (person, { admin = false, groups = [], room = null, circle = null, mayLookUp = true } = {}) => {
      const now = clock.now()
      const actor = { community, person, name: person, admin, groups }
      const asked = { actor, community, room, circle, mayLookUp, progress: async () => {} }
      return {
        ...ports,
        ...(await callerFacts(db, people, asked, now)),
        directory: people,
        now,
        progress: asked.progress,
      }
    },
    posts: async () =>
      (await rows()).map((row) => {
        const kind = kindOfPost(row)
        return `${kind} to ${row.to}${kind === 'notice' ? `: ${textOf(viewOf(cipher, row))}` : ''}`
      }),
    views: async (kind) => (await rows()).filter((row) => kindOfPost(row) === kind).map((row) => viewOf(cipher, row)),
    planned: async (change = {}) => {
      const stella = await place.as('stella')
      const draft = await keepPlan(stella, { ...plan, ...change })
      await openCircle(stella, draft)
      const { id } = await db.read.circle.findFirstOrThrow({ where: { madeFrom: draft } })
      return id
    },
  }
  return place
}

/** All that is asked before the first circle: stella is steward, lena leads safeguarding, fay may facilitate. */
export async function setUp(place: Place): Promise<void> {
  const admin = await place.as('stella', { admin: true })
  await setPowers(admin, { steward: [{ person: 'stella' }], lead: [], facilitator: [{ person: 'fay' }] })
  await setNamed(admin, { safeguardingLead: 'lena', deputy: 'dora', outsider: null, telephone: '020 7946 0000' })
  await setPlace(admin, { region: 'uk', zone: 'Europe/London', boundaryDays: 30, concernMonths: 72 })
}
