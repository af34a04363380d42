import { Temporal } from 'temporal-polyfill'
import type { Clock } from '../../src/jobs/clock.ts'

/** A clock that stands still until it is moved by hand. It may be set back too: a real one can be. */
export interface HandClock extends Clock {
  set(instant: Temporal.Instant | string): void
  advance(duration: Temporal.Duration | Temporal.DurationLike): void
}

/** @param passes is told of each move forward, in ms: what counts in a time of its own goes on by as much */
export function handClock(start: Temporal.Instant | string, passes: (ms: number) => void = () => {}): HandClock {
  let now = Temporal.Instant.from(start)
  const set = (to: Temporal.Instant) => {
    const ms = to.epochMilliseconds - now.epochMilliseconds
    now = to
    if (ms > 0) passes(ms)
  }
  return {
    now: () => now,
    set: (instant) => set(Temporal.Instant.from(instant)),
    advance: (duration) => set(now.add(duration)),
  }
}
