import { PlatformError } from '../../chat/errors.ts'
import type { Platform, PlatformFor } from '../../chat/platform.ts'
import type { CommunityRef, RoomRef } from '../../chat/refs.ts'
import { circleReached } from '../../ops/checkpoints.ts'
import type { Work } from '../../work.ts'
import { circleRoom } from '../circles/circle-room.ts'
import { changeRoom, type Room } from '../rooms/room.ts'
import { newRoomKey } from '../rooms/room-key.ts'
import { differences, roomName } from '../rooms/rules.ts'
import { mayGoOnWithout } from './rules.ts'
import { becameOpen, gotStuck, wasUndone } from './service.ts'

/**
 * Opening a room: recorded, opened, people let in, checked by reading back, and only then posted in.
 * Each step is safe to run twice and says in the row what comes next, so a process killed at any instant goes on where it was.
 * @param last nothing follows by itself if this try fails too: whoever planned the circle is told
 * @throws what is worth another try
 */
export async function openRoomStep(
  work: Work,
  platformFor: PlatformFor,
  circleId: string,
  last = false,
): Promise<void> {
  await orTold(work, circleId, last, () => openOn(work, platformFor, circleId))
}

async function openOn(work: Work, platformFor: PlatformFor, circleId: string): Promise<void> {
  // room -> invite -> check (-> invite once more) -> posts: bounded, so that a fault of ours cannot loop
  for (let round = 0; round < 8; round += 1) {
    const circle = await load(work, circleId)
    if (circle?.state !== 'opening') return
    if ((await step(work, connected(platformFor, circle), circle)) === 'ended') return
  }
  await gotStuck(work, circleId, {
    key: 'opening.stuck.failed',
    params: { detail: 'no end' },
    people: [],
    mayGoOn: false,
  })
}

/** What is not worth another try, and what has been tried for the last time, is told to whoever planned the circle. */
async function orTold(work: Work, circleId: string, last: boolean, task: () => Promise<void>): Promise<void> {
  try {
    await task()
  } catch (error) {
    const told = error instanceof PlatformError && (last || !isPassing(error))
    if (told || last) await gotStuck(work, circleId, problemOf(error))
    // what no platform said is a fault of ours: the log has it too
    if (!told) throw error
  }
}

function connected(platformFor: PlatformFor, circle: { communityId: string }): Platform {
  const platform = platformFor(circle.communityId as CommunityRef)
  if (!platform) throw new PlatformError('unavailable', 'not connected')
  return platform
}

/** Worth trying again by itself: nothing is known to be wrong with what was asked. */
const isPassing = (error: PlatformError): boolean =>
  error.kind === 'rate-limited' || error.kind === 'unavailable' || error.kind === 'unknown-outcome'

function problemOf(error: unknown) {
  const stuck = (key: string, detail: string) => ({ key, params: { detail }, people: [], mayGoOn: false })
  if (!(error instanceof PlatformError)) return stuck('opening.stuck.failed', 'a fault of ours')
  if (error.kind === 'forbidden') return stuck('opening.stuck.forbidden', error.detail)
  if (error.kind === 'not-found') return stuck('opening.stuck.room-gone', error.detail)
  return stuck('opening.stuck.failed', error.detail)
}

async function load(work: Work, id: string) {
  const circle = await work.db.read.circle.findUnique({
    where: { id },
    include: { seats: { orderBy: { person: 'asc' } } },
  })
  const room = await circleRoom(work.db.read, id)
  return circle === null || room === null ? null : { ...circle, room }
}
type OpeningCircle = NonNullable<Awaited<ReturnType<typeof load>>>

async function step(work: Work, platform: Platform, circle: OpeningCircle): Promise<'on' | 'ended'> {
  const community = circle.communityId as CommunityRef
  const { platformId, step } = circle.room
  if (platformId === null || step === 'open') {
    circleReached('row-written', circle.id)
    const room = await roomFor(work, platform, circle.room)
    circleReached('room-opened', circle.id)
    await save(work, circle.room, { platformId: room, step: 'invite' })
    circleReached('room-written', circle.id)
    return 'on'
  }
  const room: RoomRef = { community, room: platformId }
  const seated = taken(circle).map((seat) => seat.person)
  if (step === 'invite') return invite(work, platform, circle, room)
  if (step === 'check') {
    const { missing, strangers } = differences(seated, await platform.members(room))
    circleReached('checked', circle.id)
    if (strangers.length > 0) {
      const people = strangers.filter((each) => !each.startsWith('role:'))
      await gotStuck(work, circle.id, { key: 'opening.stuck.strangers', params: {}, people, mayGoOn: false })
      return 'ended'
    }
    if (missing.length > 0) {
      const mayGoOn = goesOnWithout(circle, missing)
      await gotStuck(work, circle.id, { key: 'opening.stuck.missing', params: {}, people: missing, mayGoOn })
      return 'ended'
    }
    await becameOpen(work, circle.id, platform.name)
    circleReached('opened-written', circle.id)
  }
  return 'ended'
}

/** Whose seats are theirs: not those who were refused or have left. */
const taken = (circle: OpeningCircle) => circle.seats.filter((seat) => seat.state === 'waiting' || seat.state === 'in')

const goesOnWithout = (circle: OpeningCircle, people: readonly string[]): boolean => {
  const gone = circle.seats.filter((seat) => !taken(circle).includes(seat)).map((seat) => seat.person)
  return mayGoOnWithout(circle.seats, [...gone, ...people])
}

/** Our room may be there already from before a kill: it is found by its key. Not knowing is never taken for 'absent'. @throws PlatformError */
export async function roomFor(work: Work, platform: Platform, row: Room): Promise<string> {
  const community = row.communityId as CommunityRef
  const found = await platform.findRoom(community, row.key)
  if (found === 'cannot-know') throw new PlatformError('unavailable', 'rooms cannot be listed now')
  if (found !== 'absent') return found.room
  try {
    const made = await platform.openRoom({
      community,
      name: roomName(row),
      key: row.key,
    })
    return made.room
  } catch (error) {
    if (!(error instanceof PlatformError) || error.detail !== 'name_taken') throw error
    // somebody else's room, archived perhaps, has this very name and we cannot see it: another key is as good
    await save(work, row, { key: newRoomKey() })
    throw new PlatformError('unavailable', 'room name taken')
  }
}

async function invite(work: Work, platform: Platform, circle: OpeningCircle, room: RoomRef): Promise<'on' | 'ended'> {
  const of = (state: string) => circle.seats.filter((seat) => seat.state === state).map((seat) => seat.person)
  const waiting = of('waiting')
  // whoever has left before it opened is let out again
  const leaving = of('leaving')
  const outcomes =
    waiting.length + leaving.length === 0 ? [] : await platform.changeMembers(room, { add: waiting, remove: leaving })
  circleReached('invited', circle.id)
  await work.db.transaction(async (tx) => {
    for (const outcome of outcomes) {
      const { person, is } = outcome
      const seat = { circleId: circle.id, person }
      if (is === 'in')
        await tx.seat.updateMany({ where: { ...seat, state: 'waiting' }, data: { state: 'in', problem: null } })
      if (is === 'out' || is === 'gone')
        await tx.seat.updateMany({ where: { ...seat, state: 'leaving' }, data: { state: 'left' } })
    }
  })
  circleReached('invited-written', circle.id)
  if (outcomes.some((outcome) => outcome.is === 'unknown')) throw new PlatformError('unknown-outcome', 'an invitation')
  const refused = outcomes
    .filter((outcome) => outcome.is === 'gone' || outcome.is === 'refused')
    .map((outcome) => outcome.person)
    .filter((person) => waiting.includes(person))
  if (refused.length > 0) {
    const mayGoOn = goesOnWithout(circle, refused)
    await gotStuck(work, circle.id, { key: 'opening.stuck.refused', params: {}, people: refused, mayGoOn })
    return 'ended'
  }
  await save(work, circle.room, { step: 'check' })
  return 'on'
}

/** Closes what was opened half-way. A room that is gone already is as good as closed. `last` and what it throws: as opening. */
export async function undoStep(work: Work, platformFor: PlatformFor, circleId: string, last = false): Promise<void> {
  await orTold(work, circleId, last, () => undo(work, platformFor, circleId))
}

async function undo(work: Work, platformFor: PlatformFor, circleId: string): Promise<void> {
  const circle = await load(work, circleId)
  if (circle?.state !== 'undoing') return
  const community = circle.communityId as CommunityRef
  const platform = connected(platformFor, circle)
  const { platformId, key } = circle.room
  const found = platformId === null ? await platform.findRoom(community, key) : { community, room: platformId }
  if (found === 'cannot-know') throw new PlatformError('unavailable', 'rooms cannot be listed now')
  if (found !== 'absent') {
    await platform.closeRoom(found).catch((error: unknown) => {
      if (!(error instanceof PlatformError) || error.kind !== 'not-found') throw error
    })
  }
  await wasUndone(work, circleId)
}

const save = (work: Work, { ownerKind, ownerId }: Room, data: Parameters<typeof changeRoom>[2]): Promise<void> =>
  work.db.transaction((tx) => changeRoom(tx, { kind: ownerKind, id: ownerId }, data))
