import { Temporal } from 'temporal-polyfill'
import { SESSION_CLOSING, SESSION_OPENING, SESSION_REMINDER } from '../../../src/areas/sessions/topics.ts'
import { text, type View, view } from '../../../src/chat/view.ts'
import { services } from '../../../src/compose/services.ts'
import { cipherFrom, newKey } from '../../../src/data/cipher.ts'
import type { Db } from '../../../src/data/db.ts'
import { UNSHARED } from '../../../src/data/process-lease.ts'
import { dateOf, instantOf } from '../../../src/data/times.ts'
import { type Runner, runner } from '../../../src/jobs/runner.ts'
import { releaseJobs } from '../../../src/jobs/table.ts'
import { type Log, logAt } from '../../../src/ops/log.ts'
import { type Delivery, OPEN_POSTING_GATE } from '../../../src/outbox/attempt.ts'
import { deliveryJobs } from '../../../src/outbox/deliver.ts'
import type { NewPost } from '../../../src/outbox/outbox.ts'
import { PACE_LIMITS, pacer } from '../../../src/outbox/pace.ts'
import { type PostRow, parsePost } from '../../../src/outbox/row.ts'
import { unwatched } from '../../../src/outbox/topic-binding.ts'
import { outboxTopics } from '../../../src/outbox/topics.ts'
import type { Ports } from '../../../src/work.ts'
import { type HandClock, handClock } from '../../support/clock.ts'
import { NOTICES, someNotice, toRoom } from '../../support/posts.ts'
import { type ModelPlatform, modelPlatform } from './model-platform.ts'

export const START = Temporal.Instant.from('2027-03-16T19:00:00Z')

/** Discord's few minutes (PLATFORMS.md); the adapter says its own. */
export const TWO_MINUTES = 120_000

/** A post as a test speaks of it; `circle`: what it is about. */
type SomePost = Partial<Omit<NewPost, 'to'>> & { to?: { room: string } | { person: string }; circle?: string }

export interface PostHouse {
  work: Ports
  delivery: Delivery
  clock: HandClock
  platform: ModelPlatform
  community: string
  /** Everything that is due by the clock's time, one job after the other. A process that was killed starts anew. */
  run(): Promise<void>
  /** Time goes by: what is due on the way runs when it is due. */
  passes(duration: Temporal.DurationLike): Promise<void>
  /** Nothing runs for so long, as when the machine is off; then what became due runs at once. */
  afterBeingOff(duration: Temporal.DurationLike): Promise<void>
  /** An opening in the room C1, unless it is said otherwise. */
  add(post?: SomePost): Promise<string>
  row(id: string): Promise<PostRow>
  /** Who was asked: 'anna: Did it arrive?'. */
  notices(): Promise<string[]>
  stale: string[]
}

const silent: Log = logAt('silent')

export const words = (said: string): View => view(said, [text(said)])

/** Nothing of the test before is left. */
export async function swept(db: Db): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.job.deleteMany()
    await tx.post.deleteMany()
  })
}

let rooms = 0

/** The postbox with all that it stands on, before a platform that keeps a ledger. Each house is a community of its own. */
export function postHouse(
  db: Db,
  {
    sameKeyFor = TWO_MINUTES,
    responsible = ['anna'],
    next = [],
  }: { sameKeyFor?: number; responsible?: string[]; next?: string[] } = {},
): PostHouse {
  rooms += 1
  const clock = handClock(START)
  const platform = modelPlatform({ sameKeyFor, clock })
  const community = `${platform.name}:G${rooms}`
  const cipher = cipherFrom(newKey(), 'a test')
  const { ports } = services({ db, cipher, clock })
  const stale: string[] = []

  const delivery: Delivery = {
    ...ports,
    platformFor: () => platform,
    responsible: async () => [responsible, next],
    topics: [
      ...outboxTopics,
      ...unwatched(SESSION_REMINDER, SESSION_CLOSING),
      {
        binds: SESSION_OPENING,
        onStale: async (post) => {
          stale.push(post.id)
        },
        onUndelivered: 'nothing',
      },
    ],
    gate: OPEN_POSTING_GATE,
    pace: pacer({ ...PACE_LIMITS, discord: PACE_LIMITS.rehearsal, slack: PACE_LIMITS.rehearsal }),
    log: silent,
  }
  const alive = (): Runner => runner({ db, clock, log: silent, jobs: deliveryJobs(delivery), tools: () => null })
  let process = alive()

  const run = async () => {
    for (let lives = 0; lives < 50; lives += 1) {
      const killed = platform.killed().then(() => 'killed' as const)
      if ((await Promise.race([process.runDue(clock.now()), killed])) !== 'killed') return
      process = alive()
      await db.transaction((tx) => releaseJobs(tx, [UNSHARED.id], clock.now()))
    }
    throw new Error('killed more often than any test does')
  }

  const nextDue = async (): Promise<Temporal.Instant | null> => {
    const job = await db.read.job.findFirst({ where: { state: 'waiting' }, orderBy: { dueAt: 'asc' } })
    return job && instantOf(job.dueAt)
  }

  return {
    work: ports,
    delivery,
    clock,
    platform,
    community,
    stale,
    run,
    passes: async (duration) => {
      const end = clock.now().add(duration)
      for (let steps = 0; steps < 1_000; steps += 1) {
        const due = await nextDue()
        if (due === null || Temporal.Instant.compare(due, end) > 0) break
        if (Temporal.Instant.compare(due, clock.now()) > 0) clock.set(due)
        await run()
      }
      clock.set(end)
    },
    afterBeingOff: async (duration) => {
      clock.advance(duration)
      const due = await db.read.job.findMany({ where: { state: 'waiting' }, orderBy: { dueAt: 'asc' } })
      await db.transaction((tx) =>
        tx.job.updateMany({ where: { id: { in: due.map((job) => job.id) } }, data: { dueAt: dateOf(clock.now()) } }),
      )
      await run()
    },
    add: async ({ circle, to = { room: 'C1' }, ...post } = {}) => {
      const made = await db.transaction((tx) =>
        ports.outbox.add(tx, {
          ...someNotice(community, circle),
          key: `k-${community}-${Math.random()}`,
          topic: SESSION_OPENING,
          to: 'room' in to ? toRoom(to.room) : to,
          view: words('We begin.'),
          dueAt: clock.now(),
          ...post,
        }),
      )
      if (made === null) throw new Error('there was one with this key')
      return made.id
    },
    row: async (id) => parsePost(await db.read.post.findUniqueOrThrow({ where: { id } })),
    notices: async () => {
      const rows = await db.read.post.findMany({
        where: { communityId: community, ...NOTICES },
        orderBy: [{ createdAt: 'asc' }, { to: 'asc' }],
      })
      return rows.map((row) => {
        const sent = platform.ledger.find((each) => each.mark === row.id)
        const first = sent?.view.blocks[0]
        return `${row.to}: ${first?.kind === 'heading' ? first.text : (sent?.view.fallback ?? row.state)}`
      })
    },
  }
}
