import { beforeEach, describe, expect, it } from 'vitest'
import {
  closeInTime,
  closeSession,
  confirmMet,
  openInTime,
  openingWentStale,
  remind,
} from '../../../src/areas/sessions/service.ts'
import { SESSION_OPENING, sessionEntity } from '../../../src/areas/sessions/topics.ts'
import { ownedBy } from '../../../src/outbox/find.ts'
import { databases } from '../../support/database.ts'
import { textOf } from '../../support/read-view.ts'
import { at, circles } from './support/circle.ts'

describe.each(databases)('sessions on %s', (kind) => {
  const here = circles(kind)
  const { arrive, session, state, unasked, asked, runUntil, shownNow, openAt } = here

  describe('by the clock', () => {
    it('have three posts each and no more: the day before, the opening, the end', async () => {
      await runUntil('2027-07-31T00:00:00Z')
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
      const reminder = textOf((await here.place.views('reminder'))[0])
      expect(reminder).toContain('For this session to go as you would like')
      const opening = textOf((await here.place.views('opening'))[0])
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
        await remind({ ...here.place.work, now: at('2027-03-15T18:00:00Z') }, session(1))
        await arrive()
        await openAt('2027-03-16T18:45:00Z')
        await arrive()
      }
      for (const _time of [1, 2, 3])
        await closeInTime({ ...here.place.work, now: at('2027-03-16T20:30:00Z') }, session(1))
      expect(await unasked()).toHaveLength(3)
    })

    it('say nothing when the platform is away from before the opening until after the end, and ask', async () => {
      await runUntil('2027-03-16T18:00:00Z')
      here.place.delivers = false
      await runUntil('2027-03-16T23:00:00Z')
      here.place.delivers = true
      await runUntil('2027-03-17T12:00:00Z')
      expect(await unasked()).toEqual(['reminder 1 2027-03-15T18:00'])
      expect([await state(1), (await asked()).length]).toEqual(['unconfirmed', 1])
    })

    it('leave a reminder out when it would come too late', async () => {
      await remind({ ...here.place.work, now: at('2027-03-16T17:00:00.001Z') }, session(1))
      expect(await unasked()).toEqual([])
      await remind({ ...here.place.work, now: at('2027-03-16T17:00:00Z') }, session(1))
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
        await here.db.transaction((tx) => tx.circle.update({ where: { id: here.circle }, data: { state } }))
        await remind({ ...here.place.work, now: at('2027-03-15T18:00:00Z') }, session(1))
        await openAt('2027-03-16T18:45:00Z')
        expect(await unasked()).toEqual([])
      }
    })

    it('that are gone are no error', async () => {
      const now = here.place.clock.now()
      await remind({ ...here.place.work, now }, 'no-such')
      await openInTime({ ...here.place.work, now }, 'no-such')
      await closeInTime({ ...here.place.work, now }, 'no-such')
      expect(await closeSession({ ...here.place.work, now }, 'no-such')).toBeNull()
    })

    /** Nothing ran meanwhile: what is due runs at the instant at which we wake. */
    async function asleepUntil(time: string) {
      here.place.clock.set(time)
      await here.db.transaction((tx) =>
        tx.job.updateMany({
          where: { subject: { in: [...here.ids] }, dueAt: { lt: new Date(time) } },
          data: { dueAt: new Date(time) },
        }),
      )
      return here.place
    }
  })

  describe('whose opening could not be sent in time', () => {
    beforeEach(() => openAt('2027-03-16T18:45:00Z'))

    const wentStale = (time: string) =>
      here.db.transaction((tx) =>
        openingWentStale({ owner: sessionEntity(session(1)) }, { tx, work: here.place.work, now: at(time) }),
      )

    it('ask whether people met when the opening is given up, whichever is noticed first', async () => {
      await wentStale('2027-03-16T20:30:01Z')
      await closeInTime({ ...here.place.work, now: at('2027-03-16T20:31:00Z') }, session(1))
      expect(await state(1)).toBe('unconfirmed')
      expect(await unasked()).toEqual(['opening 1 2027-03-16T18:45'])
      expect(await asked()).toHaveLength(1)
    })

    it('have no closing while nobody has seen an opening', async () => {
      await closeInTime({ ...here.place.work, now: at('2027-03-16T20:30:00Z') }, session(1))
      expect(await state(1)).toBe('unconfirmed')
      expect(await unasked()).toEqual([])
      expect(await asked()).toHaveLength(1)
    })

    const opening = (state: string) =>
      here.db.transaction((tx) =>
        tx.post.updateMany({ where: ownedBy(sessionEntity(session(1)), SESSION_OPENING), data: { state } }),
      )

    it.each(['failed', 'stale', 'cancelled'])('ask as well when the opening was %s', async (was) => {
      await opening(was)
      await closeInTime({ ...here.place.work, now: at('2027-03-16T20:30:00Z') }, session(1))
      expect([await state(1), (await asked()).length]).toEqual(['unconfirmed', 1])
    })

    it('ask when nobody has said whether the opening arrived, and do not close as if it had', async () => {
      await opening('held')
      await closeInTime({ ...here.place.work, now: at('2027-03-16T20:30:00Z') }, session(1))
      expect([await state(1), (await asked()).length]).toEqual(['unconfirmed', 1])
      expect(await unasked()).toEqual([])
    })

    it('wait for a minute while the opening is just being sent', async () => {
      await opening('sending')
      expect(await closeInTime({ ...here.place.work, now: at('2027-03-16T20:30:00Z') }, session(1))).toEqual({
        again: at('2027-03-16T20:31:00Z'),
      })
      expect(await state(1)).toBe('open')
      await opening('sent')
      await closeInTime({ ...here.place.work, now: at('2027-03-16T20:31:00Z') }, session(1))
      expect(await state(1)).toBe('closed')
    })

    it('close all the same when a facilitator says so: she was there', async () => {
      expect(await closeSession({ ...here.place.work, now: at('2027-03-16T20:00:00Z') }, session(1))).toEqual({
        number: 1,
      })
      await wentStale('2027-03-16T20:31:00Z')
      expect(await state(1)).toBe('closed')
      expect(await asked()).toEqual([])
    })

    it('are settled by whoever was asked, once, in her own circle alone', async () => {
      await closeInTime({ ...here.place.work, now: at('2027-03-16T20:30:00Z') }, session(1))
      const now = at('2027-03-17T08:00:00Z')
      await expect(confirmMet({ ...here.place.work, now }, 'another', session(1), true)).rejects.toThrow(
        'sessions.over',
      )
      expect(await confirmMet({ ...here.place.work, now }, here.circle, session(1), true)).toEqual({ number: 1 })
      expect(await state(1)).toBe('closed')
      await expect(confirmMet({ ...here.place.work, now }, here.circle, session(1), false)).rejects.toThrow(
        'sessions.over',
      )
      expect(await state(1)).toBe('closed')
    })

    it('did not take here.place, if that is what is said', async () => {
      await closeInTime({ ...here.place.work, now: at('2027-03-16T20:30:00Z') }, session(1))
      await confirmMet({ ...here.place.work, now: at('2027-03-17T08:00:00Z') }, here.circle, session(1), false)
      expect(await state(1)).toBe('skipped')
    })
  })
})
