import { Temporal } from 'temporal-polyfill'
import type { Clock } from '../jobs/clock.ts'
import type { Notes } from './notes.ts'

/** The rehearsal's clock: it runs as the machine's does, and can be put on, never back. */
export interface RehearsalClock extends Clock {
  /** From now on it shows this instant, and runs on from there; where that has passed nothing changes. On the disk when it returns. */
  putOn(to: Temporal.Instant): void
  /** After the notes were cleared: the machine's time again. */
  startOver(): void
}

/**
 * How far it is ahead is kept, so that it runs on while the program does not. Where the machine's own clock is set back, it waits.
 * @param machine ms since 1970
 */
export function rehearsalClock(notes: Notes, machine: () => number = Date.now): RehearsalClock {
  let shown = 0
  const now = (): number => {
    shown = Math.max(shown, notes.kept.floor, machine() + notes.kept.ahead)
    return shown
  }
  return {
    now: () => Temporal.Instant.fromEpochMilliseconds(now()),
    putOn: ({ epochMilliseconds }) => {
      if (epochMilliseconds <= now()) return
      notes.change({ ahead: Math.max(0, epochMilliseconds - machine()), floor: epochMilliseconds })
    },
    startOver: () => {
      shown = 0
    },
  }
}
