import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { PlatformError } from '../../src/chat/errors.ts'
import type { Db } from '../../src/data/db.ts'
import { becameOpen, decide } from '../../src/opening/service.ts'
import { openRoomStep, undoStep } from '../../src/opening/steps.ts'
import { databases, type FreshDatabase, freshDatabase } from '../support/database.ts'
import { aPlace, type Place, plan, setUp } from './support/place.ts'

const PEOPLE = [...plan.facilitators, ...plan.members].sort()
const CALLS = ['findRoom', 'openRoom', 'changeMembers', 'members']

describe.each(databases)('opening a room on %s', (kind) => {
  let fresh: FreshDatabase
  let place: Place
  let circle: string
  beforeAll(async () => {
    fresh = await freshDatabase(kind)
  })
  beforeEach(async () => {
    place = await aPlace(fresh.db)
    await setUp(place)
    circle = await place.planned()
    place.platform.calls.length = 0
  })
  afterAll(() => fresh.close())

  const opens = (last = false, db: Db = fresh.db) =>
    openRoomStep({ ...place.desk, db }, () => place.platform, circle, place.clock.now(), last)
  const row = () => fresh.db.read.circle.findUniqueOrThrow({ where: { id: circle }, include: { seats: true } })
  const rooms = () => [...place.platform.rooms.values()].filter((room) => !room.closed)
  const inRooms = () => rooms().map((room) => [...room.members].sort())
  const privately = async () => (await place.posts()).filter((each) => !each.startsWith('notice'))
  const notices = async () => (await place.posts()).filter((each) => each.startsWith('notice'))
  const decides = async (what: 'again' | 'on' | 'undo') => decide(await place.as('stella'), circle, what)

  /** One room with exactly its people, and each post once. */
  const isOpen = async (people = PEOPLE) => {
    expect(await row()).toMatchObject({ state: 'open', step: 'done', problem: null })
    expect(inRooms()).toEqual([people])
    expect(await privately()).toEqual([`welcome to ${(await row()).room}`, `agreement to ${(await row()).room}`])
    expect((await notices()).filter((each) => each.includes('is open'))).toHaveLength(1)
  }

  it('makes it neutral, lets its people in, looks who is there, and only then speaks', async () => {
    await opens()
    expect(place.platform.calls).toEqual(['findRoom', 'openRoom', expect.stringMatching(/^changeMembers /), 'members'])
    expect(rooms()[0]?.name).toMatch(/^circle-1-[0-9a-z]{4}$/)
    expect((await row()).seats.map((seat) => seat.state)).toEqual(PEOPLE.map(() => 'in'))
    await isOpen()
  })

  it('does nothing more when it is run again', async () => {
    await opens()
    const before = [place.platform.calls.length, await place.posts()]
    await opens()
    await becameOpen(place.desk, circle, 'discord', place.clock.now())
    expect([place.platform.calls.length, await place.posts()]).toEqual(before)
  })

  describe.each(CALLS)('goes on where it was: %s', (call) => {
    it.each([
      ['the process is killed', 'before', () => new Error('killed')],
      ['the process is killed', 'after', () => new Error('killed')],
      ['nobody knows whether it was done', 'before', () => new PlatformError('unknown-outcome', 'timeout')],
      ['nobody knows whether it was done', 'after', () => new PlatformError('unknown-outcome', 'timeout')],
      ['the platform is away', 'before', () => new PlatformError('unavailable', 'refused')],
      ['the platform asks for patience', 'before', () => new PlatformError('rate-limited', '429', { retryAfter: 5 })],
    ] as const)('%s (%s)', async (_, when, error) => {
      let times = 2
      place.platform.wrong = (found, moment) => {
        if (found !== call || moment !== when || times === 0) return
        times -= 1
        throw error()
      }
      let failures = 0
      while (failures < 3 && (await row()).state === 'opening') {
        const failed = await opens().then(
          () => false,
          () => true,
        )
        if (!failed) break
        failures += 1
        expect(await privately()).toEqual([])
        expect((await row()).state).toBe('opening')
      }
      // a room that was opened is found the next time, and not opened again
      expect(failures).toBe(call === 'openRoom' && when === 'after' ? 1 : 2)
      expect(place.platform.calls.filter((each) => each === 'openRoom').length).toBeLessThanOrEqual(3)
      await isOpen()
    })
  })

  it('goes on where it was when it is killed beside any write', async () => {
    let kills = 0
    for (let write = 1; write <= 12; write += 1) {
      for (const when of ['before', 'after'] as const) {
        circle = await place.planned({ name: `Circle ${write} ${when}` })
        place.platform.rooms.clear()
        const killed = await opens(false, killedAt(fresh.db, write, when)).then(
          () => false,
          () => true,
        )
        if (killed) kills += 1
        await opens()
        expect(inRooms()).toEqual([PEOPLE])
        const posts = await fresh.db.read.post.findMany({ where: { circleId: circle } })
        expect(posts.map((post) => post.purpose).sort()).toEqual(['agreement', 'notice', 'welcome'])
      }
    }
    expect(kills).toBeGreaterThanOrEqual(8)
  })

  it('makes no room while it cannot know whether there is one', async () => {
    place.platform.cannotListRooms = true
    await expect(opens()).rejects.toThrow('unavailable')
    expect(rooms()).toEqual([])
    place.platform.cannotListRooms = false
    await opens()
    await isOpen()
  })

  it('takes another name where the first is taken by what it cannot see', async () => {
    const { roomKey } = await row()
    let taken = true
    place.platform.wrong = (call) => {
      if (call !== 'openRoom' || !taken) return
      taken = false
      throw new PlatformError('invalid', 'name_taken')
    }
    await expect(opens()).rejects.toThrow('room name taken')
    await opens()
    expect((await row()).roomKey).not.toBe(roomKey)
    await isOpen()
  })

  it('waits while the platform is not connected', async () => {
    await expect(openRoomStep(place.desk, () => null, circle, place.clock.now())).rejects.toThrow('not connected')
    expect((await row()).state).toBe('opening')
  })

  describe('stops and says so', () => {
    const stuck = async (key: string) => {
      const { state, problem } = await row()
      expect([state, JSON.parse(problem ?? '{}')]).toMatchObject(['stuck', { key }])
      expect(await privately()).toEqual([])
      expect(await notices()).toEqual([expect.stringContaining('notice to stella: ‘Tuesday circle’ is not open yet.')])
      return (await notices())[0] ?? ''
    }

    it('when somebody is in the room who does not belong there', async () => {
      place.platform.wrong = (call, moment) => {
        if (call === 'changeMembers' && moment === 'after') rooms()[0]?.members.add('mallory').add('role:7')
      }
      await opens()
      const said = await stuck('opening.stuck.strangers')
      expect(said).toContain('@mallory')
      expect(said).not.toContain('role:7')
      await expect(decides('on')).rejects.toThrow('opening.not-stuck')
      await decides('again')
      place.platform.wrong = () => {}
      await opens()
      expect((await row()).state).toBe('stuck')
      await decides('again')
      rooms()[0]?.members.delete('mallory')
      rooms()[0]?.members.delete('role:7')
      await opens()
      await isOpen()
    })

    it('when somebody could not be let in: tried again', async () => {
      place.platform.outcomes.set('bea', 'refused')
      await opens()
      expect(await stuck('opening.stuck.refused')).toContain('@bea')
      expect((await row()).seats.filter((seat) => seat.state === 'waiting').map((seat) => seat.person)).toEqual(['bea'])
      await decides('again')
      place.platform.outcomes.clear()
      await opens()
      await isOpen()
    })

    it('when somebody has left: gone on without her', async () => {
      place.platform.outcomes.set('bea', 'gone')
      await opens()
      await stuck('opening.stuck.refused')
      await decides('on')
      await opens()
      await isOpen(PEOPLE.filter((each) => each !== 'bea'))
      expect(JSON.stringify(await place.views('welcome'))).toContain('3 people')
    })

    it('when somebody who was let in is not there: gone on without her', async () => {
      place.platform.vanishing.add('cleo')
      await opens()
      expect(await stuck('opening.stuck.missing')).toContain('@cleo')
      await decides('on')
      await opens()
      expect(await row()).toMatchObject({ state: 'open' })
    })

    it.each([
      ['refused', 'opening.stuck.refused', () => place.platform.outcomes.set('fay', 'refused')],
      ['not there', 'opening.stuck.missing', () => place.platform.vanishing.add('fay')],
    ])('and does not go on without its only facilitator, who is %s', async (_, key, goesWrong) => {
      goesWrong()
      await opens()
      expect(await stuck(key)).not.toContain('Go on without them')
      await expect(decides('on')).rejects.toThrow('opening.not-stuck')
    })

    it('and does not go on without anybody', async () => {
      for (const each of plan.members) place.platform.outcomes.set(each, 'refused')
      await opens()
      expect(await stuck('opening.stuck.refused')).not.toContain('Go on without them')
    })

    it('when a permission is missing, by its name', async () => {
      place.platform.wrong = (call) => {
        if (call === 'openRoom') throw new PlatformError('forbidden', 'MANAGE_CHANNELS')
      }
      await opens()
      expect(await stuck('opening.stuck.forbidden')).toContain('MANAGE_CHANNELS')
      place.platform.wrong = () => {}
      await decides('again')
      await opens()
      await isOpen()
    })

    it('when the room is gone, and makes another one for everybody', async () => {
      place.platform.wrong = (call, moment) => {
        if (call === 'changeMembers' && moment === 'after') for (const room of rooms()) room.closed = true
      }
      await opens()
      await stuck('opening.stuck.room-gone')
      place.platform.wrong = () => {}
      await decides('again')
      await opens()
      await isOpen()
    })

    it('when it is told that nothing follows by itself any more', async () => {
      place.platform.wrong = (call) => {
        if (call === 'members') throw new PlatformError('unavailable', 'refused')
      }
      await expect(opens(false)).rejects.toThrow()
      await opens(true)
      expect(await stuck('opening.stuck.failed')).toContain('Try again')
    })

    it('when it is a fault of ours, which the log has too', async () => {
      place.platform.wrong = (call) => {
        if (call === 'members') throw new TypeError('ours')
      }
      await expect(opens(true)).rejects.toThrow('ours')
      await stuck('opening.stuck.failed')
    })
  })

  it('that fails for about half an hour is given up, and whoever planned it is told, once', async () => {
    place.platform.wrong = (call) => {
      if (call === 'findRoom') throw new PlatformError('unavailable', 'refused')
    }
    place.clock.advance({ hours: 1 })
    await place.runner.runDue(place.clock.now())
    expect(await notices()).toEqual([expect.stringContaining('The platform did not let it happen (refused).')])
    const job = await fresh.db.read.job.findUniqueOrThrow({ where: { id: `circle.open:${circle}` } })
    expect(job.state).toBe('done')
    place.platform.wrong = () => {}
    await decides('again')
    await place.runner.runDue(place.clock.now())
    await isOpen()
  })

  describe('is undone', () => {
    const undoes = (last = false) => undoStep(place.desk, () => place.platform, circle, place.clock.now(), last)
    beforeEach(async () => {
      place.platform.outcomes.set('bea', 'refused')
      await opens()
      place.platform.outcomes.clear()
      await decides('undo')
    })

    it('by closing the room, and its name is free again', async () => {
      await undoes()
      expect(rooms()).toEqual([])
      expect(await row()).toMatchObject({ state: 'undone' })
      expect(await fresh.db.read.session.count({ where: { circleId: circle } })).toBe(0)
      await undoes()
      await opens()
      expect(rooms()).toEqual([])
      expect(await place.planned()).not.toBe(circle)
    })

    it('also when the process was killed after closing it', async () => {
      place.platform.wrong = (call, moment) => {
        if (call === 'closeRoom' && moment === 'after') throw new Error('killed')
      }
      await expect(undoes()).rejects.toThrow('killed')
      place.platform.wrong = () => {}
      await undoes()
      expect(await row()).toMatchObject({ state: 'undone' })
    })

    it('or somebody is told that it could not be', async () => {
      place.platform.wrong = (call) => {
        if (call === 'closeRoom') throw new PlatformError('forbidden', 'MANAGE_CHANNELS')
      }
      await undoes()
      expect((await notices()).at(-1)).toContain('MANAGE_CHANNELS')
      place.platform.wrong = () => {}
      await decides('undo')
      await undoes()
      expect(await row()).toMatchObject({ state: 'undone' })
    })
  })

  it('is decided by one person once, and only in the circle’s own community', async () => {
    place.platform.outcomes.set('bea', 'refused')
    await opens()
    const elsewhere = await aPlace(fresh.db)
    await expect(decide(await elsewhere.as('stella'), circle, 'undo')).rejects.toThrow('opening.not-stuck')
    await decides('again')
    await expect(decides('undo')).rejects.toThrow('opening.not-stuck')
  })
})

/** A database before whose nth write, or after it, the process is killed. */
function killedAt(db: Db, write: number, when: 'before' | 'after'): Db {
  let count = 0
  return {
    provider: db.provider,
    read: db.read,
    close: () => db.close(),
    async transaction(work) {
      count += 1
      if (count === write && when === 'before') throw new Error('killed')
      const result = await db.transaction(work)
      if (count === write && when === 'after') throw new Error('killed')
      return result
    },
  }
}
