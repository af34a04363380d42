import { beforeEach, describe, expect, it } from 'vitest'
import { decide } from '../../../src/areas/opening/service.ts'
import { undoRoomStep } from '../../../src/areas/rooms/opening.ts'
import { PlatformError } from '../../../src/chat/errors.ts'
import { databases } from '../../support/database.ts'
import { jobNamed } from '../../support/jobs.ts'
import { textOf } from '../../support/read-view.ts'
import { roomStep } from '../../support/rooms.ts'
import { openings, PEOPLE } from './support/opening.ts'
import { aPlace, plan } from './support/place.ts'

describe.each(databases)('opening that comes to a stop on %s', (kind) => {
  const here = openings(kind)
  const { opens, row, rooms, privately, notices, decides, isOpen } = here

  describe('stops and says so', () => {
    const stuck = async (key: string) => {
      const { state, problem } = await row()
      expect([state, JSON.parse(problem ?? '{}')]).toMatchObject(['stuck', { key }])
      expect(await privately()).toEqual([])
      expect(await notices()).toEqual([expect.stringContaining('notice to stella: ‘Tuesday circle’ is not open yet.')])
      return (await notices())[0] ?? ''
    }

    it('when somebody is in the room who does not belong there', async () => {
      here.place.platform.wrong = (call, moment) => {
        if (call === 'changeMembers' && moment === 'after') rooms()[0]?.members.add('mallory').add('role:7')
      }
      await opens()
      const said = await stuck('opening.stuck.strangers')
      expect(said).toContain('@mallory')
      expect(said).not.toContain('role:7')
      await expect(decides('on')).rejects.toThrow('opening.not-stuck')
      await decides('again')
      here.place.platform.wrong = () => {}
      await opens()
      expect((await row()).state).toBe('stuck')
      await decides('again')
      rooms()[0]?.members.delete('mallory')
      rooms()[0]?.members.delete('role:7')
      await opens()
      await isOpen()
    })

    it('when somebody could not be let in: tried again', async () => {
      here.place.platform.outcomes.set('bea', 'refused')
      await opens()
      expect(await stuck('opening.stuck.refused')).toContain('@bea')
      expect((await row()).seats.filter((seat) => seat.state === 'waiting').map((seat) => seat.person)).toEqual(['bea'])
      await decides('again')
      here.place.platform.outcomes.clear()
      await opens()
      await isOpen()
    })

    it('when somebody has left: gone on without her', async () => {
      here.place.platform.outcomes.set('bea', 'gone')
      await opens()
      await stuck('opening.stuck.refused')
      await decides('on')
      await opens()
      await isOpen(PEOPLE.filter((each) => each !== 'bea'))
      expect(JSON.stringify(await here.place.views('welcome'))).toContain('3 people')
    })

    it('when somebody who was let in is not there: gone on without her', async () => {
      here.place.platform.vanishing.add('cleo')
      await opens()
      expect(await stuck('opening.stuck.missing')).toContain('@cleo')
      await decides('on')
      await opens()
      expect(await row()).toMatchObject({ state: 'open' })
    })

    it.each([
      ['refused', 'opening.stuck.refused', () => here.place.platform.outcomes.set('fay', 'refused')],
      ['not there', 'opening.stuck.missing', () => here.place.platform.vanishing.add('fay')],
    ])('and does not go on without its only facilitator, who is %s', async (_, key, goesWrong) => {
      goesWrong()
      await opens()
      expect(await stuck(key)).not.toContain('Go on without them')
      await expect(decides('on')).rejects.toThrow('opening.not-stuck')
    })

    it('and does not go on without anybody', async () => {
      for (const each of plan.members) here.place.platform.outcomes.set(each, 'refused')
      await opens()
      expect(await stuck('opening.stuck.refused')).not.toContain('Go on without them')
    })

    it('when a permission is missing, by its name', async () => {
      here.place.platform.wrong = (call) => {
        if (call === 'openRoom') throw new PlatformError('forbidden', 'MANAGE_CHANNELS')
      }
      await opens()
      expect(await stuck('opening.stuck.forbidden')).toContain('MANAGE_CHANNELS')
      here.place.platform.wrong = () => {}
      await decides('again')
      await opens()
      await isOpen()
    })

    it('when the room is gone, and makes another one for everybody', async () => {
      here.place.platform.wrong = (call, moment) => {
        if (call === 'changeMembers' && moment === 'after') for (const room of rooms()) room.closed = true
      }
      await opens()
      await stuck('opening.stuck.room-gone')
      here.place.platform.wrong = () => {}
      await decides('again')
      await opens()
      await isOpen()
    })

    it('when it is told that nothing follows by itself any more', async () => {
      here.place.platform.wrong = (call) => {
        if (call === 'members') throw new PlatformError('unavailable', 'refused')
      }
      await expect(opens(false)).rejects.toThrow()
      await opens(true)
      expect(await stuck('opening.stuck.failed')).toContain('Try again')
    })

    it('when it is a fault of ours, which the log has too', async () => {
      here.place.platform.wrong = (call) => {
        if (call === 'members') throw new TypeError('ours')
      }
      await expect(opens(true)).rejects.toThrow('ours')
      await stuck('opening.stuck.failed')
    })
  })

  it('beyond its first date begins on the next dates of its rhythm, and says so', async () => {
    here.place.platform.outcomes.set('bea', 'refused')
    await opens()
    here.place.clock.set('2027-04-01T09:00:00Z')
    await decides('on')
    await opens()
    const sessions = await here.db.read.session.findMany({
      where: { circleId: here.circle },
      orderBy: { number: 'asc' },
    })
    expect(sessions.map((each) => each.local.slice(0, 10))).toEqual([
      '2027-04-13',
      '2027-04-27',
      '2027-05-11',
      '2027-05-25',
      '2027-06-08',
      '2027-06-22',
    ])
    const dates = 'six Tuesdays, fortnightly, 19:00 London, from 13 April 2027; the last on 22 June'
    expect(textOf((await here.place.views('welcome'))[0])).toContain(dates)
    expect((await notices()).at(-1)).toContain(dates)
    const job = (kind: 'session.remind' | 'session.open') =>
      here.place.work.jobs.pending(here.db.read, jobNamed(kind), sessions[0]?.id ?? '')
    expect(String(await job('session.remind'))).toBe('2027-04-12T17:00:00Z')
    expect(String(await job('session.open'))).toBe('2027-04-13T17:45:00Z')
    expect((await row()).endsBy).toBe('2027-08-03')
  })

  it('that fails for about half an hour is given up, and whoever planned it is told, once', async () => {
    here.place.platform.wrong = (call) => {
      if (call === 'findRoom') throw new PlatformError('unavailable', 'refused')
    }
    here.place.clock.advance({ hours: 1 })
    await here.place.runner.runDue(here.place.clock.now())
    expect(await notices()).toEqual([expect.stringContaining('The platform did not let it happen (refused).')])
    const job = await here.db.read.job.findFirstOrThrow({ where: { kind: 'room.open' } })
    expect(job.state).toBe('done')
    here.place.platform.wrong = () => {}
    await decides('again')
    await here.place.runner.runDue(here.place.clock.now())
    await isOpen()
  })

  describe('is undone', () => {
    const undoes = (last = false) =>
      roomStep(undoRoomStep, here.place.work, { circle: here.circle, on: here.place.platform, last })
    beforeEach(async () => {
      here.place.platform.outcomes.set('bea', 'refused')
      await opens()
      here.place.platform.outcomes.clear()
      await decides('undo')
    })

    it('by closing the room, and its name is free again', async () => {
      await undoes()
      expect(rooms()).toEqual([])
      expect(await row()).toMatchObject({ state: 'undone' })
      expect(await here.db.read.session.count({ where: { circleId: here.circle } })).toBe(0)
      await undoes()
      await opens()
      expect(rooms()).toEqual([])
      expect(await here.place.planned()).not.toBe(here.circle)
    })

    it('also when the process was killed after closing it', async () => {
      here.place.platform.wrong = (call, moment) => {
        if (call === 'closeRoom' && moment === 'after') throw new Error('killed')
      }
      await expect(undoes()).rejects.toThrow('killed')
      here.place.platform.wrong = () => {}
      await undoes()
      expect(await row()).toMatchObject({ state: 'undone' })
    })

    it('or somebody is told that it could not be', async () => {
      here.place.platform.wrong = (call) => {
        if (call === 'closeRoom') throw new PlatformError('forbidden', 'MANAGE_CHANNELS')
      }
      await undoes()
      expect((await notices()).at(-1)).toContain('MANAGE_CHANNELS')
      here.place.platform.wrong = () => {}
      await decides('undo')
      await undoes()
      expect(await row()).toMatchObject({ state: 'undone' })
    })
  })

  it('is decided by one person once, and only in the circle’s own community', async () => {
    here.place.platform.outcomes.set('bea', 'refused')
    await opens()
    const elsewhere = await aPlace(here.db)
    await expect(decide(await elsewhere.as('stella'), here.circle, 'undo')).rejects.toThrow('opening.not-stuck')
    await decides('again')
    await expect(decides('undo')).rejects.toThrow('opening.not-stuck')
  })
})
