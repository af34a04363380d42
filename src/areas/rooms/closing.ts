import { Temporal } from 'temporal-polyfill'
import { PlatformError } from '../../chat/errors.ts'
import { instantOf } from '../../data/times.ts'
import type { RunAgain } from '../../jobs/job.ts'
import { roomReached } from '../../ops/checkpoints.ts'
import { communityOf } from '../../outbox/row.ts'
import type { AreaTools } from '../area.ts'
import { dutyOf } from './owner.ts'
import { connected, isPassing, unlessGone } from './platform.ts'
import { changeRoomRow, type Room } from './room.ts'

/** How long until it is looked anew whether the announcement stands in the room: whoever must be asked about it has been. */
const UNTIL_ANNOUNCED = { hours: 1 }

/**
 * Makes a room read-only, some time after that was announced there. Safe to run twice and to be killed anywhere: making a read-only room
 * read-only changes nothing, and in a room that is gone nobody writes.
 * @param last nothing follows by itself if this try fails too: its owner is told
 * @throws what is worth another try
 */
export async function closeRoomStep(tools: AreaTools, room: Room, last = false): Promise<RunAgain | undefined> {
  const owner = dutyOf(tools.roomDuties, 'closing', room)
  const { ownerId } = room
  if (room.readOnlyAt === null || !(await owner.isWanted(tools.db.read, ownerId))) return
  const from = await owner.readOnlyFrom(tools.db.read, ownerId, instantOf(room.readOnlyAt))
  if (from === 'not-announced') return { again: tools.now.add(UNTIL_ANNOUNCED) }
  if (Temporal.Instant.compare(tools.now, from) < 0) return { again: from }
  const begun = await tools.db.transaction(async (tx) => {
    if (!(await owner.isWanted(tx, ownerId))) return false
    // from now on it cannot be stopped any more: the platform is about to be asked
    await changeRoomRow(tx, room, { step: 'making-read-only' })
    return true
  })
  if (!begun) return
  roomReached('closing-written', room)
  try {
    if (room.platformId !== null)
      await unlessGone(
        connected(tools.platformFor, room).makeReadOnly({ community: communityOf(room), room: room.platformId }),
      )
  } catch (error) {
    const isKnown = error instanceof PlatformError && (last || !isPassing(error))
    const detail = error instanceof PlatformError ? error.detail : 'a fault of ours'
    if (isKnown || last) await ended(tools, room, (tx) => owner.failed(tx, tools, ownerId, detail))
    if (!isKnown) throw error
    return
  }
  roomReached('read-only', room)
  await ended(tools, room, (tx) => owner.isReadOnly(tx, tools, ownerId))
  roomReached('closed-written', room)
  return
}

/** What came of it, for the owner and the room in one transaction; nothing where it was not wanted any more. */
const ended = (
  tools: AreaTools,
  room: Room,
  write: (tx: Parameters<typeof changeRoomRow>[0]) => Promise<void>,
): Promise<void> =>
  tools.db.transaction(async (tx) => {
    if (!(await dutyOf(tools.roomDuties, 'closing', room).isWanted(tx, room.ownerId))) return
    await changeRoomRow(tx, room, { step: 'done' })
    await write(tx)
  })
