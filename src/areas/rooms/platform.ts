import { PlatformError } from '../../chat/errors.ts'
import type { Platform, PlatformFor } from '../../chat/platform.ts'
import { communityOf } from '../../outbox/row.ts'

/** @throws PlatformError while the platform is not connected */
export function connected(platformFor: PlatformFor, room: { communityId: string }): Platform {
  const platform = platformFor(communityOf(room))
  if (!platform) throw new PlatformError('unavailable', 'not connected')
  return platform
}

/** Worth trying again by itself: nothing is known to be wrong with what was asked. */
export const isPassing = ({ kind }: PlatformError): boolean =>
  kind === 'rate-limited' || kind === 'unavailable' || kind === 'unknown-outcome'

/** @throws PlatformError other than that there is no such room */
export async function unlessGone(asked: Promise<unknown>): Promise<void> {
  try {
    await asked
  } catch (error) {
    if (!(error instanceof PlatformError) || error.kind !== 'not-found') throw error
  }
}
