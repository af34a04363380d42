import { PlatformError } from '../../chat/errors.ts'
import type { Platform } from '../../chat/platform.ts'
import type { RoomRef } from '../../chat/refs.ts'
import { roomReached } from '../../ops/checkpoints.ts'
import { communityOf } from '../../outbox/row.ts'
import type { AreaTools } from '../area.ts'
import { dutyOf, type OpeningProblem, type RoomOpening } from './owner.ts'
import { connected, isPassing, unlessGone } from './platform.ts'
import { changeRoomRow, type Room, roomById } from './room.ts'
import { newRoomKey } from './room-key.ts'
import { differences, roomName } from './rules.ts'

/** open -> invite -> check (-> invite once more) -> done: bounded, so that a fault of ours cannot loop. */
const MOST_STEPS = 8

/**
 * Opening a room: recorded, opened, people let in, checked by reading back, and only then posted in.
 * Each step is safe to run twice and says in the row what comes next, so a process killed at any instant goes on where it was.
 * @param last nothing follows by itself if this try fails too: its owner is told
 * @throws what is worth another try
 */
export async function openRoomStep(tools: AreaTools, room: Room, last = false): Promise<void> {
  const owner = dutyOf(tools.roomDuties, 'opening', room)
  await orStuck(tools, owner, room, {
    last,
    task: async () => {
      for (let round = 0; round < MOST_STEPS; round += 1) {
        if ((await owner.wants(tools.db.read, room.ownerId)) !== 'open') return
        const now = await roomById(tools.db.read, room.id)
        if (now === null || (await step(tools, owner, now)) === 'ended') return
      }
      await owner.stuck(tools, room.ownerId, { why: 'failed', detail: 'no end' })
    },
  })
}

/** Closes what was opened half-way. A room that is gone already is as good as closed. `last` and what it throws: as opening. */
export async function undoRoomStep(tools: AreaTools, room: Room, last = false): Promise<void> {
  const owner = dutyOf(tools.roomDuties, 'opening', room)
  await orStuck(tools, owner, room, {
    last,
    task: async () => {
      if ((await owner.wants(tools.db.read, room.ownerId)) !== 'undo') return
      const platform = connected(tools.platformFor, room)
      const { platformId, key } = room
      const community = communityOf(room)
      const found = platformId === null ? await platform.findRoom(community, key) : { community, room: platformId }
      if (found === 'cannot-know') throw new PlatformError('unavailable', 'rooms cannot be listed now')
      if (found !== 'absent') await unlessGone(platform.closeRoom(found))
      await owner.undone(tools, room.ownerId)
    },
  })
}

/** What is not worth another try, and what has been tried for the last time, is told to the owner. */
async function orStuck(
  tools: AreaTools,
  owner: RoomOpening,
  room: Room,
  { last, task }: { last: boolean; task: () => Promise<void> },
): Promise<void> {
  try {
    await task()
  } catch (error) {
    const isKnown = error instanceof PlatformError && (last || !isPassing(error))
    if (isKnown || last) await owner.stuck(tools, room.ownerId, problemOf(error))
    // what no platform said is a fault of ours: the log has it too
    if (!isKnown) throw error
  }
}

function problemOf(error: unknown): OpeningProblem {
  if (!(error instanceof PlatformError)) return { why: 'failed', detail: 'a fault of ours' }
  if (error.kind === 'forbidden') return { why: 'forbidden', detail: error.detail }
  if (error.kind === 'not-found') return { why: 'room-gone', detail: error.detail }
  return { why: 'failed', detail: error.detail }
}

async function step(tools: AreaTools, owner: RoomOpening, row: Room): Promise<'on' | 'ended'> {
  const platform = connected(tools.platformFor, row)
  if (row.platformId === null || row.step === 'open') {
    roomReached('row-written', row)
    const platformId = await roomFor(tools, platform, row)
    roomReached('room-opened', row)
    await save(tools, row, { platformId, step: 'invite' })
    roomReached('room-written', row)
    return 'on'
  }
  const room: RoomRef = { community: communityOf(row), room: row.platformId }
  if (row.step === 'invite') return invite(tools, owner, platform, { row, room })
  if (row.step === 'check') return checkOpening(tools, owner, platform, { row, room })
  return 'ended'
}

/** Our room may be there already from before a kill: it is found by its key. Not knowing is never taken for 'absent'. @throws PlatformError */
export async function roomFor(tools: Pick<AreaTools, 'db'>, platform: Platform, row: Room): Promise<string> {
  const community = communityOf(row)
  const found = await platform.findRoom(community, row.key)
  if (found === 'cannot-know') throw new PlatformError('unavailable', 'rooms cannot be listed now')
  if (found !== 'absent') return found.room
  try {
    return (await platform.openRoom({ community, name: roomName(row), key: row.key })).room
  } catch (error) {
    if (!(error instanceof PlatformError) || error.detail !== 'name_taken') throw error
    // somebody else's room, archived perhaps, has this very name and we cannot see it: another key is as good
    await save(tools, row, { key: newRoomKey() })
    throw new PlatformError('unavailable', 'room name taken')
  }
}

interface Opened {
  readonly row: Room
  readonly room: RoomRef
}

async function invite(
  tools: AreaTools,
  owner: RoomOpening,
  platform: Platform,
  { row, room }: Opened,
): Promise<'on' | 'ended'> {
  const people = await owner.people(tools.db.read, row.ownerId)
  const of = (state: string) => people.filter((each) => each.state === state).map(({ person }) => person)
  const waiting = of('waiting')
  // whoever has left before it opened is let out again
  const leaving = of('leaving')
  const outcomes =
    waiting.length + leaving.length === 0 ? [] : await platform.changeMembers(room, { add: waiting, remove: leaving })
  roomReached('invited', row)
  await tools.db.transaction((tx) => owner.changed(tx, row.ownerId, outcomes))
  roomReached('invited-written', row)
  if (outcomes.some((outcome) => outcome.is === 'unknown')) throw new PlatformError('unknown-outcome', 'an invitation')
  const refused = outcomes
    .filter((outcome) => outcome.is === 'gone' || outcome.is === 'refused')
    .map((outcome) => outcome.person)
    .filter((person) => waiting.includes(person))
  if (refused.length > 0) {
    await owner.stuck(tools, row.ownerId, { why: 'refused', people: refused })
    return 'ended'
  }
  await save(tools, row, { step: 'check' })
  return 'on'
}

async function checkOpening(
  tools: AreaTools,
  owner: RoomOpening,
  platform: Platform,
  { row, room }: Opened,
): Promise<'ended'> {
  const wanted = (await owner.people(tools.db.read, row.ownerId))
    .filter(({ state }) => state !== 'leaving')
    .map(({ person }) => person)
  const { missing, strangers } = differences(wanted, await platform.members(room))
  roomReached('checked', row)
  if (strangers.length > 0) await owner.stuck(tools, row.ownerId, { why: 'strangers', people: strangers })
  else if (missing.length > 0) await owner.stuck(tools, row.ownerId, { why: 'missing', people: missing })
  else {
    await tools.db.transaction(async (tx) => {
      const opened = { ownerId: row.ownerId, room: room.room, platform: platform.name }
      if (await owner.opened(tx, tools, opened)) await changeRoomRow(tx, row, { step: 'done' })
    })
    roomReached('opened-written', row)
  }
  return 'ended'
}

const save = (
  { db }: Pick<AreaTools, 'db'>,
  row: Room,
  data: Partial<Pick<Room, 'platformId' | 'step' | 'key'>>,
): Promise<void> => db.transaction((tx) => changeRoomRow(tx, row, data))
