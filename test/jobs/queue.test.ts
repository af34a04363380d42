import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { OPEN_SESSION } from '../../src/areas/sessions/jobs.ts'
import { UNSHARED } from '../../src/data/process-lease.ts'
import { embeddedQueue } from '../../src/jobs/embedded.ts'
import { finishJob, releaseJobs, renewLeases, takeDue } from '../../src/jobs/table.ts'
import { wakeOnCommit } from '../../src/jobs/wake-on-commit.ts'
import { databases, type FreshDatabase, freshDatabase } from '../support/database.ts'

const noon = Temporal.Instant.from('2027-03-16T12:00:00Z')
const later = (duration: Temporal.DurationLike) => noon.add(duration)
const session = 'session00001'

describe.each(databases)('the queue on %s', (kind) => {
  let fresh: FreshDatabase
  beforeAll(async () => {
    fresh = await freshDatabase(kind)
  })
  beforeEach(() => fresh.db.transaction((tx) => tx.job.deleteMany()))
  afterAll(() => fresh.close())

  const queue = embeddedQueue()
  const enqueue = (at = noon) => fresh.db.transaction((tx) => queue.enqueue(tx, OPEN_SESSION, session, at))
  const reschedule = (at: Temporal.Instant) =>
    fresh.db.transaction((tx) => queue.reschedule(tx, OPEN_SESSION, session, at))
  const cancel = () => fresh.db.transaction((tx) => queue.cancel(tx, OPEN_SESSION, session))
  const row = () => fresh.db.read.job.findFirstOrThrow()
  const take = async (now = noon, process = 'one') => {
    const lease = { ...UNSHARED, id: process }
    const [taken] = await takeDue(fresh.db, { kinds: ['session.open'], most: 1, now, except: [], lease })
    return taken ?? null
  }
  const release = (ended: readonly string[], now = noon) => fresh.db.transaction((tx) => releaseJobs(tx, ended, now))
  const taken = async (now = noon) => {
    const job = await take(now)
    if (job === null) throw new Error('nothing is due')
    return job
  }

  it('asked twice is asked once, even at the same time', async () => {
    await Promise.all([enqueue(), enqueue(later({ hours: 1 })), enqueue(later({ hours: 2 }))])
    expect(await fresh.db.read.job.count()).toBe(1)
    expect(await row()).toMatchObject({ id: 'session.open:session00001', state: 'waiting', generation: 0 })
  })

  it('is undone with the transaction that asked', async () => {
    const undone = fresh.db.transaction(async (tx) => {
      await queue.enqueue(tx, OPEN_SESSION, session, noon)
      throw new Error('no')
    })
    await expect(undone).rejects.toThrow('no')
    expect(await fresh.db.read.job.count()).toBe(0)
  })

  it('gives out what is due, to one only', async () => {
    await enqueue(later({ seconds: 1 }))
    expect(await take()).toBeNull()
    const both = await Promise.all([take(later({ seconds: 1 })), take(later({ seconds: 1 }))])
    expect(both.filter((each) => each !== null)).toMatchObject([{ subject: 'session00001', tries: 1 }])
  })

  it('lets a job that is done wait anew, as a new generation', async () => {
    await enqueue()
    await finishJob(fresh.db, await taken(), { done: true })
    await enqueue(later({ hours: 1 }))
    expect(await row()).toMatchObject({ state: 'waiting', generation: 1, tries: 0 })
    expect(await take()).toBeNull()
    expect(await take(later({ hours: 1 }))).toMatchObject({ generation: 1 })
  })

  it('runs a job once more that was asked for while it ran', async () => {
    await enqueue()
    const job = await taken()
    await enqueue(later({ seconds: 5 }))
    expect(await take(later({ seconds: 5 }))).toBeNull()
    await finishJob(fresh.db, job, { done: true })
    expect(await take(later({ seconds: 5 }))).toMatchObject({ generation: 1, tries: 1 })
  })

  it('moves a job, earlier and later', async () => {
    await reschedule(later({ hours: 2 }))
    await reschedule(noon)
    expect(await fresh.db.transaction((tx) => queue.pending(tx, OPEN_SESSION, session))).toEqual(noon)
    await reschedule(later({ hours: 1 }))
    expect(await take()).toBeNull()
    expect(await take(later({ hours: 1 }))).not.toBeNull()
  })

  it('runs nothing that was cancelled, and nothing more of what is running', async () => {
    await enqueue()
    await cancel()
    expect(await take()).toBeNull()
    expect(await fresh.db.transaction((tx) => queue.pending(tx, OPEN_SESSION, session))).toBeNull()
    await enqueue()
    const job = await taken()
    await cancel()
    await finishJob(fresh.db, job, { again: noon })
    expect(await take()).toBeNull()
    expect(await row()).toMatchObject({ state: 'done' })
  })

  it('does not let the end of a cancelled run end the job that took its place', async () => {
    await enqueue()
    const old = await taken()
    await cancel()
    await enqueue()
    await finishJob(fresh.db, old, { done: true })
    expect(await take()).toMatchObject({ generation: 2 })
  })

  it('finds no error in cancelling what is not there', async () => {
    await expect(cancel()).resolves.toBeUndefined()
  })

  it('takes up again what a process left that was killed: when its lease lapses', async () => {
    await enqueue()
    await taken()
    expect(await take(later({ seconds: 59 }), 'two')).toBeNull()
    expect(await take(later({ seconds: 60 }), 'two')).toMatchObject({ tries: 2, leasedBy: 'two' })
    expect(await row()).toMatchObject({ leasedBy: 'two', leasedUntil: new Date('2027-03-16T12:02:00Z') })
  })

  it('takes up at once what the process left whose place another has taken, and nothing of any other', async () => {
    await enqueue()
    await taken()
    await release(['three'])
    expect(await take(noon, 'two')).toBeNull()
    await release(['one'])
    expect(await take(noon, 'two')).toMatchObject({ tries: 2 })
  })

  it('waits no longer than any lease lasts for one that was given by a clock far ahead', async () => {
    await enqueue()
    await taken(later({ hours: 24 * 365 }))
    await release([])
    expect(await take(later({ seconds: 59 }), 'two')).toBeNull()
    expect(await take(later({ seconds: 60 }), 'two')).not.toBeNull()
  })

  it('leaves a job to a process for as long as that one renews its lease', async () => {
    await enqueue()
    const { id } = await taken()
    await renewLeases(fresh.db, [id], 'one', later({ seconds: 40 }))
    expect(await take(later({ seconds: 99 }), 'two')).toBeNull()
    expect(await take(later({ seconds: 100 }), 'two')).not.toBeNull()
    // too late: it is the other's now
    await renewLeases(fresh.db, [id], 'one', later({ hours: 1 }))
    expect(await row()).toMatchObject({ leasedBy: 'two', leasedUntil: new Date('2027-03-16T12:02:40Z') })
  })

  it('does not let a run end a job that another process has taken up meanwhile', async () => {
    await enqueue()
    const slow = await taken()
    await take(later({ minutes: 2 }), 'two')
    await finishJob(fresh.db, slow, { done: true })
    expect(await row()).toMatchObject({ state: 'running', leasedBy: 'two' })
  })

  it('wakes after the commit of a transaction that asked for something, and after no other', async () => {
    const seen: (string | null)[] = []
    const states: Promise<unknown>[] = []
    const db = wakeOnCommit(fresh.db, queue, () => {
      seen.push('woken')
      states.push(fresh.db.read.job.count().then((count) => expect(count).toBe(1)))
    })
    await db.transaction((tx) => tx.setting.count())
    expect(seen).toEqual([])
    await db.transaction((tx) => queue.enqueue(tx, OPEN_SESSION, session, noon))
    await Promise.all(states)
    expect(seen).toEqual(['woken'])
  })
})
