import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { OPEN_SESSION } from '../../src/areas/sessions/jobs.ts'
import { UNSHARED } from '../../src/data/process-lease.ts'
import { embeddedQueue } from '../../src/jobs/embedded.ts'
import { finishJob, releaseJobs, takeDue } from '../../src/jobs/table.ts'
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
  const take = async (now = noon) => {
    const [taken] = await takeDue(fresh.db, { kinds: ['session.open'], most: 1, now, except: [], lease: UNSHARED })
    return taken ?? null
  }
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

  it('takes up again what a process left that was killed: at the start, or when its lease lapses', async () => {
    await enqueue()
    await taken()
    expect(await take(later({ seconds: 59 }))).toBeNull()
    expect(await take(later({ seconds: 60 }))).toMatchObject({ tries: 2 })
    await fresh.db.transaction((tx) => releaseJobs(tx))
    expect(await take(later({ seconds: 61 }))).toMatchObject({ tries: 3 })
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
