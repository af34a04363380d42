import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { circleEntity } from '../../src/areas/circles/entities.ts'
import { SESSION_CLOSING, SESSION_OPENING } from '../../src/areas/sessions/topics.ts'
import type { View } from '../../src/chat/view.ts'
import {
  messageSeen,
  postAgain,
  type Reporter,
  reportMessage,
  reportPresent,
  unlocatedPosts,
} from '../../src/outbox/answers.ts'
import { openDeliveryProblems } from '../../src/outbox/delivery-problems.ts'
import { databases, type FreshDatabase, freshDatabase } from '../support/database.ts'
import { type PostHouse, postHouse, START, swept, words } from './support/house.ts'
import type { Fate } from './support/model-platform.ts'

describe.each(databases)('a post whose fate nobody knows, on %s', (kind) => {
  let fresh: FreshDatabase
  beforeAll(async () => {
    fresh = await freshDatabase(kind)
  })
  beforeEach(() => swept(fresh.db))
  afterAll(() => fresh.close())

  async function held(fate: Fate = 'not done, no answer', more: Parameters<PostHouse['add']>[0] = {}) {
    const at = postHouse(fresh.db, { sameKeyFor: 0, responsible: ['anna', 'ben'] })
    at.platform.fates = [fate]
    const post = await at.add({ circle: 'circleAAAAAA', ...more })
    await at.run()
    const teller = (person: string, facilitates = true, circle = 'circleAAAAAA'): Reporter => ({
      ...{ community: at.community, person, subject: circleEntity(circle), facilitates },
    })
    const inRoom = () => at.platform.ledger.filter((each) => each.to === 'C1')
    const message = (id: string, community = at.platform.name) => ({
      community: `${community}:${at.community.split(':')[1]}` as const,
      room: 'C1',
      message: id,
    })
    return { ...at, post, teller, inRoom, message }
  }
  const labels = (shown: View | undefined) =>
    shown?.blocks.flatMap((block) => (block.kind === 'actions' ? block.buttons.map((each) => each.label) : []))

  it('is asked about in private, with what is at stake and nothing of what it says', async () => {
    const { platform } = await held()
    const question = platform.ledger.find((each) => each.to === 'anna')
    expect(labels(question?.view)).toEqual(['Post it', 'It is there'])
    const said = JSON.stringify(question?.view)
    expect(said).toContain('the opening of a session')
    expect(said).toContain('people will go without it')
    expect(said).not.toContain('We begin.')
  })

  it('is posted when somebody asks for it, once, whoever presses after her', async () => {
    const { work, clock, inRoom, post, row, run, teller } = await held()
    expect(await postAgain({ ...work, now: clock.now() }, post, teller('anna'))).toBe('posting')
    expect(await postAgain({ ...work, now: clock.now() }, post, teller('ben'))).toBe('on-its-way')
    await run()
    expect(await postAgain({ ...work, now: clock.now() }, post, teller('ben'))).toBe('there')
    await run()
    expect(inRoom()).toHaveLength(1)
    expect(await row(post)).toMatchObject({ state: 'sent', message: expect.any(String) })
  })

  it('leaves the others nothing to choose once one has chosen', async () => {
    const { work, clock, platform, post, run, teller } = await held('done, no answer')
    await reportPresent({ ...work, now: clock.now() }, post, teller('anna'))
    await run()
    const notices = platform.ledger.filter((each) => each.to === 'anna' || each.to === 'ben')
    expect(notices.map((each) => labels(each.view))).toEqual([[], []])
    expect(JSON.stringify(notices[1]?.view)).toContain('All is well')
  })

  it('is asked about anew when it is lost a second time', async () => {
    const { work, clock, notices, platform, post, run, passes, teller } = await held()
    await passes({ minutes: 1 })
    platform.fates = ['not done, no answer']
    await postAgain({ ...work, now: clock.now() }, post, teller('anna'))
    await run()
    platform.fates = []
    await passes({ minutes: 1 })
    expect(await notices()).toHaveLength(4)
  })

  it('asked for, has a quarter of an hour to get through and then is late for good', async () => {
    const { work, clock, platform, post, row, run, passes, teller } = await held('not done, no answer', {
      graceUntil: START.add({ hours: 1 }),
    })
    await passes({ hours: 2 })
    await postAgain({ ...work, now: clock.now() }, post, teller('anna'))
    platform.fates = Array.from({ length: 40 }, () => 'refused connection')
    await run()
    expect(await row(post)).toMatchObject({ state: 'waiting' })
    await passes({ minutes: 20 })
    expect(await row(post)).toMatchObject({ state: 'stale' })
  })

  it('is posted again after it failed, once that was mended', async () => {
    const { work, clock, inRoom, post, run, teller } = await held('forbidden')
    expect(await reportPresent({ ...work, now: clock.now() }, post, teller('anna'))).toBe('gone')
    expect(await postAgain({ ...work, now: clock.now() }, post, teller('anna'))).toBe('posting')
    await run()
    expect(inRoom()).toHaveLength(1)
  })

  it('is nobody’s to decide who was neither asked nor facilitates, nor another community’s', async () => {
    const { work, clock, post, row, teller } = await held()
    await expect(postAgain({ ...work, now: clock.now() }, post, teller('eve', false))).rejects.toThrow(
      'outbox.not-asked',
    )
    await expect(reportPresent({ ...work, now: clock.now() }, post, teller('eve', false))).rejects.toThrow(
      'outbox.not-asked',
    )
    const elsewhere = { ...teller('anna'), community: 'slack:elsewhere' }
    await expect(postAgain({ ...work, now: clock.now() }, post, elsewhere)).rejects.toThrow('outbox.gone')
    await expect(postAgain({ ...work, now: clock.now() }, 'nothere00000', teller('anna'))).rejects.toThrow(
      'outbox.gone',
    )
    expect(await row(post)).toMatchObject({ state: 'held' })
    expect(await postAgain({ ...work, now: clock.now() }, post, teller('ben', false))).toBe('posting')
  })

  describe('that is there', () => {
    it('is resolved by a press on it, and pinned and brought up to date then', async () => {
      const { work, clock, inRoom, post, row, run } = await held('done, no answer', { pin: true })
      await work.db.transaction((tx) => work.outbox.revise(tx, { post }, words('second')))
      const [stored] = inRoom()
      if (!stored) throw new Error('it is not there')
      await messageSeen(work, post, stored.ref, clock.now())
      await run()
      expect(await row(post)).toMatchObject({ state: 'sent', message: stored.ref.message })
      expect(inRoom()).toMatchObject([{ pinned: true, view: words('second') }])
    })

    it('is resolved by a press before the platform has answered, and its answer changes nothing then', async () => {
      const at = postHouse(fresh.db)
      const post = await at.add({ pin: true })
      const { post: really } = at.platform
      at.platform.post = async (...call) => {
        const ref = await really(...call)
        await messageSeen(at.work, post, ref, at.clock.now())
        return ref
      }
      await at.run()
      expect(await at.row(post)).toMatchObject({ state: 'sent', message: 'm1', tries: 1 })
      expect(at.platform.calls).toEqual(['post C1', 'pin C1'])
      expect((await fresh.db.read.job.findMany()).map((job) => job.state)).toEqual(['done', 'done'])
    })

    it('is not resolved by a press that cannot be on it', async () => {
      const { work, clock, message, post, row } = await held('done, no answer')
      await messageSeen(work, post, message('m1', 'discord'), clock.now())
      await messageSeen(work, post, { ...message('m1'), room: 'C2' }, clock.now())
      await messageSeen(work, 'mintedByForm', message('m1'), clock.now())
      expect(await row(post)).toMatchObject({ state: 'held', message: null })
    })

    it('stays as it is when it is pressed again', async () => {
      const { work, clock, message, post, row } = await held('done, no answer')
      await messageSeen(work, post, message('m1'), clock.now())
      const resolved = await row(post)
      await messageSeen(work, post, message('m9'), clock.now())
      expect(await row(post)).toEqual(resolved)
    })

    it('is known to be there by a look, and found by its menu when it is to be pinned', async () => {
      const { work, clock, inRoom, message, post, run, teller } = await held('done, no answer', { pin: true })
      expect(await reportPresent({ ...work, now: clock.now() }, post, teller('anna'))).toBe('noted-find')
      await run()
      expect(await openDeliveryProblems(work, circleEntity('circleAAAAAA'))).toMatchObject([{ post, is: 'unfound' }])
      expect(await unlocatedPosts(work, circleEntity('circleAAAAAA'))).toHaveLength(1)
      expect(await reportMessage({ ...work, now: clock.now() }, { post, message: message('m1') }, teller('anna'))).toBe(
        'found',
      )
      await run()
      expect(inRoom()).toMatchObject([{ pinned: true }])
      expect(await openDeliveryProblems(work, circleEntity('circleAAAAAA'))).toEqual([])
    })

    it('wants nothing more when there is nothing to be done to it', async () => {
      const { work, clock, post, teller } = await held('done, no answer')
      expect(await reportPresent({ ...work, now: clock.now() }, post, teller('anna'))).toBe('noted')
      expect(await openDeliveryProblems(work, circleEntity('circleAAAAAA'))).toEqual([])
    })

    it('is not taken for a message that is another post already, or stands elsewhere', async () => {
      const { add, work, clock, message, post, run, inRoom, teller } = await held('not done, no answer')
      await add({ view: words('another') })
      await run()
      const other = message(inRoom()[0]?.ref.message ?? '')
      await expect(
        reportMessage({ ...work, now: clock.now() }, { post, message: other }, teller('anna')),
      ).rejects.toThrow('outbox.find.another')
      await expect(
        reportMessage({ ...work, now: clock.now() }, { post, message: { ...other, room: 'C2' } }, teller('anna')),
      ).rejects.toThrow('outbox.gone')
    })
  })

  it('stands among the open matters of its circle, and of no other', async () => {
    const { add, work, platform, post, run } = await held()
    platform.fates = ['gone']
    const failed = await add({ circle: 'circleAAAAAA', topic: SESSION_CLOSING })
    await run()
    expect(await openDeliveryProblems(work, circleEntity('circleAAAAAA'))).toMatchObject([
      { post, is: 'held', topic: SESSION_OPENING.name, room: 'C1', zone: 'UTC' },
      { post: failed, is: 'failed', problem: { kind: 'not-found', detail: 'Unknown Channel' } },
    ])
    expect(await openDeliveryProblems(work, circleEntity('circleBBBBBB'))).toEqual([])
  })
})
