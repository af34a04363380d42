import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { RoomRef } from '../../../src/chat/refs.ts'
import { text, view } from '../../../src/chat/view.ts'
import { everyBlock } from './definitions.ts'
import { expectNoComplaints, expectPrivateTo, message } from './expect-seen.ts'
import type { PlatformHarness } from './harness.ts'
import { until } from './patiently.ts'
import { type Stage, stageFor } from './stage.ts'

/** Circles' rooms, and who is in the community. */
export function rooms(harness: PlatformHarness): void {
  describe('rooms', () => {
    let stage: Stage
    beforeEach(async () => {
      stage = await stageFor(harness)
    })
    afterEach(() => stage.end())

    const seenBy = (name: string): string[] => {
      const room = stage.community.find(name)
      if (room === undefined) throw new Error(`there is no room ${name}`)
      // an owner sees everything on Discord: the welcome says so
      return room.seenBy.filter((id) => id !== stage.community.owner.id).sort()
    }

    it('open to nobody, and to exactly those who are let in', async () => {
      const { platform, here, anna, ben, fake } = stage
      const room = await platform.openRoom({ community: here, name: 'circle-3-k7q2', key: 'k7q2' })
      expect(seenBy('circle-3-k7q2')).toEqual([])
      expect(await platform.members(room)).toEqual([])
      const outcomes = await platform.changeMembers(room, { add: [anna.id, ben.id], remove: [] })
      expect(outcomes).toEqual([
        { person: anna.id, is: 'in' },
        { person: ben.id, is: 'in' },
      ])
      expect(seenBy('circle-3-k7q2')).toEqual([anna.id, ben.id].sort())
      expect((await platform.members(room)).sort()).toEqual([anna.id, ben.id].sort())
      await anna.says(room.room, 'hello')
      expectNoComplaints(fake)
    })

    it('take one outcome for each: again, gone, a bot, out, out again', async () => {
      const { platform, anna, ben, cara, community } = stage
      const room = await stage.opened('k7q2', [anna])
      const robot = community.person('Robot', { bot: true })
      community.leaves(cara)
      const outcomes = await platform.changeMembers(room, {
        add: [anna.id, cara.id, robot.id, ben.id],
        remove: [],
      })
      expect(outcomes.map((each) => [each.person, each.is])).toEqual([
        [anna.id, 'in'],
        [cara.id, 'gone'],
        [robot.id, 'refused'],
        [ben.id, 'in'],
      ])
      const removed = await platform.changeMembers(room, { add: [], remove: [ben.id] })
      expect(removed).toEqual([{ person: ben.id, is: 'out' }])
      expect(await platform.changeMembers(room, { add: [], remove: [ben.id] })).toEqual([{ person: ben.id, is: 'out' }])
      expect(seenBy('circle-k7q2')).toEqual([anna.id])
      expect(await platform.members(room)).toEqual([anna.id])
    })

    it('do not hide a stranger whom somebody let in by hand', async () => {
      const { platform, anna, cara, community } = stage
      const room = await stage.opened('k7q2', [anna])
      community.byHand.addToRoom(room.room, cara)
      expect((await platform.members(room)).sort()).toEqual([anna.id, cara.id].sort())
    })

    it('are found again by their key, by another process too', async () => {
      const { here, anna } = stage
      const room = await stage.opened('k7q2', [anna])
      expect(await stage.platform.findRoom(here, 'k7q2')).toEqual(room)
      expect(await stage.platform.findRoom(here, 'zzzz')).toBe('absent')
      await stage.restart()
      expect(await stage.platform.findRoom(here, 'k7q2')).toEqual(room)
    })

    it('close: nobody reads or writes there any more', async () => {
      const { platform, anna, ben, community, fake } = stage
      const room = await stage.opened('k7q2', [anna, ben])
      await platform.post(room, view('Welcome', [text('Welcome.')]), 'key', 'mark')
      await platform.closeRoom(room)
      const closed = community.find('circle-k7q2')
      if (closed && !closed.archived) {
        expect(seenBy('circle-k7q2')).toEqual([])
        expect(closed.canWrite.filter((id) => id !== community.owner.id)).toEqual([])
      } else expect(closed?.archived).toBe(true)
      expectNoComplaints(fake)
    })
  })

  describe('a room whose circle has ended', () => {
    let stage: Stage
    let room: RoomRef
    beforeAll(async () => {
      stage = await stageFor(harness)
      room = await stage.opened('k7q2', [stage.anna, stage.ben])
      await stage.platform.post(room, everyBlock, 'key', 'mark')
      await stage.platform.makeReadOnly(room)
    })
    afterAll(() => stage.end())

    const now = () => {
      const found = stage.community.find('circle-k7q2')
      if (found === undefined) throw new Error('the room is gone')
      return found
    }
    const people = (ids: readonly string[]) => ids.filter((id) => id !== stage.community.owner.id).sort()

    it('is still there to be read, and nobody writes there', async () => {
      const { anna, ben, cara } = stage
      expect(people(now().seenBy)).toEqual([anna.id, ben.id].sort())
      expect(people(now().canWrite)).toEqual([])
      await expect(anna.says(room.room, 'one more')).rejects.toThrow()
      expect(anna.reads(room.room)).toHaveLength(1)
      expect(() => cara.reads(room.room)).toThrow()
    })

    it('may be read-only again', async () => {
      await stage.platform.makeReadOnly(room)
      expect(people(now().seenBy)).toHaveLength(2)
      expectNoComplaints(stage.fake)
    })

    it('answers its old buttons, privately', async () => {
      const [posted] = stage.community.transcript(room.room)
      if (posted === undefined) throw new Error('nothing was posted')
      const answer = message(await stage.anna.presses(posted, 'I am here'))
      expectPrivateTo(answer, stage.anna)
      expect(answer.text).toContain('You are expected at s1.')
    })

    it('is a room that is gone when it is gone', async () => {
      const other = await stage.opened('gone', [stage.anna])
      stage.community.byHand.deleteRoom(other.room)
      await expect(stage.platform.makeReadOnly(other)).rejects.toMatchObject({ kind: 'not-found' })
    })
  })

  describe('the community', () => {
    let stage: Stage
    beforeEach(async () => {
      stage = await stageFor(harness)
    })
    afterEach(() => stage.end())

    it('is listed by its name', async () => {
      expect(await stage.platform.communities()).toEqual([{ community: stage.here, name: 'Councillors' }])
    })

    it('tells who is there, by which name, and who has left', async () => {
      const { platform, here, anna, ben, cara, community } = stage
      const boss = community.person('Boss', { admin: true })
      const robot = community.person('Robot', { bot: true })
      const carers = community.group('carers', [ben])
      community.leaves(cara)
      const known = await platform.people(here, [anna.id, ben.id, cara.id, boss.id, robot.id])
      // a bot has no display name of its own on Discord: its user name is lower case
      const told = known.map(({ person, name, bot, admin }) => ({ person, name: bot ? 'Robot' : name, bot, admin }))
      expect(told).toEqual([
        { person: anna.id, name: anna.name, bot: false, admin: false },
        { person: ben.id, name: ben.name, bot: false, admin: false },
        { person: boss.id, name: boss.name, bot: false, admin: true },
        { person: robot.id, name: 'Robot', bot: true, admin: false },
      ])
      const groups = known[1]?.groups
      if (groups !== 'unknown') expect(groups).toEqual([carers.group])
      expect(await platform.people(here, [])).toEqual([])
      expect([[ben.id], 'cannot-list']).toContainEqual(
        await platform.groupMembers({ community: here, group: carers.group }),
      )
    })

    it('shows a person her own place where the platform has one', async () => {
      const { platform, here, anna } = stage
      const shown = await platform.home({ community: here, person: anna.id }, view('Home', [text('Your circles.')]))
      expect(shown).toBe(harness.has.home ? 'shown' : 'no-home')
    })

    it('is checked: all is well, or what is missing is named with its mend', async () => {
      const { platform, here, community } = stage
      const well = await platform.check(here)
      expect(well.filter((each) => each.level !== 'fine')).toEqual([])
      if (harness.grants === null) return expect(() => community.byHand.withdraw('anything')).toThrow()
      for (const { withdraw, named } of Object.values(harness.grants)) {
        community.byHand.withdraw(withdraw)
        const findings = await platform.check(here)
        const missing = findings.find((each) => each.level === 'wrong' && each.what.includes(named))
        expect(missing?.mend).not.toBe('')
        expect(missing).toBeDefined()
        community.byHand.grant(withdraw)
      }
    })

    it('is told to have left when the bot is removed', async () => {
      const { community, happenings, here } = stage
      if (!harness.has.removal) return expect(() => community.uninstall()).toThrow()
      community.uninstall()
      const left = await until(() => happenings.find((each) => each.kind === 'community-left'))
      expect(left).toEqual({ kind: 'community-left', community: here })
    })
  })
}
