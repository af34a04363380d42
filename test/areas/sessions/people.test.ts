import { describe, expect, it } from 'vitest'
import { openRoomStep } from '../../../src/areas/rooms/opening.ts'
import { CLOSE_SESSION, OPEN_SESSION, REMIND_OF_SESSION } from '../../../src/areas/sessions/jobs.ts'
import {
  answer,
  closeInTime,
  closeSession,
  openByHand,
  openInTime,
  openSessionOf,
  remind,
} from '../../../src/areas/sessions/service.ts'
import { SESSION_OPENING, sessionEntity } from '../../../src/areas/sessions/topics.ts'
import { instantOf } from '../../../src/data/times.ts'
import { ownedBy } from '../../../src/outbox/find.ts'
import { databases } from '../../support/database.ts'
import { textOf } from '../../support/read-view.ts'
import { roomStep } from '../../support/rooms.ts'
import { aPlace, plan, setUp } from '../opening/support/place.ts'
import { at, circles } from './support/circle.ts'

describe.each(databases)('sessions and their people on %s', (kind) => {
  const here = circles(kind)
  const { opened, arrive, rows, session, state, unasked, shownNow, openAt } = here

  describe('by hand', () => {
    const opens = (session: string | null, sure: boolean, time: string, id = here.circle) =>
      openByHand({ ...here.place.work, now: at(time) }, id, { session, sure })

    it('open at once on the same evening, and run their full length', async () => {
      expect(await opens(null, false, '2027-03-16T18:30:00Z')).toMatchObject({ opened: true, session: { number: 1 } })
      expect(await here.place.work.jobs.pending(here.db.read, CLOSE_SESSION, session(1))).toEqual(
        at('2027-03-16T20:00:00Z'),
      )
      expect(await here.place.work.jobs.pending(here.db.read, OPEN_SESSION, session(1))).toBeNull()
      expect(await here.place.work.jobs.pending(here.db.read, REMIND_OF_SESSION, session(1))).toBeNull()
    })

    it('ask first when they are planned for another time, and post nothing meanwhile', async () => {
      const { opened, session: next } = await opens(null, false, '2027-03-14T18:00:00Z')
      expect([opened, next.id, next.number]).toEqual([false, session(1), 1])
      expect([await state(1), await unasked()]).toEqual(['planned', []])
      expect(await opens(next.id, true, '2027-03-14T18:01:00Z')).toMatchObject({ opened: true })
      expect(await unasked()).toEqual(['opening 1 2027-03-14T18:01'])
    })

    it('take back a reminder that has not gone out', async () => {
      await remind({ ...here.place.work, now: at('2027-03-15T18:00:00Z') }, session(1))
      await opens(session(1), true, '2027-03-15T18:00:10Z')
      expect(await unasked()).toEqual(['opening 1 2027-03-15T18:00'])
    })

    it('are opened once by two presses, and never a second beside the first', async () => {
      const both = await Promise.all([1, 2].map(() => opens(session(1), true, '2027-03-16T18:30:00Z')))
      expect(both).toMatchObject([{ opened: true }, { opened: true }])
      await expect(opens(session(2), true, '2027-03-16T18:31:00Z')).rejects.toThrow('sessions.already-open')
      await expect(opens(null, true, '2027-03-16T18:31:00Z')).rejects.toThrow('sessions.already-open')
      expect(await unasked()).toHaveLength(1)
    })

    it('are not opened out of their order, nor a second time, nor in another circle', async () => {
      await expect(opens(session(3), true, '2027-03-16T18:30:00Z')).rejects.toThrow('sessions.over')
      await opens(session(1), true, '2027-03-16T18:30:00Z')
      await closeSession({ ...here.place.work, now: at('2027-03-16T19:00:00Z') }, session(1))
      await expect(opens(session(1), true, '2027-03-16T19:01:00Z')).rejects.toThrow('sessions.over')
      const elsewhere = await aPlace(here.db)
      await setUp(elsewhere)
      await expect(opens(session(2), true, '2027-03-16T19:01:00Z', await opened(elsewhere))).rejects.toThrow(
        'sessions.over',
      )
    })

    it('cannot be opened before the circle is, nor when none is left', async () => {
      const waiting = await here.place.planned({ name: 'Thursday' })
      await expect(opens(null, true, '2027-03-16T18:30:00Z', waiting)).rejects.toThrow('sessions.not-open-circle')
      await here.db.transaction((tx) =>
        tx.session.updateMany({ where: { circleId: here.circle }, data: { state: 'closed' } }),
      )
      await expect(opens(null, true, '2027-03-16T18:30:00Z')).rejects.toThrow('sessions.none-planned')
    })

    it('close once, and say when the next one is', async () => {
      await openAt('2027-03-16T18:45:00Z')
      expect(await openSessionOf(here.place.work, { id: here.circle, state: 'open' })).toBe(session(1))
      const both = await Promise.all(
        [1, 2].map(() => closeSession({ ...here.place.work, now: at('2027-03-16T20:00:00Z') }, session(1))),
      )
      expect(both.filter((each) => each !== null)).toEqual([{ number: 1 }])
      await closeInTime({ ...here.place.work, now: at('2027-03-16T20:30:00Z') }, session(1))
      expect((await unasked()).filter((each) => each.startsWith('closing'))).toEqual(['closing 1 2027-03-16T20:00'])
      await expect(openSessionOf(here.place.work, { id: here.circle, state: 'open' })).rejects.toThrow(
        'sessions.none-open',
      )
    })

    it('close without an opening that has not gone out', async () => {
      await openAt('2027-03-16T18:45:00Z')
      await closeSession({ ...here.place.work, now: at('2027-03-16T20:00:00Z') }, session(1))
      expect(await unasked()).toEqual(['closing 1 2027-03-16T20:00'])
    })

    it('have the time at which they were opened, when it is another than planned', async () => {
      await opens(null, true, '2027-03-14T18:01:40Z')
      expect((await rows())[0]).toMatchObject({ local: '2027-03-14T18:01', at: new Date('2027-03-14T18:01:00Z') })
      expect(textOf(await shownNow('opening'))).toContain('2027-03-14T18:01:00Z')
      await closeSession({ ...here.place.work, now: at('2027-03-14T19:00:00Z') }, session(1))
      // on the same evening it stays the planned one
      await opens(null, true, '2027-03-30T17:50:00Z')
      expect((await rows())[1]?.local).toBe('2027-03-30T19:00')
    })

    it('and answers to them wait while the circle rests, and are over once it has ended, in kind words', async () => {
      await openAt('2027-03-16T18:45:00Z')
      await arrive()
      const set = (state: string) =>
        here.db.transaction((tx) => tx.circle.update({ where: { id: here.circle }, data: { state } }))
      const pressed = async (number: number) => {
        const circle = await here.db.read.circle.findUniqueOrThrow({ where: { id: here.circle } })
        await answer({ ...here.place.work, now: at('2027-03-16T19:00:00Z') }, circle, session(number), 'anna', 'cannot')
      }
      await set('paused')
      await expect(opens(null, true, '2027-03-16T19:00:00Z')).rejects.toThrow('sessions.circle-paused')
      await expect(pressed(2)).rejects.toThrow('sessions.circle-paused')
      // people who sit together are not sent home
      await pressed(1)
      await closeInTime({ ...here.place.work, now: at('2027-03-16T20:30:00Z') }, session(1))
      expect(textOf(await shownNow('closing'))).toContain('the circle rests')
      await expect(openSessionOf(here.place.work, { id: here.circle, state: 'paused' })).rejects.toThrow(
        'sessions.circle-paused',
      )
      for (const ended of ['closing', 'closed']) {
        await set(ended)
        await expect(opens(null, true, '2027-03-16T19:00:00Z')).rejects.toThrow('sessions.circle-closed')
        await expect(pressed(1)).rejects.toThrow('sessions.circle-closed')
      }
    })

    it('of a circle that ended meanwhile close without a word', async () => {
      await openAt('2027-03-16T18:45:00Z')
      await arrive()
      await here.db.transaction((tx) => tx.circle.update({ where: { id: here.circle }, data: { state: 'closed' } }))
      await closeInTime({ ...here.place.work, now: at('2027-03-16T20:30:00Z') }, session(1))
      expect([await state(1), await unasked()]).toEqual(['closed', ['opening 1 2027-03-16T18:45']])
    })

    it('that are the last say so', async () => {
      for (let number = 1; number <= 6; number += 1) {
        await opens(null, true, `2027-04-0${number}T18:00:00Z`)
        await closeSession({ ...here.place.work, now: at(`2027-04-0${number}T19:00:00Z`) }, session(number))
      }
      expect(textOf(await shownNow('closing'))).toContain('That was the last session')
    })
  })

  describe('what people press', () => {
    const says = (person: string, what: Parameters<typeof answer>[4], time = '2027-03-16T18:50:00Z', number = 1) =>
      answer({ ...here.place.work, now: at(time) }, { id: here.circle, state: 'open' }, session(number), person, what)
    const said = async () =>
      (await here.db.read.attendance.findMany({ where: { sessionId: session(1) }, orderBy: { person: 'asc' } })).map(
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
      const other = await aPlace(here.db)
      await setUp(other)
      const elsewhere = await opened(other)
      await expect(
        answer(
          { ...here.place.work, now: at('2027-03-16T18:50:00Z') },
          { id: elsewhere, state: 'open' },
          session(1),
          'anna',
          'here',
        ),
      ).rejects.toThrow('sessions.over')
      await openAt('2027-03-16T18:45:00Z')
      await closeSession({ ...here.place.work, now: at('2027-03-16T20:00:00Z') }, session(1))
      await expect(says('anna', 'here')).rejects.toThrow('sessions.over')
      expect(await said()).toEqual([])
    })

    it('is taken from everybody of a full circle, and each line still fits', async () => {
      const members = Array.from({ length: 20 }, (_, at) => `18446744073709${String(551_500 + at)}`)
      for (const each of members)
        here.place.platform.living.set(each, {
          person: each,
          name: each,
          bot: false,
          admin: false,
          guest: false,
          groups: [],
        })
      const full = await here.place.planned({
        name: 'Full',
        members,
        meet: { kind: 'link', where: `https://meet.example/${'x'.repeat(479)}` },
      })
      await roomStep(openRoomStep, here.place.work, { circle: full, on: here.place.platform })
      await here.turnTo(full)
      for (let number = 1; number <= 6; number += 1) {
        const [from] = (await rows()).slice(number - 1).map((each) => instantOf(each.at))
        if (!from) throw new Error('no such session')
        await remind({ ...here.place.work, now: from.subtract({ hours: 25 }) }, session(number))
        await arrive()
        await openInTime({ ...here.place.work, now: from }, session(number))
        const circle = { id: here.circle, state: 'open' }
        for (const [at, person] of [...members, ...plan.facilitators, 'f2', 'f3', 'f4', 'f5'].entries())
          await answer(
            { ...here.place.work, now: from.add({ seconds: at }) },
            circle,
            session(number),
            person,
            'on-my-way',
          )
        expect(textOf(await shownNow('opening'))).toContain(`@${members[19]}`)
        await arrive()
        await closeInTime({ ...here.place.work, now: from.add({ minutes: 120 }) }, session(number))
      }
      expect(await unasked()).toHaveLength(18)
      const opening = await here.db.read.post.findFirstOrThrow({
        where: ownedBy(sessionEntity(session(6)), SESSION_OPENING),
      })
      expect(opening.revision).toBe(25)
    })
  })
})
