import { describe, expect, it } from 'vitest'
import { becameOpen } from '../../../src/areas/opening/service.ts'
import { OPENING_CLASHES } from '../../../src/areas/opening/topics.ts'
import { openRoomStep } from '../../../src/areas/rooms/opening.ts'
import { PlatformError } from '../../../src/chat/errors.ts'
import { databases } from '../../support/database.ts'
import { kindOfPost, ofCircle } from '../../support/posts.ts'
import { roomStep } from '../../support/rooms.ts'
import { killedAt } from './support/killed-at.ts'
import { openings, PEOPLE } from './support/opening.ts'

const CALLS = ['findRoom', 'openRoom', 'changeMembers', 'members']

describe.each(databases)('opening a room on %s', (kind) => {
  const here = openings(kind)
  const { opens, row, rooms, inRooms, privately, isOpen } = here

  it('makes it neutral, lets its people in, looks who is there, and only then speaks', async () => {
    await opens()
    expect(here.place.platform.calls).toEqual([
      'findRoom',
      'openRoom',
      expect.stringMatching(/^changeMembers /),
      'members',
    ])
    expect(rooms()[0]?.name).toMatch(/^circle-1-[0-9a-z]{4}$/)
    expect((await row()).seats.map((seat) => seat.state)).toEqual(PEOPLE.map(() => 'in'))
    await isOpen()
  })

  it('does nothing more when it is run again', async () => {
    await opens()
    const before = [here.place.platform.calls.length, await here.place.posts()]
    await opens()
    const opened = { ownerId: here.circle, room: (await row()).room ?? '', platform: 'discord' } as const
    expect(await here.db.transaction((tx) => becameOpen(tx, here.place.work, opened))).toBe(false)
    expect([here.place.platform.calls.length, await here.place.posts()]).toEqual(before)
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
      here.place.platform.wrong = (found, moment) => {
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
      expect(here.place.platform.calls.filter((each) => each === 'openRoom').length).toBeLessThanOrEqual(3)
      await isOpen()
    })
  })

  it('goes on where it was when it is killed beside any write', async () => {
    let kills = 0
    for (let write = 1; write <= 12; write += 1) {
      for (const when of ['before', 'after'] as const) {
        here.circle = await here.place.planned({ name: `Circle ${write} ${when}` })
        here.place.platform.rooms.clear()
        const killed = await opens(false, killedAt(here.db, write, when)).then(
          () => false,
          () => true,
        )
        if (killed) kills += 1
        await opens()
        expect(inRooms()).toEqual([PEOPLE])
        // these circles meet at one hour: that each person is told of it is another matter
        const matter = { ...ofCircle(here.circle), NOT: { topic: OPENING_CLASHES.name } }
        const posts = await here.db.read.post.findMany({ where: matter })
        expect(posts.map(kindOfPost).sort()).toEqual(['agreement', 'notice', 'welcome'])
      }
    }
    expect(kills).toBeGreaterThanOrEqual(8)
  })

  it('makes no room while it cannot know whether there is one', async () => {
    here.place.platform.cannotListRooms = true
    await expect(opens()).rejects.toThrow('unavailable')
    expect(rooms()).toEqual([])
    here.place.platform.cannotListRooms = false
    await opens()
    await isOpen()
  })

  it('takes another name where the first is taken by what it cannot see', async () => {
    const { roomKey } = await row()
    let taken = true
    here.place.platform.wrong = (call) => {
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
    await expect(roomStep(openRoomStep, here.place.work, { circle: here.circle, on: null })).rejects.toThrow(
      'not connected',
    )
    expect((await row()).state).toBe('opening')
  })
})
