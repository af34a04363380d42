import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { askDaily } from '../../src/outbox/daily-questions.ts'
import { heldUnasked } from '../../src/outbox/questions.ts'
import { databases, type FreshDatabase, freshDatabase } from '../support/database.ts'
import { type PostHouse, postHouse, swept } from './support/house.ts'

describe.each(databases)('a held post on %s is never without an open question', (kind) => {
  let fresh: FreshDatabase
  beforeAll(async () => {
    fresh = await freshDatabase(kind)
  })
  beforeEach(() => swept(fresh.db))
  afterAll(() => fresh.close())

  async function house(options: Parameters<typeof postHouse>[1] = {}): Promise<PostHouse> {
    const at = postHouse(fresh.db, { sameKeyFor: 0, ...options })
    await fresh.db.transaction((tx) =>
      tx.community.create({
        data: { id: at.community, platform: at.platform.name, zone: 'Europe/London', createdAt: new Date(0) },
      }),
    )
    return at
  }
  async function held(at: PostHouse): Promise<string> {
    at.platform.fatesOf['post C1'] = ['not done, no answer']
    const post = await at.add({ circle: 'circleAAAAAA' })
    await at.run()
    expect((await at.row(post)).state).toBe('held')
    return post
  }
  const unasked = async (at: PostHouse) =>
    (await heldUnasked(fresh.db.read, at.delivery.responsible, at.community)).map((row) => row.id)
  const day = async (at: PostHouse) => {
    at.clock.advance({ hours: 24 })
    const again = await askDaily(at.delivery, at.community, at.clock.now())
    await at.run()
    return again
  }

  it('has one from the transaction on in which it is held', async () => {
    const at = await house()
    await held(at)
    expect(await unasked(at)).toEqual([])
    expect(await at.notices()).toEqual(['anna: Did it arrive?'])
  })

  it('asks whoever is next when the first cannot be sent anything, at once', async () => {
    const at = await house({ responsible: ['anna'], next: ['stella'] })
    at.platform.fatesOf['direct anna'] = ['forbidden']
    const post = await held(at)
    expect(await at.notices()).toEqual(['anna: failed', 'stella: Did it arrive?'])
    expect(await unasked(at)).toEqual([])
    expect((await at.row(post)).state).toBe('held')
  })

  it('asks nobody else while one of several has the question', async () => {
    const at = await house({ responsible: ['anna', 'ben'], next: ['stella'] })
    at.platform.fatesOf['direct anna'] = ['forbidden']
    await held(at)
    expect(await at.notices()).toEqual(['anna: failed', 'ben: Did it arrive?'])
  })

  it('asks again once a day where nobody could be reached, from the first on', async () => {
    const at = await house({ responsible: ['anna'], next: ['stella'] })
    at.platform.fatesOf['direct anna'] = ['forbidden']
    at.platform.fatesOf['direct stella'] = ['forbidden']
    const post = await held(at)
    expect(await unasked(at)).toEqual([post])
    const { again } = await day(at)
    // 10.20 in London
    expect(again.toString()).toBe('2027-03-18T10:20:00Z')
    expect(await at.notices()).toEqual(['anna: failed', 'stella: failed', 'anna: Did it arrive?'])
    expect(await unasked(at)).toEqual([])
    await day(at)
    expect(await at.notices()).toHaveLength(3)
  })

  it('asks again when whoever was asked may not decide any more', async () => {
    const responsible = ['anna']
    const at = await house({ responsible })
    const post = await held(at)
    responsible.splice(0, 1, 'ben')
    expect(await unasked(at)).toEqual([post])
    await day(at)
    expect(await at.notices()).toEqual(['anna: Did it arrive?', 'ben: Did it arrive?'])
  })

  it('stays without one, and is counted, while there is nobody to ask', async () => {
    const at = await house({ responsible: [] })
    const post = await held(at)
    await day(at)
    expect(await unasked(at)).toEqual([post])
  })

  it('asks the person about a file that may have arrived, and nobody else', async () => {
    const at = await house()
    at.platform.fatesOf['upload eve'] = ['not done, killed']
    const file = { name: 'my-data.json', alt: 'A file.', bytes: Buffer.from('{}') }
    const post = await at.add({ to: { person: 'eve' }, file })
    await at.run()
    expect((await at.row(post)).state).toBe('held')
    expect(await at.notices()).toEqual(['eve: A file that you asked for may not have arrived.'])
    expect(await unasked(at)).toEqual([])
  })

  it('sends a private message again that an earlier version held, or gives it up when it is a week old', async () => {
    const at = await house()
    const add = async (days: number) => {
      const post = await at.add({
        to: { person: 'eve' },
        dueAt: at.clock.now().subtract({ hours: 24 * days }),
      })
      await fresh.db.transaction((tx) => tx.post.update({ where: { id: post }, data: { state: 'held' } }))
      return post
    }
    const [recent, old] = [await add(2), await add(9)]
    await day(at)
    expect([(await at.row(recent)).state, (await at.row(old)).state]).toEqual(['sent', 'stale'])
    expect(at.platform.calls).toEqual(['direct eve'])
  })

  it('asks nobody in a community that the bot has left', async () => {
    const at = await house({ responsible: [] })
    await held(at)
    await fresh.db.transaction((tx) =>
      tx.community.update({ where: { id: at.community }, data: { leftAt: new Date() } }),
    )
    expect(await unasked(at)).toEqual([])
  })
})
