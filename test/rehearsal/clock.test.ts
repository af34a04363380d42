import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { People } from '../../src/adapters/rehearsal/chat/types.ts'
import type { Roundel } from '../../src/compose/index.ts'
import { embeddedQueue } from '../../src/jobs/embedded.ts'
import { runner } from '../../src/jobs/runner.ts'
import { logAt } from '../../src/ops/log.ts'
import { type RehearsalClock, rehearsalClock } from '../../src/rehearsal/clock.ts'
import { type Moving, movingClock } from '../../src/rehearsal/moving.ts'
import { type Notes, openNotes } from '../../src/rehearsal/notes.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { carriedBy, jobNamed } from '../support/jobs.ts'
import { headlines, openTheCircle, type Rehearsing, rehearsing } from './support/rehearsing.ts'

const START = Temporal.Instant.from('2027-03-07T10:00:00Z')
const at = (time: string) => Temporal.Instant.from(`2027-03-07T${time}Z`)

let folder: string
let notes: Notes
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clock-'))
  notes = openNotes(join(folder, 'rehearsal.sqlite'))
})
afterEach(async () => {
  notes.close()
  await rm(folder, { recursive: true, force: true })
})

describe('the clock', () => {
  let machine: number
  let clock: RehearsalClock
  beforeEach(() => {
    machine = START.epochMilliseconds
    clock = rehearsalClock(notes, () => machine)
  })
  const shown = () => clock.now().toString()

  it('runs as the machine does, and on from where it was put', () => {
    expect(shown()).toBe('2027-03-07T10:00:00Z')
    clock.putOn(at('18:40:00'))
    machine += 5_000
    expect(shown()).toBe('2027-03-07T18:40:05Z')
  })

  it('is never put back', () => {
    clock.putOn(at('18:40:00'))
    clock.putOn(at('12:00:00'))
    expect(shown()).toBe('2027-03-07T18:40:00Z')
  })

  it('waits where the machine’s own clock is set back, over a restart too', () => {
    clock.putOn(at('18:40:00'))
    machine -= 3_600_000
    expect(shown()).toBe('2027-03-07T18:40:00Z')
    expect(
      rehearsalClock(notes, () => machine)
        .now()
        .toString(),
    ).toBe('2027-03-07T18:40:00Z')
    machine += 3_601_000
    expect(shown()).toBe('2027-03-07T18:40:01Z')
  })

  it('is as far ahead after a restart as it was before', () => {
    clock.putOn(at('18:40:00'))
    notes.close()
    notes = openNotes(join(folder, 'rehearsal.sqlite'))
    machine += 60_000
    expect(
      rehearsalClock(notes, () => machine)
        .now()
        .toString(),
    ).toBe('2027-03-07T18:41:00Z')
  })
})

describe('moving it, over jobs', () => {
  let fresh: FreshDatabase
  let moving: Moving
  let clock: RehearsalClock
  let jobs: ReturnType<typeof runner>
  let log: string[]
  let ran: string[]
  /** What a job does besides being noted. */
  let does: (id: string) => void
  /** Tells whoever listens to the chat that something was posted. */
  let posted: () => void
  const queue = embeddedQueue()

  beforeEach(async () => {
    fresh = await freshDatabase('sqlite')
    ran = []
    log = []
    does = () => {}
    const listeners = new Set<Parameters<People['listen']>[0]>()
    posted = () => {
      for (const each of listeners) each({ what: 'message', room: 'r1', message: 'm1' })
    }
    // the machine's clock stands: what the clock shows is where it was moved
    clock = rehearsalClock(notes, () => START.epochMilliseconds)
    const handler = (kind: string) => async (subject: string, now: Temporal.Instant) => {
      does(`${kind}:${subject}`)
      ran.push(`${now.toString()} ${kind}:${subject}`)
    }
    const handlers = {
      'session.remind': handler('session.remind'),
      'session.open': handler('session.open'),
      'community.forget': handler('community.forget'),
    }
    const lines = logAt('warn', { write: (line: string) => void log.push(line) })
    jobs = runner({ db: fresh.db, clock, log: lines, jobs: carriedBy(handlers), tools: () => null })
    await jobs.start()
    const house: Pick<Roundel, 'read' | 'idle' | 'visibleJobs'> = {
      read: fresh.db.read,
      visibleJobs: ['session.remind', 'session.open'],
      idle: async () => {
        jobs.wake()
        await jobs.idle()
      },
    }
    moving = movingClock({
      clock,
      people: {
        listen: (listener) => {
          listeners.add(listener)
          return () => void listeners.delete(listener)
        },
      },
      zone: () => 'Europe/London',
      inside: { start: async () => house, running: () => house },
      log: lines,
    })
  })
  afterEach(async () => {
    await jobs.stop()
    await fresh.close()
  })
  const due = (kind: 'session.remind' | 'session.open' | 'community.forget', subject: string, time: string) =>
    fresh.db.transaction((tx) => queue.enqueue(tx, jobNamed(kind), subject, at(time)))

  it('does what falls due one after another, each at its own instant', async () => {
    await due('session.open', 'b', '10:40:00')
    await due('session.remind', 'a', '10:20:00')
    await due('session.open', 'c', '11:00:01')
    await moving.move('hour')
    expect(ran).toEqual(['2027-03-07T10:20:00Z session.remind:a', '2027-03-07T10:40:00Z session.open:b'])
    expect(moving.now()).toBe('2027-03-07T11:00:00Z')
    expect(await moving.next()).toBe('2027-03-07T11:00:01Z')
  })

  it('a week on is the same time of day, whatever the season does to the clocks', async () => {
    clock.putOn(Temporal.Instant.from('2027-03-24T18:40:00Z'))
    await moving.move('week')
    expect(moving.now()).toBe('2027-03-31T17:40:00Z')
  })

  it('goes to the next thing that people see, past the work of the night', async () => {
    await due('community.forget', 'x', '11:00:00')
    await due('session.open', 'a', '12:00:00')
    await due('session.open', 'b', '13:00:00')
    does = (job) => {
      if (job.startsWith('session')) posted()
    }
    expect(await moving.next()).toBe('2027-03-07T12:00:00Z')
    await moving.move('next')
    expect(ran).toEqual(['2027-03-07T11:00:00Z community.forget:x', '2027-03-07T12:00:00Z session.open:a'])
    expect(moving.now()).toBe('2027-03-07T12:00:00Z')
  })

  it('goes by an event of which nobody sees anything', async () => {
    await due('session.remind', 'a', '11:00:00')
    await due('session.open', 'a', '12:00:00')
    does = (job) => {
      if (job.startsWith('session.open')) posted()
    }
    await moving.move('next')
    expect(moving.now()).toBe('2027-03-07T12:00:00Z')
  })

  it('stays where it is when nothing is planned that people would see', async () => {
    await due('community.forget', 'x', '11:00:00')
    await moving.move('next')
    expect(await moving.next()).toBeNull()
    expect([moving.now(), ran]).toEqual(['2027-03-07T10:00:00Z', []])
  })

  it('stands where something failed, says so, and goes on from there when it is asked again', async () => {
    await due('session.remind', 'a', '10:20:00')
    await due('session.open', 'b', '10:40:00')
    does = () => {
      throw new Error('a fault of ours')
    }
    await expect(moving.move('hour')).rejects.toThrow('the clock stands')
    expect(moving.now()).toBe('2027-03-07T10:20:00Z')
    expect(log.some((line) => line.includes('"kind":"clock"') && line.includes('"level":"error"'))).toBe(true)
    does = () => {}
    await moving.move('hour')
    expect(ran.map((each) => each.split(' ')[1])).toEqual(['session.remind:a', 'session.open:b'])
    expect(moving.now()).toBe('2027-03-07T11:20:00Z')
  })

  it('tells whoever listens that it was moved', async () => {
    let told = 0
    moving.listen(() => {
      told += 1
    })
    await moving.move('day')
    expect(told).toBeGreaterThan(0)
  })

  it('takes up no move once it is halted', async () => {
    await due('session.open', 'a', '12:00:00')
    await moving.halt()
    await moving.move('day')
    expect(ran).toEqual([])
  })
})

describe('twelve weeks of a circle', () => {
  let here: Rehearsing
  beforeEach(async () => {
    here = await rehearsing()
    await here.now.start.begin('sample')
    await openTheCircle(here)
  })
  afterEach(async () => {
    expect(here.log).toEqual([])
    await here.close()
  })

  it('are lived by pressing ‘To the next event’, each post at its time and none of them late', async () => {
    const room = here.circleRoom()
    const before = headlines(here, room).length
    const stops: string[] = []
    for (let next = await here.now.clock.next(); next !== null; next = await here.now.clock.next()) {
      stops.push(next)
      await here.now.clock.move('next')
      if (stops.length > 30) break
    }
    // 18 events: six reminders at six the evening before, six openings at a quarter to seven, six check-outs at half past eight
    expect(stops.map((each) => each.slice(0, 16))).toEqual(
      ['09', '23']
        .flatMap((day) => evening(`2027-03-${day}`, 0))
        .concat(['2027-04-06', '2027-04-20', '2027-05-04', '2027-05-18'].flatMap((day) => evening(day, 1))),
    )
    const posts = headlines(here, room).slice(before)
    expect(posts.map(({ at }) => at.slice(0, 16))).toEqual(stops.map((each) => each.slice(0, 16)))
    expect(posts.map(({ said }) => said)).toEqual(
      [1, 2, 3, 4, 5, 6].flatMap((number) => [
        `Session ${number} is tomorrow.`,
        `Session ${number} of 6 begins.`,
        `Session ${number} has come to its end.`,
      ]),
    )
  })
})

/** When the posts of a session on that day are due, with so many hours of summer time. */
function evening(day: string, summer: number): string[] {
  const eve = Temporal.PlainDate.from(day).subtract({ days: 1 })
  const hour = (of: number) => String(of - summer).padStart(2, '0')
  return [`${eve.toString()}T${hour(18)}:00`, `${day}T${hour(18)}:45`, `${day}T${hour(20)}:30`]
}
