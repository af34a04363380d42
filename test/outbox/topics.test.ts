import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { circleEntity } from '../../src/areas/circles/entities.ts'
import { SESSION_OPENING, SESSION_REMINDER } from '../../src/areas/sessions/topics.ts'
import { HOUSE } from '../../src/compose/house.ts'
import { topic, topicLabel } from '../../src/outbox/topic.ts'
import { type TopicBinding, unwatched } from '../../src/outbox/topic-binding.ts'
import { mintedTokens } from '../../src/token.ts'
import { databases, type FreshDatabase, freshDatabase } from '../support/database.ts'
import { postHouse, swept, words } from './support/house.ts'

describe('a topic of posts', () => {
  it('is bound by one area each, so that nobody forgets what is to be done when such a post does not arrive', () => {
    const minted = mintedTokens().flatMap(({ token, name }) => (token === 'topic' ? [name] : []))
    expect(HOUSE.topics.map(({ binds }) => binds.name).toSorted()).toEqual(minted.toSorted())
    expect(new Set(minted).size).toBe(minted.length)
  })

  it('names its posts to whoever is asked about one; one that has gone since is a note', () => {
    expect(topicLabel(SESSION_OPENING.name)).toBe('sessions.topic.opening')
    expect(topicLabel('sessions.no-more')).toBe('outbox.topic.note')
  })

  it('has a name with what it belongs to before a dot', () => {
    expect(() => topic('opening', { label: 'outbox.topic.note' })).toThrow('is no name for a topic')
  })
})

describe.each(databases)('what an area does about its posts, on %s', (kind) => {
  let fresh: FreshDatabase
  beforeAll(async () => {
    fresh = await freshDatabase(kind)
  })
  beforeEach(() => swept(fresh.db))
  afterAll(() => fresh.close())

  /** A house in which reminders and openings are watched. */
  function watched() {
    const at = postHouse(fresh.db)
    const heard: string[] = []
    const note =
      (what: string): TopicBinding['onStale'] =>
      async (post, { tx }) => {
        heard.push(`${what} of ${post.topic} about ${post.subject.id}`)
        // inside the transaction that writes it
        expect((await tx.post.findUniqueOrThrow({ where: { id: post.id } })).state).toBe(post.state)
      }
    at.delivery.topics = [
      { binds: SESSION_OPENING, onStale: note('stale'), onUndelivered: note('undelivered') },
      ...unwatched(SESSION_REMINDER),
    ]
    return { ...at, heard }
  }

  it('happens when one of its posts is too late, and at no other’s', async () => {
    const { add, afterBeingOff, clock, heard } = watched()
    const graceUntil = clock.now().add({ minutes: 5 })
    await add({ topic: SESSION_REMINDER, graceUntil, circle: 'circleAAAAAA' })
    await add({ topic: SESSION_OPENING, graceUntil, circle: 'circleAAAAAA' })
    await afterBeingOff({ hours: 1 })
    expect(heard).toEqual(['stale of sessions.opening about circleAAAAAA'])
  })

  it('happens when a message to one person does not arrive', async () => {
    const { add, platform, run, heard, community } = watched()
    platform.fates = ['forbidden', 'forbidden']
    await add({ topic: SESSION_REMINDER, to: { person: 'eve' } })
    await add({ topic: SESSION_OPENING, to: { person: 'eve' } })
    await run()
    expect(heard).toEqual([`undelivered of sessions.opening about ${community}`])
  })

  it('finds them by what brought them about: all of one owner and topic are revised and taken back, and no others', async () => {
    const { add, work, row, run, platform, clock } = watched()
    const mine = { owner: circleEntity('circleAAAAAA'), topic: SESSION_REMINDER }
    const later = { dueAt: clock.now().add({ hours: 1 }) }
    const sent = await add(mine)
    await run()
    const waiting = await add({ ...mine, ...later })
    const others = [
      await add({ ...mine, ...later, owner: circleEntity('circleBBBBBB') }),
      await add({ ...mine, ...later, topic: SESSION_OPENING }),
    ]
    await work.db.transaction(async (tx) => {
      await work.outbox.cancel(tx, mine)
      await work.outbox.revise(tx, mine, words('It has moved.'))
    })
    await run()
    expect(platform.ledger.map(({ mark, view }) => [mark, view])).toEqual([[sent, words('It has moved.')]])
    expect([(await row(sent)).state, (await row(waiting)).state]).toEqual(['sent', 'cancelled'])
    for (const other of others) expect(await row(other)).toMatchObject({ state: 'waiting', revision: 0 })
  })
})
