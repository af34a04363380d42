import { Temporal } from 'temporal-polyfill'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { PlatformError } from '../../src/chat/errors.ts'
import { embeddedQueue } from '../../src/jobs/embedded.ts'
import { jobsBehind, MOST_TRIES, type Runner, runner } from '../../src/jobs/runner.ts'
import { logAt } from '../../src/ops/log.ts'
import { handClock } from '../support/clock.ts'
import { databases, type FreshDatabase, freshDatabase } from '../support/database.ts'
import { carriedBy, jobNamed } from '../support/jobs.ts'

const noon = Temporal.Instant.from('2027-03-16T12:00:00Z')
const later = (duration: Temporal.DurationLike) => noon.add(duration)

describe.each(databases)('the runner on %s', (kind) => {
  let fresh: FreshDatabase
  let clock = handClock(noon)
  const started: Runner[] = []
  beforeAll(async () => {
    fresh = await freshDatabase(kind)
  })
  beforeEach(async () => {
    clock = handClock(noon)
    await fresh.db.transaction((tx) => tx.job.deleteMany())
  })
  afterEach(() => Promise.all(started.splice(0).map((each) => each.stop())))
  afterAll(() => fresh.close())

  const queue = embeddedQueue()
  const enqueue = (job: string, subject: string, at = noon) =>
    fresh.db.transaction((tx) => queue.enqueue(tx, jobNamed(job), subject, at))
  const running = (handlers: Parameters<typeof carriedBy>[0], lines: string[] = []) => {
    const log = logAt('warn', { write: (line) => lines.push(line) })
    const made = runner({ db: fresh.db, clock, jobs: carriedBy(handlers), tools: () => null, log })
    started.push(made)
    return made
  }
  const row = () => fresh.db.read.job.findFirstOrThrow()

  it('does what is done once a day within a day after a clock that was a year ahead is set back', async () => {
    clock.set(later({ hours: 24 * 365 }))
    await enqueue('community.forget', 'a', later({ hours: 24 * 365 + 10 }))
    const made = running({ 'community.forget': async () => {} })
    await made.start()
    await made.idle()
    clock.set(noon)
    made.wake()
    await made.idle()
    expect(await row()).toMatchObject({ state: 'waiting', dueAt: new Date('2027-03-16T22:00:00Z') })
  })

  it('runs what is due one by one, each at its own instant, and what that brings about', async () => {
    const ran: string[] = []
    const tell = (what: string) => async (subject: string, now: Temporal.Instant) => {
      ran.push(`${what} ${subject} ${now.toString()}`)
    }
    const { runDue } = running({
      'session.open': async (subject, now) => {
        await tell('open')(subject, now)
        await enqueue('session.close', subject, now.add({ minutes: 90 }))
      },
      'session.close': tell('close'),
    })
    await enqueue('session.open', 'b', later({ hours: 2 }))
    await enqueue('session.open', 'a', later({ hours: 1 }))
    await enqueue('session.open', 'c', later({ hours: 9 }))
    expect(await runDue(later({ hours: 4 }))).toBe(4)
    expect(ran).toEqual([
      'open a 2027-03-16T13:00:00Z',
      'open b 2027-03-16T14:00:00Z',
      'close a 2027-03-16T14:30:00Z',
      'close b 2027-03-16T15:30:00Z',
    ])
  })

  it('runs a job again when it asks for it, which is no failure', async () => {
    const ran: string[] = []
    const { runDue } = running({
      'room.open': async (_, now) => {
        ran.push(now.toString())
        return ran.length < 3 ? { again: now.add({ minutes: 10 }) } : undefined
      },
    })
    await enqueue('room.open', 'a')
    await runDue(later({ hours: 1 }))
    expect(ran).toEqual(['2027-03-16T12:00:00Z', '2027-03-16T12:10:00Z', '2027-03-16T12:20:00Z'])
    expect(await row()).toMatchObject({ state: 'done', tries: 0 })
  })

  it('tries what failed again, later and later, as late as the platform asks, and gives up in the end', async () => {
    const ran: number[] = []
    const lines: string[] = []
    const { runDue } = running(
      {
        'room.open': async (_, now) => {
          ran.push((now.epochMilliseconds - noon.epochMilliseconds) / 1_000)
          if (ran.length === 2) throw new PlatformError('rate-limited', '429', { retryAfter: 20_000 })
          throw new Error('a private sentence')
        },
      },
      lines,
    )
    await enqueue('room.open', 'circleAAAAAA')
    await runDue(later({ hours: 5 }))
    expect(ran.slice(0, 5)).toEqual([0, 1, 21, 25, 33])
    expect(ran).toHaveLength(MOST_TRIES)
    expect(await row()).toMatchObject({ state: 'failed' })
    expect(await jobsBehind(fresh.db, noon)).toEqual({ behind: 0, failed: 1 })
    expect(lines.at(-1)).toContain('"event":"job.failed"')
    expect(lines.at(-1)).toContain('room.open:circleAAAAAA')
    expect(lines.join()).not.toContain('a private sentence')
  })

  it('tries what was given up once more at the next start', async () => {
    const { runDue } = running({ 'room.open': () => Promise.reject<undefined>(new Error('broken')) })
    await enqueue('room.open', 'a')
    await runDue(later({ hours: 5 }))
    clock.set(later({ hours: 6 }))
    const ran = new Promise<string>((resolve) => {
      const mended = running({ 'room.open': async (subject) => resolve(subject) })
      void mended.start()
    })
    expect(await ran).toBe('a')
  })

  it('leaves alone what it has no handler for', async () => {
    const { runDue } = running({ 'session.open': async () => {} })
    await enqueue('session.close', 'a')
    expect(await runDue(later({ hours: 1 }))).toBe(0)
    expect(await row()).toMatchObject({ state: 'waiting' })
  })

  it('stops a jump that would never end', async () => {
    const { runDue } = running({ 'room.open': async (_, now) => ({ again: now }) })
    await enqueue('room.open', 'a')
    await expect(runDue(noon, 50)).rejects.toThrow('more than 50 jobs')
  })

  describe('started', () => {
    it('runs what is due by itself each second, and at once when it is woken', async () => {
      vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
      onTestFinished(() => void vi.useRealTimers())
      const ran = vi.fn()
      const { start, stop, wake } = running({ 'session.open': async (subject) => ran(subject) })
      await start()
      await enqueue('session.open', 'a')
      wake()
      await expect.poll(() => ran).toHaveBeenCalledWith('a')
      await enqueue('session.open', 'b')
      vi.advanceTimersByTime(1_000)
      await expect.poll(() => ran).toHaveBeenCalledWith('b')
      await stop()
    })

    it('runs several at once but never one job twice, however long it takes', async () => {
      const lines: string[] = []
      const ran: string[] = []
      const gates: (() => void)[] = []
      let closed = true
      const { start, wake } = running(
        {
          'session.open': async (subject) => {
            ran.push(subject)
            if (closed) await new Promise<void>((open) => gates.push(open))
          },
        },
        lines,
      )
      for (let each = 0; each < 12; each += 1) await enqueue('session.open', `${each}`)
      await start()
      await expect.poll(() => gates).toHaveLength(8)
      // all leases have lapsed, and still they run
      clock.advance({ hours: 2 })
      wake()
      gates.shift()?.()
      await expect.poll(() => ran).toHaveLength(9)
      closed = false
      for (const open of gates) open()
      const done = () => fresh.db.read.job.count({ where: { state: 'done' } })
      await expect.poll(done).toBe(12)
      expect(lines).toEqual([])
      expect([...ran].sort()).toEqual([...new Set(ran)].sort())
      expect(lines).toEqual([])
    })

    it('renews the lease of what runs, until it has ended', async () => {
      vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
      onTestFinished(() => void vi.useRealTimers())
      let open = () => {}
      const { start, stop } = running({
        'session.open': () =>
          new Promise<undefined>((resolve) => {
            open = () => resolve(undefined)
          }),
      })
      await enqueue('session.open', 'a')
      await start()
      await expect.poll(row).toMatchObject({ leasedUntil: new Date('2027-03-16T12:01:00Z') })
      for (const [minute, until] of [
        [1, '2027-03-16T12:02:00Z'],
        [2, '2027-03-16T12:03:00Z'],
      ] as const) {
        clock.set(later({ minutes: minute }))
        vi.advanceTimersByTime(20_000)
        await expect.poll(row).toMatchObject({ state: 'running', leasedUntil: new Date(until) })
      }
      const stopping = stop()
      clock.set(later({ minutes: 3 }))
      vi.advanceTimersByTime(20_000)
      await expect.poll(row).toMatchObject({ leasedUntil: new Date('2027-03-16T12:04:00Z') })
      open()
      await stopping
      expect(await row()).toMatchObject({ state: 'done', leasedBy: null, leasedUntil: null })
      expect(vi.getTimerCount()).toBe(0)
    })

    it('takes up what the process left whose place it has taken, at once', async () => {
      await enqueue('session.open', 'a')
      const left = { state: 'running', leasedBy: 'before', leasedUntil: new Date('2027-03-16T12:01:00Z') }
      await fresh.db.transaction((tx) => tx.job.updateMany({ data: left }))
      const ran = vi.fn()
      const carries = carriedBy({ 'session.open': async (subject) => ran(subject) })
      const process = runner({
        ...{ db: fresh.db, clock, jobs: carries, tools: () => null, log: logAt('silent') },
        lease: { id: 'me', after: 'before', held: () => true, isOurs: async () => true },
      })
      started.push(process)
      await process.start()
      await expect.poll(() => ran).toHaveBeenCalledWith('a')
    })

    it('lets what runs end when it is stopped, and takes nothing more', async () => {
      const ended = vi.fn()
      let open = () => {}
      const { start, stop, wake } = running({
        'session.open': async (subject) => {
          await new Promise<void>((resolve) => {
            open = resolve
          })
          ended(subject)
        },
      })
      await enqueue('session.open', 'a')
      await start()
      await expect.poll(() => row()).toMatchObject({ state: 'running' })
      const stopping = stop()
      await enqueue('session.open', 'b')
      wake()
      open()
      await stopping
      expect(ended.mock.calls).toEqual([['a']])
      expect(await fresh.db.read.job.findMany({ select: { state: true }, orderBy: { id: 'asc' } })).toEqual([
        { state: 'done' },
        { state: 'waiting' },
      ])
    })
  })
})
