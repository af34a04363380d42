import type { CommunityRef } from '../../chat/refs.ts'
import type { JobRun, RunAgain } from '../../jobs/job.ts'
import type { AreaTools } from '../area.ts'

/** How long a job that would call a platform for a circle waits while Roundel is not in its community; being back wakes it sooner. */
const UNTIL_BACK = { hours: 12 }

/** How long it waits while its platform has not been connected yet. */
const UNTIL_CONNECTED = { seconds: 30 }

/** What a job of a circle does, unless its platform cannot be reached or Roundel was thrown out of the community: then it waits. */
export function whileReachable(
  task: (circle: string, run: JobRun<AreaTools>) => Promise<RunAgain | undefined> | Promise<void>,
): (circle: string, run: JobRun<AreaTools>) => Promise<RunAgain | undefined> {
  return async (circle, run) => {
    const { tools, now } = run
    const row = await tools.db.read.circle.findUnique({ where: { id: circle }, select: { communityId: true } })
    const community = row && (await tools.db.read.community.findUnique({ where: { id: row.communityId } }))
    if (community?.leftAt) return { again: now.add(UNTIL_BACK) }
    // no try is counted: what waits for a platform must not be given up because of it
    if (row && tools.platformFor(row.communityId as CommunityRef) === null) return { again: now.add(UNTIL_CONNECTED) }
    return (await task(circle, run)) ?? undefined
  }
}
