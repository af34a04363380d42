import { PlatformError } from '../../chat/errors.ts'
import type { MemberOutcome, Platform } from '../../chat/platform.ts'
import type { RoomRef } from '../../chat/refs.ts'
import type { JobRun, RunAgain } from '../../jobs/job.ts'
import { communityOf } from '../../outbox/row.ts'
import type { AreaTools } from '../area.ts'
import { directory } from '../communities/directory.ts'
import { reportedBy } from './heard.ts'
import { roomFor } from './opening.ts'
import { dutyOf, type RoomChecking } from './owner.ts'
import { connected } from './platform.ts'
import { changeRoomRow, type Room, roomById } from './room.ts'
import { CHECK_INTERVAL, compareMembership, type RoomGone, roomName } from './rules.ts'

/** When a look that failed again and again is made once more. */
const LATER = { hours: 1 }

/** While the room is being made read-only at the end. */
const SOON = { minutes: 1 }

/** The job room.check: a look, and what follows from one. */
export async function checkRoomJob(roomId: string, { tools, last }: JobRun<AreaTools>): Promise<RunAgain | undefined> {
  const room = await roomById(tools.db.read, roomId)
  if (room === null) return undefined
  const again = await checkRoom(tools, room, last)
  for (const each of tools.roomDuties)
    if (each.duty === 'checked' && each.ownerKind === room.ownerKind) await each.checked(tools, room.ownerId)
  return again
}

/**
 * Makes the room equal to those who belong in it and looks at everything that may have become otherwise: lets in those who wait, lets out
 * those who leave, reads back who is there, and tells its owner what is not as it should be. Runs whenever its people change or something
 * is heard of the room, and each day. Safe to run twice and to be killed at any point: what it finds is written, never what it assumes.
 * @param last nothing follows by itself if this try fails too: it is looked again in an hour
 * @throws what is worth another try
 */
export async function checkRoom(tools: AreaTools, room: Room, last = false): Promise<RunAgain | undefined> {
  const owner = dutyOf(tools.roomDuties, 'checking', room)
  const wanted = await owner.wants(tools.db.read, room.ownerId)
  if (room.platformId === null || wanted === 'neither') return
  // its own last step is under way (closing.ts): what is heard of the room now is its doing
  if (room.step === 'making-read-only') return { again: tools.now.add(SOON) }
  const community = await tools.db.read.community.findUnique({ where: { id: room.communityId } })
  // nothing can be seen from outside; when Roundel is back every room is looked at
  if (community === null || community.leftAt !== null) return
  try {
    await look(tools, owner, room, wanted)
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error
    if (error.kind === 'forbidden') await owner.noAccess(tools, room.ownerId, error.detail)
    else if (last) return { again: tools.now.add(LATER) }
    else throw error
  }
  return wanted === 'let-out' ? undefined : { again: tools.now.add(CHECK_INTERVAL) }
}

async function look(tools: AreaTools, owner: RoomChecking, room: Room, wanted: 'equal' | 'let-out'): Promise<void> {
  const platform = connected(tools.platformFor, room)
  const community = communityOf(room)
  const people = directory(tools.db, tools.platformFor, () => tools.now)
  const seated = await whoBelong(tools, owner, room)
  const asked = new Set([...seated, ...(await owner.alsoNeeded(tools.db.read, room.ownerId))])
  const found = (await people.look(community, [...asked])).map((each) => each.person)
  await owner.gone(
    tools,
    room.ownerId,
    seated.filter((person) => !found.includes(person)),
  )
  if (wanted === 'let-out') {
    await owner.ended(tools, room.ownerId)
    return removeFromRoom(tools, owner, platform, room)
  }
  if (await owner.wantsAnother(tools.db.read, room.ownerId)) await replace(tools, owner, platform, room)
  const row = await roomById(tools.db.read, room.id)
  if (row === null || row.platformId === null) return
  const ref: RoomRef = { community, room: row.platformId }
  const is = await seen(platform, ref, reportedBy(row.stopped))
  await owner.roomIs(tools, row.ownerId, { gone: is.gone, renamed: is.gone === null && is.name !== roomName(row) })
  if (is.gone !== null) return
  await letInAndOut(tools, owner, platform, { row, ref })
  const inside = await platform.members(ref)
  const { strangers } = compareMembership(await owner.people(tools.db.read, row.ownerId), inside)
  // bots cannot be given a seat: whether one is there must be known when it is told
  await people.look(
    community,
    strangers.filter((each) => !each.startsWith('role:')),
  )
  await owner.membersAre(tools, row.ownerId, inside, await isAllowedAgain(tools, owner, platform, row))
}

async function whoBelong(tools: AreaTools, owner: RoomChecking, { ownerId }: Room): Promise<string[]> {
  const people = await owner.people(tools.db.read, ownerId)
  return people.filter(({ state }) => state !== 'leaving').map(({ person }) => person)
}

type Seen = { gone: RoomGone } | { gone: null; name: string }

/** A room that cannot be found was deleted, or we were taken out of it: which of the two only Slack leaves open, unless it was heard. */
async function seen(platform: Platform, room: RoomRef, heard: 'deleted' | 'bot-out' | null): Promise<Seen> {
  try {
    const { name, archived } = await platform.lookAt(room)
    return archived ? { gone: 'archived' } : { gone: null, name }
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error
    if (error.kind === 'forbidden' && heard === 'bot-out') return { gone: 'bot-out' }
    if (error.kind !== 'not-found') throw error
    return { gone: heard ?? (platform.name === 'slack' ? 'lost' : 'deleted') }
  }
}

/**
 * A room in place of the one that is gone. Its key was written when it was asked for, so it is made once whatever is killed;
 * everybody waits to be let in, and nothing is posted until the room has been read back.
 */
async function replace(tools: AreaTools, owner: RoomChecking, platform: Platform, room: Room): Promise<void> {
  const to = await roomFor(tools, platform, room)
  await tools.db.transaction(async (tx) => {
    const from = (await roomById(tx, room.id))?.platformId ?? null
    if (from === null || !(await owner.wantsAnother(tx, room.ownerId))) return
    await changeRoomRow(tx, room, { platformId: to })
    await owner.replaced(tx, tools, room.ownerId, { from, to })
  })
}

/** Whether what Roundel was not allowed to do can be tried again. */
async function isAllowedAgain(tools: AreaTools, owner: RoomChecking, platform: Platform, row: Room): Promise<boolean> {
  const may = await owner.mayTryAgain(tools.db.read, row.ownerId, tools.now)
  if (may !== 'if-allowed') return may === 'yes'
  const findings = await platform.check(communityOf(row))
  return findings.every((finding) => finding.level !== 'wrong')
}

async function letInAndOut(
  tools: AreaTools,
  owner: RoomChecking,
  platform: Platform,
  { row, ref }: { row: Room; ref: RoomRef },
): Promise<void> {
  const shown = await owner.strangersToRemove(tools.db.read, row.ownerId)
  const people = await owner.people(tools.db.read, row.ownerId)
  const of = (state: string) => people.filter((each) => each.state === state).map(({ person }) => person)
  const add = of('waiting')
  const remove = [...new Set([...of('leaving'), ...shown])].filter((person) => !add.includes(person))
  if (add.length + remove.length === 0) return
  const outcomes = await platform.changeMembers(ref, { add, remove })
  await owner.changed(tools, row.ownerId, outcomes)
  orAgain(outcomes)
}

async function removeFromRoom(tools: AreaTools, owner: RoomChecking, platform: Platform, room: Room): Promise<void> {
  const people = await owner.people(tools.db.read, room.ownerId)
  const remove = people.filter(({ state }) => state === 'leaving').map(({ person }) => person)
  if (room.platformId === null || remove.length === 0) return
  const ref: RoomRef = { community: communityOf(room), room: room.platformId }
  const outcomes = await platform.changeMembers(ref, { add: [], remove }).catch((error: unknown): MemberOutcome[] => {
    // an archived or deleted room lets nobody out: nothing is posted there any more
    if (!(error instanceof PlatformError) || (error.kind !== 'not-found' && error.kind !== 'forbidden')) throw error
    return remove.map((person) => ({ person, is: 'out' }))
  })
  await owner.changed(tools, room.ownerId, outcomes)
  orAgain(outcomes)
}

function orAgain(outcomes: readonly MemberOutcome[]): void {
  if (outcomes.some((outcome) => outcome.is === 'unknown'))
    throw new PlatformError('unknown-outcome', 'people of a room')
}
