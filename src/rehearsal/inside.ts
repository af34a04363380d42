import type { BotSide } from '../adapters/rehearsal/chat/types.ts'
import type { Roundel } from '../compose/index.ts'
import type { Config, RehearsalConfig } from '../config.ts'
import type { Clock } from '../jobs/clock.ts'
import type { Health } from '../ops/health.ts'
import type { Log } from '../ops/log.ts'

/** Roundel itself, inside the rehearsal: it is stopped and started again around a reset. */
export interface Inside {
  /** Where it runs already, that one. @throws StartError */
  start(): Promise<Roundel>
  stop(): Promise<void>
  /** Null unless it runs. */
  running(): Roundel | null
  /** What it says of itself for GET /health. @throws Error while it is not running */
  health(): Promise<Health>
}

interface InsideParts {
  config: RehearsalConfig
  /** The chat's side for the bot. */
  bot: BotSide
  clock: Clock
  log: Log
  /** Where the page stands: /health answers there too. */
  port: () => number
}

/** What Roundel is given: a database and a key of its own in the rehearsal's folder, and no other platform, whatever is set. */
function configOf({ port, logLevel, dataDir }: RehearsalConfig): Config {
  return { discord: null, slack: null, databaseUrl: undefined, secretKey: undefined, dataDir, port, logLevel }
}

export function roundelInside({ config, bot, clock, log, port }: InsideParts): Inside {
  let starting: Promise<Roundel> | null = null
  let running: Roundel | null = null
  let health: (() => Promise<Health>) | null = null

  const start = async (): Promise<Roundel> => {
    // behind the page: what it is made of is read once the page can be asked for
    const [{ startRoundel }, { rehearsal }] = await Promise.all([
      import('../compose/index.ts'),
      import('../adapters/rehearsal/index.ts'),
    ])
    const told = {
      problem: (problem: string) => log.warn('happened', { platform: 'rehearsal', problem }),
      info: (problem: string) => log.debug('happened', { platform: 'rehearsal', problem }),
    } as const
    running = await startRoundel(configOf(config), {
      ...{ clock, log, platforms: [rehearsal({ chat: bot, log: told })] },
      answersHealth: async (asked) => {
        health = asked
        return {
          port: port(),
          stop: async () => {
            health = null
          },
        }
      },
    })
    return running
  }

  return {
    start: () => {
      starting ??= start().catch((error: unknown) => {
        starting = null
        throw error
      })
      return starting
    },
    stop: async () => {
      const ending = await starting?.catch(() => null)
      starting = null
      running = null
      await ending?.stop()
    },
    running: () => running,
    health: async () => {
      if (health === null) throw new Error('not running')
      return health()
    },
  }
}
