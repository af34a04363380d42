import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AGREEMENT } from '../../src/areas/agreement/topics.ts'
import { circlePlatformRoom } from '../../src/areas/circles/circle-room.ts'
import { circleEntity } from '../../src/areas/circles/entities.ts'
import { text, view } from '../../src/chat/view.ts'
import { HOUSE } from '../../src/compose/house.ts'
import { openCipher } from '../../src/data/secret-key.ts'
import { dateOf } from '../../src/data/times.ts'
import { embeddedQueue } from '../../src/jobs/embedded.ts'
import { ownedBy } from '../../src/outbox/find.ts'
import { outboxTable } from '../../src/outbox/outbox-table.ts'
import { someNotice, toRoom } from '../support/posts.ts'
import { expectAllIsWell } from './all-is-well.ts'
import { type Life, newLife } from './life.ts'
import { expectAllowed } from './powers-kept.ts'
import { standing } from './roles.ts'

/** What a life is held against must be able to fail: each wrong is done once by hand, and must be found. */
describe('what must hold after a life', () => {
  let life: Life
  beforeEach(async () => {
    life = await newLife('slack')
  })
  afterEach(() => life.community.close())

  it('holds when nothing was done', () => expectAllIsWell(life))

  it('does not hold when a room shows what somebody wrote in private', async () => {
    const { community, secrets } = life
    const { word } = secrets.write(community.cast.facilitator.id, 'Log a boundary / What happened?')
    await posted({ room: await roomOf(life) }, `so ${word}`)

    await expect(expectAllIsWell(life)).rejects.toThrow('a room shows')
  })

  it('does not hold when somebody reads what was written for others', async () => {
    const { community, secrets } = life
    const { word } = secrets.write(community.cast.facilitator.id, 'Log a boundary / What happened?')
    await posted({ person: community.cast.outsider.id }, `so ${word}`)

    await expect(expectAllIsWell(life)).rejects.toThrow('Otto reads')
  })

  it('does not hold when the log tells what somebody wrote', async () => {
    life.community.log.push(`{"event":"${life.secrets.write('U1', 'anywhere').word}"}`)

    await expect(expectAllIsWell(life)).rejects.toThrow()
  })

  it('does not hold when a job was given up', async () => {
    const { db, clock } = life.community
    const job = { id: 'session.open:abcdefghijkl', kind: 'session.open', subject: 'abcdefghijkl', generation: 0 }
    await db.transaction((tx) => tx.job.create({ data: { ...job, state: 'failed', dueAt: dateOf(clock.now()) } }))

    await expect(expectAllIsWell(life)).rejects.toThrow('session.open:abcdefghijkl failed')
  })

  it('does not hold when a post could not be sent and nobody was told', async () => {
    const { db } = life.community
    const circle = await db.read.circle.findFirstOrThrow()
    const where = ownedBy(circleEntity(circle.id), AGREEMENT)
    await db.transaction((tx) => tx.post.updateMany({ where, data: { state: 'failed', problem: 'made up' } }))

    await expect(expectAllIsWell(life)).rejects.toThrow('nobody was told of')
  })

  it('does not hold when a session passed and nothing came of it', async () => {
    const { db } = life.community
    const session = await db.read.session.findFirstOrThrow({ where: { number: 1 } })
    await db.transaction((tx) => tx.job.deleteMany({ where: { subject: session.id } }))
    await life.community.goTo('2027-03-17T10:00:00Z')

    await expect(expectAllIsWell(life)).rejects.toThrow('planned')
  })

  it('does not hold when somebody was answered to what is not hers', async () => {
    const { community } = life
    const before = await standing(community.db, community.here)
    life.actors.unshift(community.cast.outsider)
    const line = JSON.stringify({ event: 'acted', kind: 'command', definition: 'boundary.list', outcome: 'answered' })

    await expect(expectAllowed(life, before, [line], null)).rejects.toThrow('Otto () was answered to /boundary list')
  })

  it('does not hold when somebody was answered to what is hers in another circle only', async () => {
    const { community } = life
    const before = await standing(community.db, community.here)
    life.actors.unshift(community.cast.second)
    const first = before.circles[0]?.id ?? null
    const line = JSON.stringify({ event: 'acted', kind: 'command', definition: 'boundary.list', outcome: 'answered' })

    const typed = { definition: 'boundary.list', circle: first }
    await expect(expectAllowed(life, before, [line], typed)).rejects.toThrow('Gwen () was answered')
  })

  async function roomOf({ community }: Life): Promise<string> {
    const circle = await community.db.read.circle.findFirstOrThrow()
    return (await circlePlatformRoom(community.db.read, circle.id)) ?? ''
  }

  async function posted(to: { room: string } | { person: string }, words: string): Promise<void> {
    const { community } = life
    const { db, clock, dataDir } = community
    const cipher = await openCipher({ db, sealed: HOUSE.sealed, dataDir, secretKey: undefined })
    const posts = outboxTable(embeddedQueue(), cipher, clock)
    const now = clock.now()
    const place = 'room' in to ? toRoom(to.room) : to
    const post = { ...someNotice(`slack:${community.here.id}`), key: 'made-up', to: place }
    await db.transaction((tx) => posts.add(tx, { ...post, view: view(words, [text(words)]), dueAt: now }))
    community.roundel.runner.wake()
    await community.quiet()
  }
})
