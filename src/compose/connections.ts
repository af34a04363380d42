import { setTimeout as delay } from 'node:timers/promises'
import { PlatformError } from '../chat/errors.ts'
import type { Platform } from '../chat/platform.ts'
import { type CommunityRef, type PlatformName, platformOf } from '../chat/refs.ts'
import { StartError } from '../data/start-error.ts'
import type { Log } from '../ops/log.ts'
import { connectError, stillTrying } from './connect-error.ts'

/** How a platform is, as GET /health shows it. 'refused': it does not accept the token that is set. */
export type Connection = 'connected' | 'connecting' | 'refused'

export interface Connections {
  /** Null until it has been connected: its posts and jobs wait. */
  platformFor(community: CommunityRef): Platform | null
  states(): Partial<Record<PlatformName, Connection>>
  /**
   * Resolves once one platform is connected, or each has been tried. It goes on trying those that could not be reached.
   * @throws StartError when every platform refuses its token; what is no failure of a platform as it is
   */
  start(how: Connecting): Promise<void>
  /** When each platform has been tried once. */
  tried(): Promise<void>
  stop(): Promise<void>
}

export interface Connecting {
  /** Connects. @throws PlatformError */
  connect(platform: Platform): Promise<void>
  /** Publishes, and sees who is there: after the platform has been started, and again until it has succeeded. */
  greet(platform: Platform): Promise<void>
}

/** How a first attempt ended. */
interface Outcome {
  platform: PlatformName
  state: Connection
  error: unknown
}

interface Parts {
  platforms: readonly Platform[]
  log: Log
  /** For the person who started it: a sentence about what could not be connected, and what happens next. */
  say(sentence: string): void
}

const FIRST_WAIT = 1_000
/** Longest between two attempts, in ms: Discord allows 1,000 connections a day, Slack one call of apps.connections.open a minute. */
const LONGEST_WAIT = 120_000
/**
 * A token that was refused is tried again each hour, in ms. Refusals can be a platform's own mistake, and 24 a day are far from the 10,000
 * in ten minutes for which Discord blocks an address (https://docs.discord.com/developers/topics/rate-limits).
 */
const REFUSED_WAIT = 3_600_000
/** How often a connection is looked at, in ms. */
const LOOK = 1_000
/** How long stopping waits for an attempt that is under way, in ms. */
const STOPPED_WITHIN = 1_000

/** Attempts of many that started at the same moment must not come at the same moment again: half to all of the wait. */
const jittered = (wait: number): number => Math.round(wait * (0.5 + Math.random() / 2))

const isRefused = ({ state }: Outcome): boolean => state === 'refused'

function connectedOr(outcome: Outcome): Outcome {
  if (outcome.state !== 'connected') throw new Error('not connected')
  return outcome
}

const merged = (refusals: readonly StartError[]): StartError =>
  new StartError({
    problem: refusals.map(({ problem }) => problem).join('\n'),
    mend: refusals.map(({ mend }) => mend).join('\n'),
  })

/** Keeps each platform connected, whatever becomes of the others. */
export function connections({ platforms, log, say }: Parts): Connections {
  const stopping = new AbortController()
  const { signal } = stopping
  const states = new Map<PlatformName, Connection>(platforms.map(({ name }) => [name, 'connecting']))
  const there = new Map<PlatformName, Platform>()
  let loops: Promise<unknown> = Promise.resolve()
  let tried: Promise<void> = Promise.resolve()
  let looks: NodeJS.Timeout | undefined

  async function attempt(platform: Platform, { connect, greet }: Connecting): Promise<void> {
    // once: an adapter connects by itself what it loses, and a second connection beside that would bring each act twice
    if (!there.has(platform.name)) await connect(platform)
    // from now on people's acts come in, which may need to be looked up
    there.set(platform.name, platform)
    await greet(platform)
    states.set(platform.name, 'connected')
    log.info('connected', { platform: platform.name })
  }

  /** Tries until it is connected. Rejects only for the first attempt, and only with what is no failure of the platform. */
  async function keepTrying(platform: Platform, how: Connecting, first: (outcome: Outcome) => void): Promise<void> {
    const { name } = platform
    for (let failures = 0; !signal.aborted; failures += 1) {
      try {
        await attempt(platform, how)
        return first({ platform: name, state: 'connected', error: null })
      } catch (error) {
        if (signal.aborted) return
        if (!(error instanceof PlatformError) && failures === 0) throw error
        const before = states.get(name)
        const state = error instanceof PlatformError && error.kind === 'forbidden' ? 'refused' : 'connecting'
        const wait = state === 'refused' ? REFUSED_WAIT : jittered(Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** failures))
        states.set(name, state)
        if (state === 'refused') log.error('refused', { platform: name, ms: wait, error })
        else log.warn('unreachable', { platform: name, ms: wait, error })
        if (failures > 0 && before !== state) say(stillTrying(name, error))
        first({ platform: name, state, error })
        await delay(wait, undefined, { signal }).catch(() => {})
      }
    }
  }

  /** What the first attempts brought, said once it is known whether there is anything to go on with. */
  async function sayFirst(outcome: Outcome, all: Promise<Outcome[]>): Promise<void> {
    if (outcome.state === 'connected') return
    if (outcome.state === 'connecting' || !(await all).every(isRefused))
      say(stillTrying(outcome.platform, outcome.error))
  }

  /** A line when a platform is lost, and one when it is there again. */
  function watch(): void {
    const lostAt = new Map<PlatformName, number>()
    looks = setInterval(() => {
      for (const [name, platform] of there) {
        const lost = lostAt.get(name)
        if (platform.connected() === (lost === undefined)) continue
        if (lost === undefined) {
          lostAt.set(name, performance.now())
          log.info('lost', { platform: name })
        } else {
          lostAt.delete(name)
          log.info('regained', { platform: name, ms: Math.round(performance.now() - lost) })
        }
      }
    }, LOOK)
    looks.unref()
  }

  return {
    platformFor: (community) => there.get(platformOf(community)) ?? null,
    states: () =>
      Object.fromEntries(
        [...states].map(([name, state]) => [
          name,
          state === 'connected' && there.get(name)?.connected() !== true ? 'connecting' : state,
        ]),
      ),
    async start(how) {
      if (platforms.length === 0) return
      watch()
      const running: Promise<void>[] = []
      const firsts = platforms.map(
        (platform) =>
          new Promise<Outcome>((first, fail) => {
            running.push(keepTrying(platform, how, first).catch(fail))
          }),
      )
      loops = Promise.all(running)
      const all = Promise.all(firsts)
      tried = Promise.all(firsts.map(async (first) => sayFirst(await first, all))).then(() => {})
      // whoever waits for it hears of it
      tried.catch(() => {})
      const one = Promise.any(firsts.map(async (first) => connectedOr(await first)))
      // where none is connected, `all` has the answer
      await Promise.race([all, one.catch(() => all)])
      const outcomes = await Promise.race([all, Promise.resolve(null)])
      if (outcomes?.every(isRefused))
        throw merged(
          outcomes
            .map(({ platform, error }) => connectError(platform, error))
            .filter((each) => each instanceof StartError),
        )
    },
    tried: () => tried,
    async stop() {
      stopping.abort()
      clearInterval(looks)
      await Promise.allSettled(platforms.map((platform) => platform.stop()))
      // an attempt that hangs has nothing left to connect
      await Promise.race([loops, delay(STOPPED_WITHIN, undefined, { ref: false })])
    },
  }
}
