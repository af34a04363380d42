import { once } from 'node:events'
import { allDefinitions, nouns } from '../../commands/index.ts'
import { responsibleForPost } from '../areas/circles/responsible.ts'
import { callerFacts } from '../areas/circles/standing.ts'
import { communityLeft, noteRegions } from '../areas/communities/community.ts'
import { directory, holdsPower, keepGroup } from '../areas/communities/directory.ts'
import { troubleView } from '../areas/help/trouble.ts'
import { communityIsHere, othersLeft } from '../areas/incidents/community.ts'
import { onPlatformEvent } from '../areas/incidents/events.ts'
import { postingGate } from '../areas/incidents/gate.ts'
import { ensureCleanUp } from '../areas/personal-data/for-good.ts'
import type { AdapterLog } from '../chat/adapter-log.ts'
import { machineTime, type PaceClock } from '../chat/allowance.ts'
import { dispatch } from '../chat/dispatch.ts'
import type { ContextRequest, KitHost } from '../chat/host.ts'
import type { Intake, PlatformEvent } from '../chat/inbound.ts'
import { isAllowed } from '../chat/permissions.ts'
import type { Platform } from '../chat/platform.ts'
import type { PlatformName } from '../chat/refs.ts'
import { type CommandRegistry, defined, published } from '../chat/registry.ts'
import type { Config } from '../config.ts'
import type { Context } from '../context.ts'
import type { Db } from '../data/db.ts'
import { startErrorFor } from '../data/disk-full.ts'
import { keepDraft, openDraft, purgeDrafts } from '../data/drafts.ts'
import { newId } from '../data/ids.ts'
import { openDatabase } from '../data/open.ts'
import { type ProcessLease, takeLease, UNSHARED } from '../data/process-lease.ts'
import { InFlight } from '../data/retry.ts'
import { openCipher } from '../data/secret-key.ts'
import { readSetting, writeSetting } from '../data/settings.ts'
import { StartError } from '../data/start-error.ts'
import { isUnavailable } from '../data/unavailable.ts'
import { type Clock, systemClock } from '../jobs/clock.ts'
import { ensureDaily } from '../jobs/daily.ts'
import { embeddedQueue } from '../jobs/embedded.ts'
import { practiceHandlers } from '../jobs/handlers.ts'
import { jobsBehind, type Runner, runner } from '../jobs/runner.ts'
import { wakeOnCommit } from '../jobs/wake-on-commit.ts'
import { words } from '../locales/index.ts'
import { correlated } from '../ops/correlation.ts'
import { type Health, type HealthPage, healthPage } from '../ops/health.ts'
import { dataLog, type Log, logAt } from '../ops/log.ts'
import { messageSeen } from '../outbox/answers.ts'
import { deliveryHandlers } from '../outbox/deliver.ts'
import { outboxTable } from '../outbox/outbox-table.ts'
import { PACE_LIMITS, type PaceLimits, pacer } from '../outbox/pace.ts'
import type { Work } from '../work.ts'
import { connections } from './connections.ts'
import { postTopics } from './post-topics.ts'

export const definitions = defined<Context>(allDefinitions)
/** What every adapter publishes. */
export const registry: CommandRegistry = published(definitions, nouns, words)

export interface Roundel {
  /** The port where /health answers. */
  readonly port: number
  readonly runner: Runner
  /** What there is, as it is now: to look at. */
  readonly read: Db['read']
  /** When what people did has been dealt with, and the jobs that are due as well. */
  idle(): Promise<void>
  /** Takes nothing more in, lets what runs finish, closes. */
  stop(): Promise<void>
}

/** The platforms whose tokens are set. The other's library, of some 20 to 40 MB, is not loaded. */
export async function platformsOf(
  config: Config,
  log: Log,
  { paces = PACE_LIMITS, paceClock = machineTime }: { paces?: PaceLimits; paceClock?: PaceClock } = {},
): Promise<Platform[]> {
  const told = (platform: PlatformName): AdapterLog => ({
    problem: (problem) => log.warn('happened', { platform, problem }),
    info: (problem) => log.debug('happened', { platform, problem }),
  })
  const platforms: Platform[] = []
  if (config.discord) {
    const { discord } = await import('../adapters/discord/index.ts')
    const callsPerSecond = paces.discord.calls ?? Number.POSITIVE_INFINITY
    platforms.push(discord({ ...config.discord, commands: registry, callsPerSecond, log: told('discord') }))
  }
  if (config.slack) {
    const { slack } = await import('../adapters/slack/index.ts')
    platforms.push(slack({ ...config.slack, clock: paceClock, log: told('slack') }))
  }
  return platforms
}

/**
 * Config -> data -> practice -> adapters -> jobs: started in this order, stopped in the opposite one.
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
  }: {
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
  } = {},
): Promise<Roundel> {
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
    const cipher = await openCipher({ db: opened, dataDir: config.dataDir, secretKey: config.secretKey })

    const queue = embeddedQueue()
    const db = wakeOnCommit(opened, queue, () => jobs.wake())
    const work: Work = { db, outbox: outboxTable(queue, cipher, clock), jobs: queue, cipher }

    const lines = connections({
      platforms: [...(await platformsOf(config, log, { paces, paceClock })), ...beside],
      connect: (platform) => platform.start(intake),
      greet: (platform) => greet(platform),
      ...{ log, say },
    })
    const { platformFor } = lines
    const people = directory(db, platformFor, clock.now)
    const delivery = {
      ...work,
      platformFor,
      responsible: responsibleForPost,
      topics: postTopics,
      gate: postingGate(work, people),
      pace: pacer(paces, paceClock),
      log,
    } satisfies Parameters<typeof deliveryHandlers>[0]
    let lease: Pick<ProcessLease, 'held' | 'isOurs' | 'release'> = {
      ...UNSHARED,
      held: () => false,
      release: async () => {},
    }
    const jobs = runner({
      lease: { held: () => lease.held(), isOurs: (tables) => lease.isOurs(tables) },
      db: opened,
      clock,
      log,
      handlers: { ...deliveryHandlers(delivery), ...practiceHandlers(work, platformFor, log) },
    })

    const context = async (asked: ContextRequest): Promise<Context> => {
      const now = clock.now()
      return {
        ...work,
        ...(await callerFacts(db, people, asked, now)),
        directory: people,
        now,
        progress: asked.progress,
      }
    }
    const house: KitHost<Context> = {
      words,
      definitions,
      context,
      drafts: {
        keep: ({ community, person }, body) =>
          db.transaction(async (tx) => {
            // nobody's draft outlives its day, not even as a row
            await purgeDrafts(tx, clock.now())
            return keepDraft(tx, cipher, { community, owner: person, kind: 'kit', body, now: clock.now() })
          }),
        find: async ({ community, person }, id) => {
          const body = await openDraft(db.read, cipher, { community, owner: person, kind: 'kit', id, now: clock.now() })
          return typeof body === 'string' ? body : null
        },
      },
      trouble: (community, error) => troubleView(community, isUnavailable(error)),
      isUnavailable,
      seen: (mark, message) => messageSeen(work, mark, message, clock.now()),
      mint: newId,
      acted: (what) => log.info('acted', what),
    }

    const happening = async (event: PlatformEvent): Promise<void> => {
      switch (event.kind) {
        case 'community-left':
          await communityLeft(db, event.community, clock.now())
          return
        case 'community-joined':
          await onPlatformEvent(work, event, clock.now())
          return ensureDaily(work, clock.now())
        case 'room-changed':
        case 'person-left':
          return onPlatformEvent(work, event, clock.now())
        case 'group-changed':
          if (event.people !== 'unknown') await keepGroup(db, event.community, event.group, event.people, clock.now())
          // the event tells who came and went, not who is there: asked at once, so that a power taken away is gone at once
          else if (await holdsPower(db, event.community, event.group))
            await people.groupMembers(event.community, event.group)
          return
        case 'home-opened': {
          const { home } = definitions
          const platform = platformFor(event.community)
          if (!home || !platform) return
          const here = await context({ ...event, circle: null, mayLookUp: true, progress: async () => {} })
          if (await isAllowed(home.requires, here)) await platform.home(event.actor, await home.run(here))
        }
      }
    }
    /** Publishes what has changed, and sees which communities are there now. */
    const greet = async (platform: Platform) => {
      const key = `published:${platform.name}`
      const before = await readSetting(db, key)
      const after = await platform.publish(registry, before)
      if (after !== before) await writeSetting(db, key, after)
      const here = await platform.communities()
      for (const { community, name } of here) await communityIsHere(work, community, name, clock.now())
      await othersLeft(
        work,
        platform.name,
        here.map((each) => each.community),
        clock.now(),
      )
      await ensureDaily(work, clock.now())
    }
    const intake: Intake = {
      act: (act, answer) => underWay.with(correlated(() => dispatch(house, act, answer))),
      event: (event) =>
        correlated(() =>
          underWay.with(happening(event)).catch((error: unknown) => log.error('happened', { kind: event.kind, error })),
        ),
    }
    const underWay = new InFlight()
    const idle = async () => {
      do {
        await underWay.ended()
        jobs.wake()
        await jobs.idle()
      } while (underWay.some())
    }

    // before anything is touched: a second process on the same port stops here
    const page = await answersHealth(async () => ({
      database: (await opened.writable()) ? 'up' : 'down',
      jobs: await jobsBehind(opened, clock.now().subtract({ minutes: 5 })),
      posts: { held: await opened.read.post.count({ where: { state: 'held' } }) },
      adapters: lines.states(),
    }))
    started.push(() => page.stop())
    unlessStopped()
    lease = await takeLease(opened, {
      signal,
      say,
      lost: () => {
        log.error('lease.lost')
        lost()
      },
    })
    started.push(() => lease.release())

    started.push(() => lines.stop())
    await unlessAborted(lines.start(), signal)

    await ensureDaily(work, clock.now())
    await ensureCleanUp(opened, clock.now())
    started.push(() => jobs.stop())
    await jobs.start()
    await unlessAborted(lines.tried(), signal)
    log.info('started')
    return { port: page.port, runner: jobs, read: opened.read, idle, stop }
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
