import type { CommunityRef } from '../../chat/refs.ts'
import type { JobRun, RunAgain } from '../../jobs/job.ts'
import type { AreaTools } from '../area.ts'
import type { Room } from './room.ts'

/** How long a job that would call a platform for a room waits while Roundel is not in its community; being back wakes it sooner. */
const UNTIL_BACK = { hours: 12 }

/** How long it waits while its platform has not been connected yet. */
const UNTIL_CONNECTED = { seconds: 30 }

/** What a job of a room does, unless its platform cannot be reached or Roundel was thrown out of the community: then it waits. */
export function whileReachable(
  task: (tools: AreaTools, room: Room, last: boolean) => Promise<RunAgain | undefined> | Promise<void>,
): (roomId: string, run: JobRun<AreaTools>) => Promise<RunAgain | undefined> {
  return async (roomId, { tools, last }) => {
    const room = await tools.db.read.room.findUnique({ where: { id: roomId } })
    if (room === null) return undefined
    const community = await tools.db.read.community.findUnique({ where: { id: room.communityId } })
    if (community?.leftAt) return { again: tools.now.add(UNTIL_BACK) }
    // no try is counted: what waits for a platform must not be given up because of it
    if (tools.platformFor(room.communityId as CommunityRef) === null) return { again: tools.now.add(UNTIL_CONNECTED) }
    return (await task(tools, room, last)) ?? undefined
  }
}
