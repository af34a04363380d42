import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { View } from '../../src/chat/view.ts'
import { instantOf } from '../../src/data/times.ts'
import { openRoomStep } from '../../src/opening/steps.ts'
import {
  answer,
  closeInTime,
  closeSession,
  confirmMet,
  openByHand,
  openInTime,
  openingKey,
  openingWentStale,
  openSessionOf,
  remind,
} from '../../src/sessions/service.ts'
import { aPlace, type Place, plan, setUp } from '../opening/support/place.ts'
import { databases, type FreshDatabase, freshDatabase } from '../support/database.ts'
import { textOf } from '../support/read-view.ts'

const at = (time: string) => Temporal.Instant.from(time)

describe.each(databases)('sessions on %s', (kind) => {
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
    circle = await opened(place)
    ids = (await rows()).map((session) => session.id)
  })
  afterAll(() => fresh.close())

  async function opened(where: Place): Promise<string> {
    const id = await where.planned()
    await openRoomStep(where.desk, () => where.platform, id, where.clock.now())
    await arrive(where)
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
      where: { circleId: circle, purpose: { in: ['reminder', 'opening', 'closing'] } },
    })
    return found
      .filter((post) => post.state !== 'cancelled')
      .map(
        (post) =>
          `${post.purpose} ${ids.indexOf(post.key.split(':')[1] ?? '') + 1} ${post.dueAt.toISOString().slice(0, 16)}`,
      )
      .sort((a, b) => a.slice(-16).localeCompare(b.slice(-16)))
  }
  const asked = async () => (await place.posts()).filter((each) => each.includes('Did you meet?'))
  const runUntil = async (time: string) => {
    place.clock.set(time)
    await place.runner.runDue(place.clock.now())
  }
  const shownNow = async (purpose: string): Promise<View | undefined> => (await place.views(purpose)).at(-1)
  const openAt = (time: string, number = 1) => openInTime(place.desk, session(number), at(time))

  describe('by the clock', () => {
    it('have three posts each and no more: the day before, the opening, the end', async () => {
      await runUntil('2027-12-31T00:00:00Z')
      expect(await unasked()).toEqual([
        'reminder 1 2027-03-15T18:00',
        'opening 1 2027-03-16T18:45',
        'closing 1 2027-03-16T20:30',
        // British Summer Time from here on
        'reminder 2 2027-03-29T17:00',
        'opening 2 2027-03-30T17:45',
        'closing 2 2027-03-30T19:30',
        'reminder 3 2027-04-12T17:00',
        'opening 3 2027-04-13T17:45',
        'closing 3 2027-04-13T19:30',
        'reminder 4 2027-04-26T17:00',
        'opening 4 2027-04-27T17:45',
        'closing 4 2027-04-27T19:30',
        'reminder 5 2027-05-10T17:00',
        'opening 5 2027-05-11T17:45',
        'closing 5 2027-05-11T19:30',
        'reminder 6 2027-05-24T17:00',
        'opening 6 2027-05-25T17:45',
        'closing 6 2027-05-25T19:30',
      ])
    })

    it('show what the session is made of', async () => {
      await runUntil('2027-03-16T18:45:00Z')
      const reminder = textOf((await place.views('reminder'))[0])
      expect(reminder).toContain('For this session to go as you would like')
      const opening = textOf((await place.views('opening'))[0])
      for (const part of [
        'Session 1 of 6',
        'What is said here stays here',
        'What would you like to have happen?',
        '90 minutes',
        'https://meet.example/tuesday',
        'Get help now',
      ])
        expect(opening).toContain(part)
      expect(await state(1)).toBe('open')
      await arrive()
      await runUntil('2027-03-16T20:30:00Z')
      expect(textOf(await shownNow('closing'))).toContain('Session 2: 2027-03-30T18:00:00Z')
      expect(await state(1)).toBe('closed')
    })

    it('are posted once, however often their jobs are run', async () => {
      for (const _time of [1, 2, 3]) {
        await remind(place.desk, session(1), at('2027-03-15T18:00:00Z'))
        await arrive()
        await openAt('2027-03-16T18:45:00Z')
        await arrive()
      }
      for (const _time of [1, 2, 3]) await closeInTime(place.desk, session(1), at('2027-03-16T20:30:00Z'))
      expect(await unasked()).toHaveLength(3)
    })

    it('say nothing when the platform is away from before the opening until after the end, and ask', async () => {
      await runUntil('2027-03-16T18:00:00Z')
      place.delivers = false
      await runUntil('2027-03-16T23:00:00Z')
      place.delivers = true
      await runUntil('2027-03-17T12:00:00Z')
      expect(await unasked()).toEqual(['reminder 1 2027-03-15T18:00'])
      expect([await state(1), (await asked()).length]).toEqual(['unconfirmed', 1])
    })

    it('leave a reminder out when it would come too late', async () => {
      await remind(place.desk, session(1), at('2027-03-16T17:00:00.001Z'))
      expect(await unasked()).toEqual([])
      await remind(place.desk, session(1), at('2027-03-16T17:00:00Z'))
      expect(await unasked()).toEqual(['reminder 1 2027-03-15T18:00'])
    })

    it('open late until their end, and beyond it ask whether people met', async () => {
      await openAt('2027-03-16T20:30:00Z')
      expect(await state(1)).toBe('open')
      await openAt('2027-03-30T19:30:00.001Z', 2)
      expect(await state(2)).toBe('unconfirmed')
      expect(await asked()).toEqual([expect.stringContaining('notice to fay: Session 2 of Tuesday circle')])
      expect(await unasked()).toEqual(['opening 1 2027-03-16T18:45'])
    })

    it('ask once after a long time without us, and post nothing old', async () => {
      const { runner, clock } = await asleepUntil('2027-04-14T12:00:00Z')
      await runner.runDue(clock.now())
      expect(await unasked()).toEqual([])
      expect([await state(1), await state(2), await state(3), await state(4)]).toEqual([
        'unconfirmed',
        'unconfirmed',
        'unconfirmed',
        'planned',
      ])
      expect(await asked()).toHaveLength(3)
    })

    it('say nothing in a circle that is not open', async () => {
      for (const state of ['stuck', 'closed', 'undone']) {
        await fresh.db.transaction((tx) => tx.circle.update({ where: { id: circle }, data: { state } }))
        await remind(place.desk, session(1), at('2027-03-15T18:00:00Z'))
        await openAt('2027-03-16T18:45:00Z')
        expect(await unasked()).toEqual([])
      }
    })

    it('that are gone are no error', async () => {
      const now = place.clock.now()
      await remind(place.desk, 'no-such', now)
      await openInTime(place.desk, 'no-such', now)
      await closeInTime(place.desk, 'no-such', now)
      expect(await closeSession(place.desk, 'no-such', now)).toBeNull()
    })

    /** Nothing ran meanwhile: what is due runs at the instant at which we wake. */
    async function asleepUntil(time: string) {
      place.clock.set(time)
      await fresh.db.transaction((tx) =>
        tx.job.updateMany({
          where: { subject: { in: ids }, dueAt: { lt: new Date(time) } },
          data: { dueAt: new Date(time) },
        }),
      )
      return place
    }
  })

  describe('whose opening could not be sent in time', () => {
    beforeEach(() => openAt('2027-03-16T18:45:00Z'))

    it('ask whether people met when the opening is given up, whichever is noticed first', async () => {
      await fresh.db.transaction((tx) => openingWentStale(place.desk, tx, session(1), at('2027-03-16T20:30:01Z')))
      await closeInTime(place.desk, session(1), at('2027-03-16T20:31:00Z'))
      expect(await state(1)).toBe('unconfirmed')
      expect(await unasked()).toEqual(['opening 1 2027-03-16T18:45'])
      expect(await asked()).toHaveLength(1)
    })

    it('have no closing while nobody has seen an opening', async () => {
      await closeInTime(place.desk, session(1), at('2027-03-16T20:30:00Z'))
      expect(await state(1)).toBe('unconfirmed')
      expect(await unasked()).toEqual([])
      expect(await asked()).toHaveLength(1)
    })

    it('close all the same when a facilitator says so: she was there', async () => {
      expect(await closeSession(place.desk, session(1), at('2027-03-16T20:00:00Z'))).toEqual({ number: 1 })
      await fresh.db.transaction((tx) => openingWentStale(place.desk, tx, session(1), at('2027-03-16T20:31:00Z')))
      expect(await state(1)).toBe('closed')
      expect(await asked()).toEqual([])
    })

    it('are settled by whoever was asked, once, in her own circle alone', async () => {
      await closeInTime(place.desk, session(1), at('2027-03-16T20:30:00Z'))
      const now = at('2027-03-17T08:00:00Z')
      await expect(confirmMet(place.desk, 'another', session(1), true, now)).rejects.toThrow('session.over')
      expect(await confirmMet(place.desk, circle, session(1), true, now)).toEqual({ number: 1 })
      expect(await state(1)).toBe('closed')
      await expect(confirmMet(place.desk, circle, session(1), false, now)).rejects.toThrow('session.over')
      expect(await state(1)).toBe('closed')
    })

    it('did not take place, if that is what is said', async () => {
      await closeInTime(place.desk, session(1), at('2027-03-16T20:30:00Z'))
      await confirmMet(place.desk, circle, session(1), false, at('2027-03-17T08:00:00Z'))
      expect(await state(1)).toBe('skipped')
    })
  })

  describe('by hand', () => {
    const opens = (session: string | null, sure: boolean, time: string, id = circle) =>
      openByHand(place.desk, id, { session, sure }, at(time))

    it('open at once on the same evening, and run their full length', async () => {
      expect(await opens(null, false, '2027-03-16T18:30:00Z')).toMatchObject({ opened: true, session: { number: 1 } })
      expect(await place.desk.jobs.pending(fresh.db.read, { kind: 'session.close', subject: session(1) })).toEqual(
        at('2027-03-16T20:00:00Z'),
      )
      expect(await place.desk.jobs.pending(fresh.db.read, { kind: 'session.open', subject: session(1) })).toBeNull()
      expect(await place.desk.jobs.pending(fresh.db.read, { kind: 'session.remind', subject: session(1) })).toBeNull()
    })

    it('ask first when they are planned for another time, and post nothing meanwhile', async () => {
      const { opened, session: next } = await opens(null, false, '2027-03-14T18:00:00Z')
      expect([opened, next.id, next.number]).toEqual([false, session(1), 1])
      expect([await state(1), await unasked()]).toEqual(['planned', []])
      expect(await opens(next.id, true, '2027-03-14T18:01:00Z')).toMatchObject({ opened: true })
      expect(await unasked()).toEqual(['opening 1 2027-03-14T18:01'])
    })

    it('take back a reminder that has not gone out', async () => {
      await remind(place.desk, session(1), at('2027-03-15T18:00:00Z'))
      await opens(session(1), true, '2027-03-15T18:00:10Z')
      expect(await unasked()).toEqual(['opening 1 2027-03-15T18:00'])
    })

    it('are opened once by two presses, and never a second beside the first', async () => {
      const both = await Promise.all([1, 2].map(() => opens(session(1), true, '2027-03-16T18:30:00Z')))
      expect(both).toMatchObject([{ opened: true }, { opened: true }])
      await expect(opens(session(2), true, '2027-03-16T18:31:00Z')).rejects.toThrow('session.already-open')
      await expect(opens(null, true, '2027-03-16T18:31:00Z')).rejects.toThrow('session.already-open')
      expect(await unasked()).toHaveLength(1)
    })

    it('are not opened out of their order, nor a second time, nor in another circle', async () => {
      await expect(opens(session(3), true, '2027-03-16T18:30:00Z')).rejects.toThrow('session.over')
      await opens(session(1), true, '2027-03-16T18:30:00Z')
      await closeSession(place.desk, session(1), at('2027-03-16T19:00:00Z'))
      await expect(opens(session(1), true, '2027-03-16T19:01:00Z')).rejects.toThrow('session.over')
      const elsewhere = await aPlace(fresh.db)
      await setUp(elsewhere)
      await expect(opens(session(2), true, '2027-03-16T19:01:00Z', await opened(elsewhere))).rejects.toThrow(
        'session.over',
      )
    })

    it('cannot be opened before the circle is, nor when none is left', async () => {
      const waiting = await place.planned({ name: 'Thursday' })
      await expect(opens(null, true, '2027-03-16T18:30:00Z', waiting)).rejects.toThrow('session.not-open-circle')
      await fresh.db.transaction((tx) =>
        tx.session.updateMany({ where: { circleId: circle }, data: { state: 'closed' } }),
      )
      await expect(opens(null, true, '2027-03-16T18:30:00Z')).rejects.toThrow('session.none-planned')
    })

    it('close once, and say when the next one is', async () => {
      await openAt('2027-03-16T18:45:00Z')
      expect(await openSessionOf(place.desk, circle)).toBe(session(1))
      const both = await Promise.all([1, 2].map(() => closeSession(place.desk, session(1), at('2027-03-16T20:00:00Z'))))
      expect(both.filter((each) => each !== null)).toEqual([{ number: 1 }])
      await closeInTime(place.desk, session(1), at('2027-03-16T20:30:00Z'))
      expect((await unasked()).filter((each) => each.startsWith('closing'))).toEqual(['closing 1 2027-03-16T20:00'])
      await expect(openSessionOf(place.desk, circle)).rejects.toThrow('session.none-open')
    })

    it('that are the last say so', async () => {
      for (let number = 1; number <= 6; number += 1) {
        await opens(null, true, `2027-04-0${number}T18:00:00Z`)
        await closeSession(place.desk, session(number), at(`2027-04-0${number}T19:00:00Z`))
      }
      expect(textOf(await shownNow('closing'))).toContain('That was the last session')
    })
  })

  describe('what people press', () => {
    const says = (person: string, what: Parameters<typeof answer>[4], time = '2027-03-16T18:50:00Z', number = 1) =>
      answer(place.desk, circle, session(number), person, what, at(time))
    const said = async () =>
      (await fresh.db.read.attendance.findMany({ where: { sessionId: session(1) }, orderBy: { person: 'asc' } })).map(
        (each) => `${each.person} ${each.answer}`,
      )

    it('is kept, the last of it', async () => {
      await says('anna', 'coming', '2027-03-15T18:10:00Z')
      await says('anna', 'cannot', '2027-03-15T18:11:00Z')
      await says('bea', 'coming', '2027-03-15T18:12:00Z')
      expect(await said()).toEqual(['anna cannot', 'bea coming'])
    })

    it('is read by the circle only where somebody is on her way, as a line and never a count', async () => {
      await openAt('2027-03-16T18:45:00Z')
      await says('anna', 'here')
      await says('bea', 'cannot')
      expect(textOf(await shownNow('opening'))).not.toMatch(/@anna|@bea/)
      await says('cleo', 'on-my-way', '2027-03-16T18:51:00Z')
      await says('dee', 'on-my-way', '2027-03-16T18:52:00Z')
      expect(textOf(await shownNow('opening'))).toMatch(/@cleo.*@dee/)
      await says('cleo', 'here', '2027-03-16T18:59:00Z')
      expect(textOf(await shownNow('opening'))).not.toContain('@cleo')
      expect(await unasked()).toHaveLength(1)
    })

    it('is on time no more when the session is over, and nobody’s of another circle', async () => {
      const other = await aPlace(fresh.db)
      await setUp(other)
      const elsewhere = await opened(other)
      await expect(
        answer(place.desk, elsewhere, session(1), 'anna', 'here', at('2027-03-16T18:50:00Z')),
      ).rejects.toThrow('session.over')
      await openAt('2027-03-16T18:45:00Z')
      await closeSession(place.desk, session(1), at('2027-03-16T20:00:00Z'))
      await expect(says('anna', 'here')).rejects.toThrow('session.over')
      expect(await said()).toEqual([])
    })

    it('is taken from everybody of a full circle, and each line still fits', async () => {
      const members = Array.from({ length: 20 }, (_, at) => `18446744073709${String(551_500 + at)}`)
      for (const each of members)
        place.platform.living.set(each, {
          person: each,
          name: each,
          bot: false,
          admin: false,
          guest: false,
          groups: [],
        })
      circle = await place.planned({
        name: 'Full',
        members,
        meet: { kind: 'link', where: `https://meet.example/${'x'.repeat(479)}` },
      })
      await openRoomStep(place.desk, () => place.platform, circle, place.clock.now())
      ids = (await rows()).map((each) => each.id)
      for (let number = 1; number <= 6; number += 1) {
        const [from] = (await rows()).slice(number - 1).map((each) => instantOf(each.at))
        if (!from) throw new Error('no such session')
        await remind(place.desk, session(number), from.subtract({ hours: 25 }))
        await arrive()
        await openInTime(place.desk, session(number), from)
        for (const [at, person] of [...members, ...plan.facilitators, 'f2', 'f3', 'f4', 'f5'].entries())
          await answer(place.desk, circle, session(number), person, 'on-my-way', from.add({ seconds: at }))
        expect(textOf(await shownNow('opening'))).toContain(`@${members[19]}`)
        await arrive()
        await closeInTime(place.desk, session(number), from.add({ minutes: 120 }))
      }
      expect(await unasked()).toHaveLength(18)
      const opening = await fresh.db.read.post.findUniqueOrThrow({ where: { key: openingKey(session(6)) } })
      expect(opening.revision).toBe(25)
    })
  })
})
