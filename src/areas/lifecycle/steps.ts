import { Temporal } from 'temporal-polyfill'
import { PlatformError } from '../../chat/errors.ts'
import type { PlatformFor } from '../../chat/platform.ts'
import type { RunAgain } from '../../jobs/job.ts'
import { circleReached } from '../../ops/checkpoints.ts'
import { communityOf } from '../../outbox/row.ts'
import type { Work } from '../../work.ts'
import { circleRoom } from '../circles/circle-room.ts'
import { beginReadOnly, readOnlyFrom, recordReadOnly, recordReadOnlyFailed } from './closing.ts'

/** How long until it is looked anew whether the announcement stands in the room: whoever must be asked about it has been. */
const UNTIL_ANNOUNCED = { hours: 1 }

/**
 * The job circle.close: a day after it was announced nobody writes in the room any more. Safe to run twice and to be killed anywhere:
 * stilling a still room changes nothing, and a room that is gone is still.
 * @param last nothing follows by itself if this try fails too: those who are asked are told
 * @throws what is worth another try
 */
export async function closeStep(
  work: Work,
  platformFor: PlatformFor,
  circleId: string,
  last = false,
): Promise<RunAgain | undefined> {
  const row = await work.db.read.circle.findUnique({ where: { id: circleId } })
  const room = await circleRoom(work.db.read, circleId)
  if (row?.state !== 'closing' || room === null || room.readOnlyAt === null) return
  const from = await readOnlyFrom(work, { id: row.id, readOnlyAt: room.readOnlyAt })
  if (from === null) return { again: work.now.add(UNTIL_ANNOUNCED) }
  if (Temporal.Instant.compare(work.now, from) < 0) return { again: from }
  if (!(await beginReadOnly(work, circleId))) return
  circleReached('stilling-written', circleId)
  try {
    if (room.platformId !== null) await still(platformFor, row, room.platformId)
  } catch (error) {
    const told = error instanceof PlatformError && (last || !isPassing(error))
    if (told || last) await recordReadOnlyFailed(work, circleId, detailOf(error))
    if (!told) throw error
    return
  }
  circleReached('read-only', circleId)
  await recordReadOnly(work, circleId)
  circleReached('closed-written', circleId)
  return
}

async function still(platformFor: PlatformFor, row: { communityId: string }, room: string): Promise<void> {
  const community = communityOf(row)
  const platform = platformFor(community)
  if (!platform) throw new PlatformError('unavailable', 'not connected')
  try {
    await platform.makeReadOnly({ community, room })
  } catch (error) {
    if (!(error instanceof PlatformError) || error.kind !== 'not-found') throw error
  }
}

/** Worth trying again by itself: nothing is known to be wrong with what was asked. */
const isPassing = ({ kind }: PlatformError): boolean =>
  kind === 'rate-limited' || kind === 'unavailable' || kind === 'unknown-outcome'

const detailOf = (error: unknown): string => (error instanceof PlatformError ? error.detail : 'a fault of ours')
