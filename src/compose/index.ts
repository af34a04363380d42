import { once } from 'node:events'
import { noteRegions } from '../areas/communities/community.ts'
import { directory } from '../areas/communities/directory.ts'
import { ensureCleanUp } from '../areas/personal-data/for-good.ts'
import { machineTime, type PaceClock } from '../chat/allowance.ts'
import { dispatch } from '../chat/dispatch.ts'
import type { Intake } from '../chat/inbound.ts'
import type { Platform } from '../chat/platform.ts'
import type { Config } from '../config.ts'
import type { Db } from '../data/db.ts'
import { startErrorFor } from '../data/disk-full.ts'
import { openDatabase } from '../data/open.ts'
import { InFlight } from '../data/retry.ts'
import { openCipher } from '../data/secret-key.ts'
import { StartError } from '../data/start-error.ts'
import { type Clock, systemClock } from '../jobs/clock.ts'
import { ensureDaily } from '../jobs/daily.ts'
import { jobsBehind, type Runner, runner } from '../jobs/runner.ts'
import { correlated } from '../ops/correlation.ts'
import { type Health, type HealthPage, healthPage } from '../ops/health.ts'
import { dataLog, type Log, logAt } from '../ops/log.ts'
import { deliveryJobs } from '../outbox/deliver.ts'
import { PACE_LIMITS, type PaceLimits, pacer } from '../outbox/pace.ts'
import { platformsOf } from './adapters.ts'
import { connections } from './connections.ts'
import { deliveryOf } from './delivery.ts'
import { greetPlatform, platformEvents } from './events.ts'
import { assertWhole, HOUSE } from './house.ts'
import { kitHost } from './kit-host.ts'
import { lateLease } from './lease.ts'
import { services } from './services.ts'

export interface Roundel {
  /** The port where /health answers. */
  readonly port: number
  readonly runner: Runner
  /** What there is, as it is now: to look at. */
  readonly read: Db['read']
  /** Names of the jobs of which people see what comes of them. */
  readonly visibleJobs: readonly string[]
  /** When what people did has been dealt with, and the jobs that are due as well. */
  idle(): Promise<void>
  /** Takes nothing more in, lets what runs finish, closes. */
  stop(): Promise<void>
}

export interface StartOptions {
  clock?: Clock
  log?: Log
  paces?: PaceLimits
  /** What rate limits are counted by. */
  paceClock?: PaceClock
  /** Ready-made ones, beside those whose tokens are set. */
  platforms?: readonly Platform[]
  /** Aborted: what has been started is stopped again, and `startRoundel` throws the signal's reason. */
  signal?: AbortSignal
  /** Takes sentences for the person who started it, such as that a platform cannot be reached. */
  say?: (sentence: string) => void
  /** Told when another process has taken over the database: nothing is delivered any more, and this one is to be stopped. */
  lost?: () => void
  /** Where GET /health is answered: on a page of its own at 127.0.0.1, unless somebody has one already. */
  answersHealth?: (health: () => Promise<Health>) => Promise<HealthPage>
}

/**
 * Config -> data -> areas -> adapters -> jobs: started in this order, stopped in the opposite one.
 * @throws StartError with what is wrong and how to mend it
 */
export async function startRoundel(
  config: Config,
  {
    clock = systemClock,
    log = logAt(config.logLevel),
    paces = PACE_LIMITS,
    paceClock = machineTime,
    platforms: beside = [],
    say = () => {},
    lost = () => {},
    signal,
    answersHealth = (health) => healthPage(config.port, health).catch(portTaken(config.port)),
  }: StartOptions = {},
): Promise<Roundel> {
  assertWhole(HOUSE)
  const started: (() => Promise<unknown>)[] = []
  const stop = async () => {
    log.info('stopping')
    for (const each of started.splice(0).reverse())
      await each().catch((error: unknown) => log.error('happened', { kind: 'stop', error }))
    log.info('stopped')
  }
  const unlessStopped = () => signal?.throwIfAborted()
  try {
    const opened = await openDatabase({ url: config.databaseUrl, dataDir: config.dataDir, log: dataLog(log) })
    started.push(() => opened.close())
    unlessStopped()
    await noteRegions(opened)
    const { dataDir, secretKey } = config
    const cipher = await openCipher({ db: opened, sealed: HOUSE.sealed, dataDir, secretKey })

    const { ports, onWork } = services({ db: opened, cipher, clock })
    const platforms = connections({
      platforms: [...(await platformsOf(config, log, { paces, paceClock })), ...beside],
      ...{ log, say },
    })
    const { platformFor } = platforms
    const people = directory(ports.db, platformFor, clock.now)
    const host = kitHost(ports, { directory: people, clock, log })
    const onEvent = platformEvents(ports, { clock, directory: people, host, platformFor })
    const underWay = new InFlight()
    const intake: Intake = {
      act: (act, answer) => underWay.with(correlated(() => dispatch(host, act, answer))),
      event: (event) =>
        correlated(() =>
          underWay.with(onEvent(event)).catch((error: unknown) => log.error('happened', { kind: event.kind, error })),
        ),
    }
    const pace = pacer(paces, paceClock)
    const delivery = deliveryOf(ports, { platformFor, directory: people, pace, log })
    const lease = lateLease()
    const jobs = runner({
      ...{ lease, clock, log },
      db: opened,
      jobs: [...deliveryJobs(delivery), ...HOUSE.jobs],
      tools: (now) => ({ ...ports, platformFor, roomDuties: HOUSE.roomDuties, now }),
    })
    onWork(() => jobs.wake())

    // before anything is touched: a second process on the same port stops here
    const page = await answersHealth(async () => ({
      database: (await opened.writable()) ? 'up' : 'down',
      jobs: await jobsBehind(opened, clock.now().subtract({ minutes: 5 })),
      posts: { held: await opened.read.post.count({ where: { state: 'held' } }) },
      adapters: platforms.states(),
    }))
    started.push(() => page.stop())
    unlessStopped()
    await lease.take(opened, {
      ...{ signal, say },
      lost: () => {
        log.error('lease.lost')
        lost()
      },
    })
    started.push(() => lease.release())

    started.push(() => platforms.stop())
    const connecting = platforms.start({
      connect: (platform) => platform.start(intake),
      greet: (platform) => greetPlatform(ports, platform, clock),
    })
    await unlessAborted(connecting, signal)

    await ensureDaily(ports, HOUSE.daily, clock.now())
    await ensureCleanUp(opened, clock.now())
    started.push(() => jobs.stop())
    await jobs.start()
    await unlessAborted(platforms.tried(), signal)
    log.info('started')
    const idle = async () => {
      do {
        await underWay.ended()
        jobs.wake()
        await jobs.idle()
      } while (underWay.some())
    }
    const visibleJobs = HOUSE.jobs.filter(({ binds }) => binds.visible).map(({ binds }) => binds.name)
    return { port: page.port, runner: jobs, read: opened.read, visibleJobs, idle, stop }
  } catch (error) {
    await stop()
    throw startErrorFor(error, `the data (${config.dataDir})`)
  }
}

/** The work's end, unless it is stopped before: then the reason. What was begun is ended by whoever stops it. */
async function unlessAborted<R>(work: Promise<R>, signal: AbortSignal | undefined): Promise<R> {
  if (signal === undefined) return work
  signal.throwIfAborted()
  const over = new AbortController()
  const aborted = once(signal, 'abort', { signal: over.signal }).then((): never => {
    throw signal.reason
  })
  try {
    return await Promise.race([work, aborted])
  } finally {
    aborted.catch(() => {})
    over.abort()
  }
}

function portTaken(port: number) {
  return (error: unknown): never => {
    throw new StartError(
      {
        problem: `ROUNDEL_PORT ${port} on 127.0.0.1 cannot be used.`,
        mend: 'Another program has it (is Roundel running twice?). Set ROUNDEL_PORT to a free one in the file .env.',
      },
      error,
    )
  }
}
