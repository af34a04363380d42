import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { heading, text, view } from '../../src/chat/view.ts'
import type { PlatformRefusal } from '../../src/outbox/problem.ts'
import { databases, type FreshDatabase, freshDatabase } from '../support/database.ts'
import { someNotice, toRoom } from '../support/posts.ts'
import { postHouse, START, swept, words } from './support/house.ts'
import type { Fate } from './support/model-platform.ts'

describe.each(databases)('delivering posts on %s', (kind) => {
  let fresh: FreshDatabase
  beforeAll(async () => {
    fresh = await freshDatabase(kind)
  })
  beforeEach(() => swept(fresh.db))
  afterAll(() => fresh.close())
  const house = (options: Parameters<typeof postHouse>[1] = {}) => postHouse(fresh.db, options)
  const slack = { sameKeyFor: 0 }

  it('sends a post when it is due, and not before, with its own id as mark', async () => {
    const { add, passes, run, platform, row } = house()
    const post = await add({ dueAt: START.add({ minutes: 10 }) })
    await run()
    expect(platform.calls).toEqual([])
    await passes({ minutes: 10 })
    expect(platform.ledger).toMatchObject([{ to: 'C1', mark: post, view: { fallback: 'We begin.' } }])
    expect(platform.ledger[0]?.key.length).toBeLessThanOrEqual(25)
    expect(await row(post)).toMatchObject({
      state: 'sent',
      message: 'm1',
      tries: 1,
      sentAt: new Date('2027-03-16T19:10Z'),
    })
  })

  it('keeps the view encrypted', async () => {
    const { add, row } = house()
    const post = await row(await add({ view: words('Marigold'), dueAt: START.add({ hours: 1 }) }))
    expect(JSON.stringify(post)).not.toContain('Marigold')
  })

  it('sends what was asked for twice with one key once', async () => {
    const { work, community, run, platform } = house()
    const post = { ...someNotice(community), key: `twice-${community}`, to: toRoom('C1') }
    const added = await Promise.all(
      ['first', 'second'].map((said) =>
        work.db.transaction((tx) => work.outbox.add(tx, { ...post, view: words(said), dueAt: START })),
      ),
    )
    await run()
    expect(added.filter((each) => each !== null)).toHaveLength(1)
    expect(platform.ledger).toHaveLength(1)
  })

  it('sends nothing of a transaction that was undone', async () => {
    const { work, community, run, platform } = house()
    const undone = work.db.transaction(async (tx) => {
      await work.outbox.add(tx, {
        ...{ ...someNotice(community), key: `undone-${community}`, to: toRoom('C1') },
        ...{ view: words('never'), dueAt: START },
      })
      throw new Error('the use case failed')
    })
    await expect(undone).rejects.toThrow('the use case failed')
    await run()
    expect(platform.calls).toEqual([])
  })

  it('goes on in a room in the order of asking, even when the first has to wait', async () => {
    const { add, passes, run, platform } = house()
    platform.fates = ['refused connection', 'too many']
    for (const said of ['one', 'two', 'three']) await add({ view: words(said) })
    await add({ view: words('elsewhere'), to: { room: 'C2' } })
    await run()
    const inOrder = () => platform.ledger.map((each) => each.view.fallback)
    expect(inOrder().filter((said) => said !== 'elsewhere')).toEqual([])
    await passes({ minutes: 2 })
    expect(inOrder().filter((said) => said !== 'elsewhere')).toEqual(['one', 'two', 'three'])
    expect(inOrder()).toContain('elsewhere')
  })

  it('holds nobody up behind a post that is held or failed', async () => {
    const { add, run, platform } = house(slack)
    platform.fatesOf = { 'post C1': ['done, no answer', 'forbidden'] }
    for (const said of ['held', 'failed', 'third']) await add({ view: words(said) })
    await run()
    expect(platform.ledger.filter((each) => each.to === 'C1').map((each) => each.view.fallback)).toEqual([
      'held',
      'third',
    ])
  })

  it.each<[Fate, number]>([
    ['refused connection', 1],
    ['too many', 30],
  ])('tries again after %s, once it may', async (fate, seconds) => {
    const { add, passes, run, platform, row } = house(slack)
    platform.fates = [fate]
    const post = await add()
    await run()
    expect(await row(post)).toMatchObject({ state: 'waiting', firstTriedAt: null })
    await passes({ seconds: seconds - 1 })
    expect(platform.calls).toHaveLength(1)
    await passes({ seconds: 1 })
    expect(platform.ledger).toHaveLength(1)
    expect(await row(post)).toMatchObject({ state: 'sent', tries: 2 })
  })

  it.each<Fate>(['done, no answer', 'not done, no answer', 'done, killed', 'not done, killed', 'crash of the adapter'])(
    'makes one message of it where the key counts: %s',
    async (fate) => {
      const { add, passes, platform, row } = house()
      platform.fates = [fate]
      const post = await add()
      await passes({ seconds: 5 })
      expect(platform.ledger).toHaveLength(1)
      expect(await row(post)).toMatchObject({ state: 'sent', message: 'm1' })
    },
  )

  it.each<Fate>(['done, no answer', 'not done, no answer', 'done, killed', 'not done, killed', 'crash of the adapter'])(
    'holds it where no key counts, and asks each of those concerned once: %s',
    async (fate) => {
      const { add, passes, notices, platform, row } = house({ ...slack, responsible: ['anna', 'ben'] })
      platform.fates = [fate]
      const post = await add()
      await passes({ hours: 5 })
      expect(await row(post)).toMatchObject({ state: 'held', tries: 1 })
      expect(platform.calls.filter((call) => call.startsWith('post'))).toHaveLength(1)
      expect(await notices()).toEqual(['anna: Did it arrive?', 'ben: Did it arrive?'])
    },
  )

  it('holds it when the process was away for longer than the key counts', async () => {
    const { add, afterBeingOff, platform, row, run } = house()
    platform.fates = ['done, killed', 'too many']
    const post = await add()
    await run()
    expect(await row(post)).toMatchObject({ state: 'sending' })
    await afterBeingOff({ minutes: 2 })
    expect(await row(post)).toMatchObject({ state: 'held' })
    expect(platform.ledger.filter((each) => each.mark === post)).toHaveLength(1)
  })

  it.each<[Fate, PlatformRefusal]>([
    ['forbidden', { kind: 'forbidden', detail: 'SEND_MESSAGES' }],
    ['gone', { kind: 'not-found', detail: 'Unknown Channel' }],
  ])('fails it and tells those concerned what to do: %s', async (fate, refusal) => {
    const { add, notices, platform, row, run } = house()
    platform.fates = [fate]
    const post = await add()
    await run()
    expect(await row(post)).toMatchObject({ state: 'failed', problem: { is: 'failed', refusal } })
    expect(await notices()).toEqual(['anna: A post could not be sent'])
    const said = JSON.stringify(platform.ledger[0]?.view)
    expect(said).toContain(fate === 'forbidden' ? 'lacks a permission: SEND_MESSAGES' : 'is not there any more')
    expect(said).not.toContain('We begin.')
  })

  it.each<Fate>(['done, no answer', 'forbidden', 'done, killed'])(
    'asks nobody about a private message: %s',
    async (fate) => {
      const { add, passes, notices, platform, row } = house(slack)
      platform.fates = [fate]
      const post = await add({ to: { person: 'eve' } })
      await passes({ hours: 1 })
      expect((await row(post)).state).toBe(fate === 'forbidden' ? 'failed' : 'sent')
      expect(await notices()).toEqual([])
    },
  )

  it.each<Fate>(['done, no answer', 'not done, no answer', 'done, killed', 'not done, killed', 'crash of the adapter'])(
    'sends a private message again when nobody knows whether it arrived: %s',
    async (fate) => {
      const { add, passes, platform, row } = house(slack)
      platform.fates = [fate, 'too many', fate]
      const post = await add({ to: { person: 'eve' } })
      await passes({ minutes: 5 })
      expect(await row(post)).toMatchObject({ state: 'sent', message: expect.any(String) })
      expect(platform.ledger.filter((each) => each.mark === post).length).toBeGreaterThanOrEqual(1)
    },
  )

  it('sends a private message some thirteen times in a day at most, each wait as long as all before it, then gives it up', async () => {
    const { add, passes, platform, row } = house(slack)
    platform.fates = Array.from({ length: 200 }, () => 'done, no answer' as const)
    const post = await add({ to: { person: 'eve' } })
    await passes({ hours: 72 })
    expect(await row(post)).toMatchObject({ state: 'failed', problem: { refusal: { kind: 'unknown-outcome' } } })
    const at = platform.ledger.map((each) => (each.at - START.epochMilliseconds) / 1_000)
    expect(at.slice(0, 5)).toEqual([0, 10, 20, 40, 80])
    expect(at.length).toBeLessThanOrEqual(16)
    expect(at.at(-1)).toBeLessThanOrEqual(86_400)
  })

  it('keeps nobody waiting for more than a minute behind a private message that is sent again', async () => {
    const { add, passes, platform, row } = house(slack)
    platform.fates = Array.from({ length: 4 }, () => 'not done, no answer' as const)
    await add({ to: { person: 'eve' } })
    const next = await add({ to: { person: 'eve' }, view: words('next') })
    await passes({ seconds: 60 })
    expect((await row(next)).state).toBe('waiting')
    await passes({ seconds: 15 })
    expect((await row(next)).state).toBe('sent')
  })

  it('asks again when the question itself may not have arrived', async () => {
    const { add, passes, notices, platform } = house(slack)
    platform.fates = ['done, no answer', 'not done, no answer']
    await add()
    await passes({ hours: 48 })
    expect(platform.calls).toEqual(['post C1', 'direct anna', 'direct anna'])
    expect(await notices()).toEqual(['anna: Did it arrive?'])
  })

  it('says that it is late, within its grace', async () => {
    const { add, afterBeingOff, platform } = house()
    await add({ graceUntil: START.add({ hours: 1 }) })
    await afterBeingOff({ minutes: 40 })
    expect(platform.ledger[0]?.view.blocks[0]).toMatchObject({ kind: 'note' })
    expect(JSON.stringify(platform.ledger[0]?.view)).toContain('comes later than it should')
  })

  it('is not posted beyond its grace: somebody may ask whether they met', async () => {
    const { add, afterBeingOff, platform, row, stale } = house()
    const post = await add({ graceUntil: START.add({ hours: 1 }) })
    await afterBeingOff({ minutes: 61 })
    expect(platform.calls).toEqual([])
    expect(await row(post)).toMatchObject({ state: 'stale' })
    expect(stale).toEqual([post])
  })

  it('refuses a post that has no room for the note that it is late, before it is written', async () => {
    const { add } = house()
    const full = view(
      'full',
      Array.from({ length: 40 }, () => heading('x')),
    )
    await expect(add({ view: full, graceUntil: START })).rejects.toThrow('41')
    await expect(add({ view: full })).resolves.toBeTypeOf('string')
  })

  it('waits while its platform is not connected, without counting a try', async () => {
    const { add, passes, delivery, platform, row, run } = house()
    delivery.platformFor = () => null
    const post = await add()
    await run()
    expect(await row(post)).toMatchObject({ state: 'waiting', tries: 0 })
    delivery.platformFor = () => platform
    await passes({ seconds: 10 })
    expect(await row(post)).toMatchObject({ state: 'sent', tries: 1 })
  })

  it('is never sent once it was cancelled; of one that may be there nobody is asked any more', async () => {
    const { add, passes, work, platform, row, run } = house(slack)
    const cancelled = await add({ dueAt: START.add({ minutes: 1 }) })
    await work.db.transaction(async (tx) => work.outbox.cancel(tx, { post: cancelled }))
    platform.fates = ['done, killed']
    const going = await add()
    await run()
    expect(await row(going)).toMatchObject({ state: 'held' })
    await work.db.transaction(async (tx) => work.outbox.cancel(tx, { post: going }))
    await passes({ hours: 1 })
    expect(await row(cancelled)).toMatchObject({ state: 'cancelled', message: null })
    expect(await row(going)).toMatchObject({ state: 'cancelled' })
    const question = platform.ledger.find((each) => each.to === 'anna')?.view
    expect(JSON.stringify(question)).toContain('It’s too late for')
    expect(question?.blocks.some((block) => block.kind === 'actions')).toBe(false)
  })

  it('pins it once it is there, again until that is done', async () => {
    const { add, passes, platform, row } = house()
    platform.fates = ['done', 'not done, no answer', 'too many', 'done, killed']
    const post = await add({ pin: true })
    await passes({ minutes: 5 })
    expect(platform.calls.filter((call) => call === 'pin C1').length).toBeGreaterThanOrEqual(4)
    expect(platform.ledger[0]?.pinned).toBe(true)
    expect((await row(post)).pinnedAt).not.toBeNull()
  })

  it('says who may mend it when it may not be pinned', async () => {
    const { add, passes, notices, platform, row } = house()
    platform.fates = ['done', 'forbidden']
    const post = await add({ pin: true })
    await passes({ minutes: 5 })
    expect(await row(post)).toMatchObject({ state: 'sent', pinnedAt: null })
    expect(await notices()).toEqual(['anna: A post could not be pinned'])
  })

  describe('a post that is revised', () => {
    const revised = async (at: ReturnType<typeof house>, post: string, said: string) =>
      at.work.db.transaction(async (tx) => at.work.outbox.revise(tx, { post }, words(said)))

    it('is sent as it is last, without an edit, when it still waits', async () => {
      const at = house()
      const post = await at.add({ dueAt: START.add({ minutes: 1 }) })
      await revised(at, post, 'second')
      await at.passes({ minutes: 2 })
      expect(at.platform.calls).toEqual(['post C1'])
      expect(at.platform.ledger[0]?.view).toEqual(words('second'))
    })

    it('is edited when it is there, and shows the last state however often that changed', async () => {
      const at = house()
      at.platform.fates = ['done', 'not done, no answer']
      const post = await at.add()
      await at.run()
      for (const said of ['second', 'third', 'fourth']) await revised(at, post, said)
      await at.passes({ minutes: 1 })
      expect(at.platform.calls).toEqual(['post C1', 'edit C1', 'edit C1'])
      expect(at.platform.ledger[0]).toMatchObject({ view: words('fourth'), mark: post })
      expect(await at.row(post)).toMatchObject({ revision: 3, shownRevision: 3 })
    })

    it('is not edited into what it is already', async () => {
      const at = house()
      const post = await at.add()
      await at.run()
      await revised(at, post, 'We begin.')
      await at.passes({ minutes: 1 })
      expect(at.platform.calls).toEqual(['post C1'])
    })

    it('shows its last state although the first message came from before', async () => {
      const at = house()
      at.platform.fates = ['done, killed', 'too many']
      const post = await at.add()
      await at.run()
      await revised(at, post, 'second')
      await at.passes({ minutes: 1 })
      expect(at.platform.ledger).toHaveLength(1)
      expect(at.platform.ledger[0]?.view).toEqual(words('second'))
    })

    it('keeps the note that it was late', async () => {
      const at = house()
      const post = await at.add({ graceUntil: START.add({ hours: 1 }) })
      await at.afterBeingOff({ minutes: 40 })
      await revised(at, post, 'second')
      await at.passes({ minutes: 1 })
      expect(at.platform.ledger[0]?.view.blocks).toMatchObject([{ kind: 'note' }, text('second')])
    })

    it('is told of when it cannot be edited any more', async () => {
      const at = house()
      at.platform.fates = ['done', 'gone']
      const post = await at.add()
      await at.run()
      await revised(at, post, 'second')
      await at.passes({ hours: 1 })
      expect(at.platform.calls.filter((call) => call === 'edit C1')).toHaveLength(1)
      expect(await at.notices()).toEqual(['anna: A post could not be brought up to date'])
    })
  })
})
