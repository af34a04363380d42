import type { PaceClock } from '../../src/chat/allowance.ts'

/** The time by which a fake counts calls, in ms. */
export interface CountingTime {
  now(): number
  /** A call came that limits count: what is on its way must have arrived before time goes on. */
  arrived(): void
  /** Whether the libraries that we use can wait by it: discord.js waits by the machine's. */
  readonly leaps: boolean
}

/** A time for rate limits in which nobody waits, for whoever is paced and for the fake that counts. */
export interface LeapTime extends PaceClock, CountingTime {
  /** So much time passes, in ms, in which nobody did anything. */
  pass(ms: number): void
}

/** A million times as fast as the machine's, so that nobody waits: for tests in which the fake counts nothing. */
export const hurriedTime: PaceClock = {
  now: () => performance.now() * 1_000_000,
  wait: (ms) => new Promise((go) => setTimeout(go, ms / 1_000_000)),
}

export const countedByTheMachine: CountingTime = { now: () => performance.now(), arrived: () => {}, leaps: false }

/** After so long without a call, in ms of the machine, nothing is on its way any more. It is all in one process, over loopback. */
const STILL = 5

/**
 * The machine's time, which leaps forward to the next one that waits as soon as nothing else happens: minutes of pacing take milliseconds,
 * and each call still arrives at the time that it waited for.
 */
export function leapTime(): LeapTime {
  let leapt = 0
  let happened = 0
  let looking = false
  const waiting: { until: number; go: () => void }[] = []
  const now = () => performance.now() + leapt

  const look = () => {
    if (looking || waiting.length === 0) return
    looking = true
    const before = happened
    // a machine that was busy has timers and calls for us at once, and timers come first: so calls are let in before we judge
    setTimeout(() => setImmediate(() => setImmediate(() => settle(before))), STILL)
  }
  const settle = (before: number) => {
    looking = false
    if (happened === before) {
      const next = waiting.shift()
      if (next === undefined) return
      leapt += Math.max(0, next.until - now())
      next.go()
    }
    look()
  }

  return {
    now,
    leaps: true,
    pass: (ms) => {
      leapt += Math.max(0, ms)
    },
    wait: (ms) =>
      new Promise((go) => {
        const until = now() + ms
        const at = waiting.findIndex((each) => each.until > until)
        waiting.splice(at < 0 ? waiting.length : at, 0, { until, go })
        happened += 1
        look()
      }),
    arrived: () => {
      happened += 1
    },
  }
}
