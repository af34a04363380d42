import { Temporal } from 'temporal-polyfill'

/** What time it is, for everything that the practice decides. Network timeouts and pacing use the machine's own time instead. */
export interface Clock {
  now(): Temporal.Instant
}

export const systemClock: Clock = { now: () => Temporal.Now.instant() }
