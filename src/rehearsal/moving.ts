import { Temporal } from 'temporal-polyfill'
import type { People } from '../adapters/rehearsal/chat/types.ts'
import { listeners } from '../adapters/rehearsal/listeners.ts'
import type { ClockParts } from '../adapters/rehearsal/server/parts.ts'
import type { Roundel } from '../compose/index.ts'
import { instantOf } from '../data/times.ts'
import type { Log } from '../ops/log.ts'
import type { RehearsalClock } from './clock.ts'

type Move = Parameters<ClockParts['move']>[0]

/** What it needs of Roundel. */
type House = Pick<Roundel, 'read' | 'idle' | 'visibleJobs'>

/** Jobs that bring one another about without end are a fault; a round of 30 circles has some 600 in twelve weeks. */
const MOST_STEPS = 20_000
/** So many events of which nobody sees anything are gone by, such as the reminder of a session that was moved up: then it stops there. */
const MOST_UNSEEN = 10

export interface Moving extends ClockParts {
  /** Looks whether another event comes next, and tells if so. */
  look(): Promise<void>
  /** Ends a move after the step that is being made, and takes up no other. */
  halt(): Promise<void>
}

interface MovingParts {
  clock: RehearsalClock
  people: Pick<People, 'listen'>
  zone: () => string
  /** Roundel as it runs at the moment; started where it is not yet. */
  inside: { running(): House | null; start(): Promise<House> }
  log: Log
}

/**
 * Moves the clock from one job to the next, so that each falls due at its own instant. They are done by Roundel's own runner, as they
 * would be in real time: it is told to look, and the clock goes on when it has nothing left to do.
 */
export function movingClock({ clock, people, zone, inside, log }: MovingParts): Moving {
  const told = listeners()
  let halted = false
  let under: Promise<void> = Promise.resolve()
  let lastNext: string | null = null

  /** The next job there is, or the next that people see. */
  const nextJob = async (which: 'any' | 'visible'): Promise<Temporal.Instant | null> => {
    const house = inside.running()
    const job = await house?.read.job.findFirst({
      where: {
        ...(which === 'any' ? {} : { kind: { in: [...house.visibleJobs] } }),
        state: { in: ['waiting', 'running'] },
      },
      orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
      select: { dueAt: true },
    })
    return job ? instantOf(job.dueAt) : null
  }

  /** What has failed so far, and how often. */
  const failures = async (house: House): Promise<Set<string>> => {
    const jobs = await house.read.job.findMany({
      where: { OR: [{ state: 'failed' }, { state: 'waiting', tries: { gt: 0 } }] },
      select: { id: true, generation: true, tries: true },
      orderBy: { id: 'asc' },
    })
    return new Set(jobs.map(({ id, generation, tries }) => `${id} ${generation} ${tries}`))
  }

  const live = async (house: House, to: Temporal.Instant | 'next'): Promise<void> => {
    const before = await failures(house)
    /** Does what is due now. @throws Error when something of it failed */
    const due = async () => {
      await house.idle()
      const failed = [...(await failures(house))].find((each) => !before.has(each))
      if (failed === undefined) return
      log.error('happened', { kind: 'clock', job: failed.split(' ')[0] ?? '' })
      throw new Error(`the clock stands where it got to: ${failed} failed`)
    }
    let seen = false
    const stop = people.listen(({ what }) => {
      seen ||= what === 'message'
    })
    try {
      await due()
      seen = false
      for (let step = 0, unseen = 0; !halted; step += 1) {
        if (step > MOST_STEPS) throw new Error(`more than ${MOST_STEPS} jobs were due on the way`)
        const event = await nextJob('visible')
        if (to === 'next' && (seen || event === null || unseen >= MOST_UNSEEN)) return
        const at = await nextJob('any')
        if (at === null || (to !== 'next' && Temporal.Instant.compare(at, to) > 0)) break
        clock.putOn(at)
        told.tell()
        await due()
        if (event !== null && Temporal.Instant.compare(event, at) <= 0) unseen += 1
      }
      if (halted || to === 'next') return
      clock.putOn(to)
      await due()
    } finally {
      stop()
      told.tell()
    }
  }

  const move = async (to: Move): Promise<void> => {
    if (halted) return
    const house = await inside.start()
    const by = { hour: { hours: 1 }, day: { days: 1 }, week: { weeks: 1 } }
    // by the clocks on the wall: a week on it is the same time of day, whatever the season does
    const until = to === 'next' ? to : clock.now().toZonedDateTimeISO(zone()).add(by[to]).toInstant()
    await live(house, until)
  }

  const next = async (): Promise<string | null> => {
    try {
      return String((await nextJob('visible')) ?? '') || null
    } catch (error) {
      // closed this very moment
      log.warn('happened', { kind: 'clock', error })
      return null
    }
  }

  return {
    now: () => clock.now().toString(),
    get zone() {
      return zone()
    },
    move: (to) => {
      // one after the other
      const moved = under.then(() => move(to))
      under = moved.catch(() => {})
      return moved
    },
    next,
    listen: told.listen,
    look: async () => {
      const comes = await next()
      if (comes === lastNext) return
      lastNext = comes
      told.tell()
    },
    halt: async () => {
      halted = true
      await under
    },
  }
}
