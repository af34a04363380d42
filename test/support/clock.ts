import { Temporal } from 'temporal-polyfill'
import type { Clock } from '../../src/jobs/clock.ts'

/** A clock that stands still until it is moved by hand. It may be set back too: a real one can be. */
export interface HandClock extends Clock {
  set(instant: Temporal.Instant | string): void
  advance(duration: Temporal.Duration | Temporal.DurationLike): void
}

export function handClock(start: Temporal.Instant | string): HandClock {
  let now = Temporal.Instant.from(start)
  return {
    now: () => now,
    set: (instant) => {
      now = Temporal.Instant.from(instant)
    },
    advance: (duration) => {
      now = now.add(duration)
    },
  }
}
