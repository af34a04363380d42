import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PlatformEvent } from '../../../src/chat/inbound.ts'
import type { RoomRef } from '../../../src/chat/refs.ts'
import { text, view } from '../../../src/chat/view.ts'
import { until } from '../../contract/platform/patiently.ts'
import { type Stage, stageFor } from '../../contract/platform/stage.ts'
import { startFakeDiscord } from '../../support/discord/index.ts'
import { discordHarness } from './harness.ts'

let stage: Stage
let fake: Awaited<ReturnType<typeof startFakeDiscord>>
let room: RoomRef
let marks = 0

beforeEach(async () => {
  stage = await stageFor({
    ...discordHarness,
    fake: async () => {
      fake = await startFakeDiscord()
      return fake
    },
  })
  room = await stage.opened('k7q2', [stage.anna])
})
afterEach(() => stage.end())

/** Everything told so far, after all that was sent has come: `mark` is a room's new name that comes last. */
async function toldSoFar(): Promise<PlatformEvent[]> {
  marks += 1
  stage.community.byHand.renameRoom(stage.lobby, `lobby-${marks}`)
  const isMark = (each: PlatformEvent) =>
    each.kind === 'room-changed' && each.room === stage.lobby && each.what === 'renamed'
  await until(() => stage.happenings.find(isMark))
  return stage.happenings.splice(0).filter((each) => !isMark(each))
}

const patch = (channel: string, body: object) =>
  fetch(`${fake.extras.raw.url}/channels/${channel}`, {
    method: 'PATCH',
    headers: { authorization: `Bot ${fake.extras.raw.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

const changed = (what: string, where = room.room) => ({
  kind: 'room-changed',
  community: stage.here,
  room: where,
  what,
})

describe('what Discord tells of rooms', () => {
  it('says nothing of the rooms that were there at the start, and nothing of new ones', async () => {
    await stage.restart()
    stage.community.room('news')
    const told = await toldSoFar()
    expect(told.filter((each) => each.kind !== 'room-changed')).toEqual([])
    expect(told.filter((each) => each.kind === 'room-changed' && each.what !== 'people')).toEqual([])
  })

  it('says that the bot let somebody in: whoever reads back finds what was meant', async () => {
    await toldSoFar()
    await stage.platform.changeMembers(room, { add: [stage.ben.id], remove: [] })
    expect(await toldSoFar()).toEqual([changed('people')])
    await stage.platform.changeMembers(room, { add: [stage.ben.id], remove: [] })
    expect(await toldSoFar()).toEqual([])
  })

  it('is no news when a topic changes, or one who is in the room leaves the server', async () => {
    await stage.platform.changeMembers(room, { add: [stage.ben.id], remove: [] })
    await toldSoFar()
    await patch(room.room, { topic: 'new words' })
    stage.community.leaves(stage.ben)
    expect(await toldSoFar()).toEqual([])
  })

  it('never says the name of a room that is hidden from the bot, nor what happens in it', async () => {
    await toldSoFar()
    stage.community.byHand.removeBot(room.room)
    stage.community.byHand.renameRoom(room.room, 'secret')
    stage.community.byHand.addToRoom(room.room, stage.cara)
    expect(await toldSoFar()).toEqual([changed('bot-out')])
    stage.community.byHand.inviteBot(room.room, stage.community.owner)
    expect(await toldSoFar()).toEqual([changed('bot-in')])
    stage.community.byHand.removeBot(room.room)
    stage.community.byHand.deleteRoom(room.room)
    expect(await toldSoFar()).toEqual([changed('bot-out'), changed('deleted')])
  })

  it('sends those who ask back to its own rooms when what the bot may do has changed', async () => {
    const { community } = stage
    const { byHand } = community
    fake.extras.everyoneLoses(community.id, 'PIN_MESSAGES', 'MANAGE_ROLES')
    const other = await stage.opened('other', [stage.ben])
    await toldSoFar()
    const both = [changed('people'), changed('people', other.room)]
    byHand.withdraw('PIN_MESSAGES')
    expect(await toldSoFar()).toEqual(both)
    byHand.grant('PIN_MESSAGES')
    expect(await toldSoFar()).toEqual(both)
    // what it was never asked to hold, and what others hold, is none of our business
    byHand.grant('EMBED_LINKS')
    byHand.withdraw('EMBED_LINKS')
    community.group('carers', [stage.ben])
    community.person('Boss', { admin: true })
    expect(await toldSoFar()).toEqual([])
    const bosses = community.group('bosses', [])
    fake.extras.botJoins(community.id, bosses)
    expect(await toldSoFar()).toEqual([])
    byHand.withdraw('MANAGE_ROLES')
    expect(await toldSoFar()).toEqual(both)
    fake.extras.deletesRole(community.id, bosses)
    expect(await toldSoFar()).toEqual([])
  })

  it('says that a room’s pins changed, whoever changed them', async () => {
    const posted = await stage.platform.post(room, view('Words', [text('Words.')]), 'key', 'mark')
    await toldSoFar()
    await stage.platform.pin(posted)
    expect(await toldSoFar()).toEqual([changed('pins')])
    // pinned again is no change: nobody who pins again on each of these goes round in circles
    await stage.platform.pin(posted)
    expect(await toldSoFar()).toEqual([])
  })
})

describe('what Discord tells of servers', () => {
  it('says which was joined while we run, again after the bot was thrown out, and none at a start', async () => {
    const { printed } = discordHarness
    const later = fake.community('Later')
    const joined = { kind: 'community-joined', community: `discord:${later.id}`, name: 'Later' }
    await toldSoFar()
    later.install(printed(fake, stage.registry))
    expect(await toldSoFar()).toEqual([joined])
    later.uninstall()
    expect(await toldSoFar()).toEqual([{ kind: 'community-left', community: joined.community }])
    later.install(printed(fake, stage.registry))
    expect(await toldSoFar()).toEqual([joined])
    await stage.restart()
    expect(await toldSoFar()).toEqual([])
    fake.extras.outage(later.id, true)
    const { room: hall } = later.room('hall')
    fake.extras.outage(later.id, false)
    later.byHand.renameRoom(hall, 'the-hall')
    fake.extras.outage(later.id, true)
    later.byHand.deleteRoom(hall)
    fake.extras.outage(later.id, false)
    expect(await toldSoFar()).toEqual([
      { ...changed('renamed', hall), community: joined.community },
      { ...changed('deleted', hall), community: joined.community },
    ])
    stage.community.uninstall()
    await until(() => stage.happenings[0])
    expect(stage.happenings).toEqual([{ kind: 'community-left', community: stage.here }])
  })
})
