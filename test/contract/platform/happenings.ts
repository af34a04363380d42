import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RoomChange } from '../../../src/chat/inbound.ts'
import type { RoomRef } from '../../../src/chat/refs.ts'
import { text, view } from '../../../src/chat/view.ts'
import type { PlatformHarness } from './harness.ts'
import { until } from './patiently.ts'
import { type Stage, stageFor } from './stage.ts'

const words = view('Agreement', [text('1. Listen.')])

/** What is told of rooms and communities without anybody asking: only what happened, and nothing of what people say. */
export function happenings(harness: PlatformHarness): void {
  describe('happenings', () => {
    let stage: Stage
    let circle: RoomRef
    beforeEach(async () => {
      stage = await stageFor(harness)
      circle = await stage.opened('k7q2', [stage.anna, stage.ben])
    })
    afterEach(() => stage.end())

    const told = (what: RoomChange) =>
      stage.happenings.find((each) => each.kind === 'room-changed' && each.room === circle.room && each.what === what)
    const hears = async (what: RoomChange) =>
      expect(await until(() => told(what))).toEqual({
        kind: 'room-changed',
        community: stage.here,
        room: circle.room,
        what,
      })
    /** What the bot itself did to the room is told as well: that is over first. */
    const settled = async () => {
      const { room } = await stage.opened('after', [stage.cara])
      await until(() =>
        stage.happenings.find((each) => each.kind === 'room-changed' && each.room === room && each.what === 'people'),
      )
      stage.happenings.splice(0)
    }

    it('tell that the people of a room may be others now', async () => {
      await settled()
      stage.community.byHand.addToRoom(circle.room, stage.cara)
      await hears('people')
      stage.happenings.splice(0)
      stage.community.byHand.removeFromRoom(circle.room, stage.cara)
      await hears('people')
    })

    it('tell that a room has another name, and that it is gone', async () => {
      await settled()
      stage.community.byHand.renameRoom(circle.room, 'tuesday-circle')
      await hears('renamed')
      expect(told('people')).toBeUndefined()
      stage.community.byHand.deleteRoom(circle.room)
      await hears('deleted')
    })

    it('tell that a pin was taken off', async () => {
      const posted = await stage.platform.post(circle, words, 'key', 'mark')
      await stage.platform.pin(posted)
      const [pinned] = stage.anna.reads(circle.room).filter((each) => each.pinned)
      if (pinned === undefined) throw new Error('nothing is pinned')
      await settled()
      stage.community.byHand.unpin(pinned)
      await hears('pins')
    })

    it('tell that the bot is out of a room, and in it again', async () => {
      await settled()
      stage.community.byHand.removeBot(circle.room)
      await hears('bot-out')
      await expect(stage.platform.post(circle, words, 'key', 'mark')).rejects.toThrow()
      stage.community.byHand.inviteBot(circle.room, stage.anna)
      await hears('bot-in')
      await stage.platform.post(circle, words, 'key-2', 'mark')
    })

    it('say nothing of what people say', async () => {
      await settled()
      await stage.anna.says(circle.room, 'between us')
      stage.community.byHand.renameRoom(circle.room, 'later')
      await hears('renamed')
      expect(stage.happenings).toHaveLength(1)
    })
  })
}
