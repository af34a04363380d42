import type { Tables } from '../../data/db.ts'
import { changeRoom, type RoomOwnerRef, roomOf } from './room.ts'

/** What was heard of a room: that it was deleted, that we were taken out of it, or something else about who can see it. */
export type Heard = 'people' | 'deleted' | 'bot-out'

/** What stands in `Room.stopped` from the moment when something is heard of the room until it has been looked at. */
const checkPending = (heard: Heard): string => JSON.stringify(['looking', heard])

/** What was heard of a room that cannot be found now, where the platform said it. */
export function reportedBy(stopped: string | null): 'deleted' | 'bot-out' | null {
  if (stopped === checkPending('deleted')) return 'deleted'
  return stopped === checkPending('bot-out') ? 'bot-out' : null
}

/** Nothing is posted in the room from now on, until it has been looked at. What stopped it already stays. */
export async function stopUntilChecked(tx: Tables, owner: RoomOwnerRef, heard: Heard): Promise<void> {
  // what was heard of the room itself is needed to tell why it cannot be found
  if (heard === 'people' && (await roomOf(tx, owner))?.stopped !== null) return
  await changeRoom(tx, owner, { stopped: checkPending(heard) })
}
