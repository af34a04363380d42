import type { AdapterLog } from '../chat/adapter-log.ts'
import { machineTime, type PaceClock } from '../chat/allowance.ts'
import type { Platform } from '../chat/platform.ts'
import type { PlatformName } from '../chat/refs.ts'
import type { Config } from '../config.ts'
import type { Log } from '../ops/log.ts'
import { PACE_LIMITS, type PaceLimits } from '../outbox/pace.ts'
import { registry } from './definitions.ts'

/** The platforms whose tokens are set. The other's library, of some 20 to 40 MB, is not loaded. */
export async function platformsOf(
  config: Config,
  log: Log,
  { paces = PACE_LIMITS, paceClock = machineTime }: { paces?: PaceLimits; paceClock?: PaceClock } = {},
): Promise<Platform[]> {
  const logOf = (platform: PlatformName): AdapterLog => ({
    problem: (problem) => log.warn('happened', { platform, problem }),
    info: (problem) => log.debug('happened', { platform, problem }),
  })
  const platforms: Platform[] = []
  if (config.discord) {
    const { discord } = await import('../adapters/discord/index.ts')
    const callsPerSecond = paces.discord.calls ?? Number.POSITIVE_INFINITY
    platforms.push(discord({ ...config.discord, commands: registry, callsPerSecond, log: logOf('discord') }))
  }
  if (config.slack) {
    const { slack } = await import('../adapters/slack/index.ts')
    platforms.push(slack({ ...config.slack, clock: paceClock, log: logOf('slack') }))
  }
  return platforms
}
