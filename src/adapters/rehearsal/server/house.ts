import { t } from '../../../locales/index.ts'
import { Refused } from '../chat/refused.ts'
import type { ByHand, People } from '../chat/types.ts'
import { listeners } from '../listeners.ts'
import { type Journal, journalOf } from './journal.ts'
import type { Beginning, ClockParts, Move, StartParts, TourParts } from './parts.ts'
import type { ToPage } from './wire.ts'

/** What the server is given. */
export interface ServerParts {
  people: People
  byHand: ByHand
  clock: ClockParts
  tour: TourParts
  start: StartParts
}

type Told<S extends ToPage['say']> = ToPage & { say: S }

/** What all connections share: the parts, and that the clock is moved, and all is begun or reset, by one at a time. */
export interface SharedParts {
  people: People
  byHand: ByHand
  journal: Journal
  clock: { state(): Promise<Told<'clock'>>; move(to: Move): Promise<void>; listen: ClockParts['listen'] }
  tour: TourParts
  begun: {
    state(): Told<'begun'>
    begin(what: Beginning): Promise<void>
    reset(): Promise<void>
    listen(listener: () => void): () => void
  }
  /** A fault of ours, for the log. */
  failed(error: unknown): void
  close(): void
}

export function houseOf(
  { people, byHand, clock, tour, start }: ServerParts,
  failed: (error: unknown) => void,
): SharedParts {
  const journal = journalOf(people)
  const moved = listeners()
  const begun = listeners()
  let moving = false
  let busy = false
  const stops = [clock.listen(moved.tell), start.listen(begun.tell)]

  /** What is asked for while it is being done already is not done twice. */
  const atOnce = async (work: () => Promise<void>): Promise<void> => {
    if (busy) return
    if (moving) throw new Refused(t('rehearsal.page.wait'))
    busy = true
    begun.tell()
    try {
      await work()
    } finally {
      busy = false
      begun.tell()
    }
  }

  return {
    people,
    byHand,
    journal,
    clock: {
      state: async () => ({ say: 'clock', now: clock.now(), zone: clock.zone, next: await clock.next(), moving }),
      move: async (to) => {
        if (moving) return
        if (busy) throw new Refused(t('rehearsal.page.wait'))
        moving = true
        moved.tell()
        try {
          await clock.move(to)
        } finally {
          moving = false
          moved.tell()
        }
      },
      listen: moved.listen,
    },
    tour,
    begun: {
      state: () => ({ say: 'begun', begun: start.begun(), busy }),
      begin: (what) => atOnce(async () => (start.begun() ? undefined : start.begin(what))),
      reset: () => atOnce(() => start.reset()),
      listen: begun.listen,
    },
    failed,
    close: () => {
      for (const stop of stops) stop()
      journal.close()
    },
  }
}
