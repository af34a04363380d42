import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { Temporal } from 'temporal-polyfill'
import { callerGone, type FakePlatform } from './people.ts'

/** A real process of Roundel's, on data and against a fake that outlive it. */
export interface Killable {
  /** Starts it, and waits until it is connected. */
  start(): Promise<void>
  /** Tells the running process where to end itself, with SIGKILL. */
  killAt(point: string): Promise<void>
  /** SIGKILL from outside, now. Says so, for a hook of a call. */
  kill(): typeof callerGone
  /** Waits until it has ended; fails when it was not by SIGKILL. */
  killed(): Promise<void>
  advance(duration: Temporal.DurationLike): Promise<void>
  now(): Temporal.Instant
  /** Ends it in order, if it runs. */
  stop(): Promise<void>
}

/** In ms. What is waited for is an event: this is only there so that a run ends. */
const BOUND = 60_000

const CHILD = fileURLToPath(new URL('./child.mjs', import.meta.url))

export function killable(fake: FakePlatform, dataDir: string, start: string): Killable {
  let child: ChildProcess | null = null
  let ended: Promise<NodeJS.Signals | null> = Promise.resolve(null)
  // one clock for all the processes that come and go: it runs on while none does
  let said = Temporal.Instant.from(start)
  const since = performance.now()
  const now = () => said.add({ milliseconds: Math.round(performance.now() - since) })

  const tell = async (said: { now?: string; kill?: string }) => {
    if (!child) throw new Error('no process is running')
    const heard = once(child, 'message', { signal: AbortSignal.timeout(BOUND) })
    child.send(said)
    await heard
  }
  return {
    async start() {
      const started = fork(CHILD, [], {
        env: {
          ...process.env,
          ...fake.env(),
          ROUNDEL_DATA_DIR: dataDir,
          ROUNDEL_PORT: '0',
          LOG_LEVEL: 'silent',
          ROUNDEL_TEST_NOW: now().toString(),
        },
        // it is started hundreds of times, for a second: WebAssembly is not compiled twice
        execArgv: ['--liftoff-only'],
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      })
      child = started
      ended = once(started, 'exit').then(([, signal]) => {
        if (child === started) child = null
        return signal
      })
      await once(started, 'message', { signal: AbortSignal.timeout(BOUND) })
      await fake.connected()
    },
    killAt: (point) => tell({ kill: point }),
    kill: () => {
      child?.kill('SIGKILL')
      return callerGone
    },
    async killed() {
      const late = AbortSignal.timeout(BOUND)
      const signal = await Promise.race([
        ended,
        once(late, 'abort').then((): never => {
          throw new Error('the process did not come to the point where it was to be killed')
        }),
      ])
      if (signal !== 'SIGKILL') throw new Error(`the process ended by ${signal ?? 'itself'}, not by SIGKILL`)
    },
    async advance(duration) {
      said = said.add(duration)
      if (child) await tell({ now: now().toString() })
    },
    now,
    async stop() {
      child?.kill('SIGTERM')
      const hard = setTimeout(() => child?.kill('SIGKILL'), 5_000)
      await ended
      clearTimeout(hard)
    },
  }
}
