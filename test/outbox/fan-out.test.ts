import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Db } from '../../src/data/db.ts'
import { openDatabase } from '../../src/data/open.ts'
import { type Runner, runner } from '../../src/jobs/runner.ts'
import { logAt } from '../../src/ops/log.ts'
import { deliveryJobs } from '../../src/outbox/deliver.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { until } from '../support/until.ts'
import { postHouse, words } from './support/house.ts'

/** As src/jobs/runner.ts has it. */
const AT_ONCE = 8
const ROOMS = 30
const POSTS_EACH = 4

// SQLite has one writer, which meets no other: there is nothing to count there
describe('a fan-out over thirty rooms in PostgreSQL', () => {
  let fresh: FreshDatabase
  let db: Db
  let jobs: Runner | null = null
  let conflicts = 0
  beforeEach(async () => {
    fresh = await freshDatabase('postgresql')
    conflicts = 0
    const counted = (facts: object) => {
      if ('tries' in facts) conflicts += 1
    }
    db = await openDatabase({ url: fresh.url, dataDir: fresh.dataDir, log: { info: counted, warn: () => {} } })
  })
  afterEach(async () => {
    await jobs?.stop()
    await db.close()
    await fresh.close()
  })

  it('is sent, each post once, and few transactions are tried again', async () => {
    const { delivery, clock, platform, add } = postHouse(db)
    const lines: string[] = []
    jobs = runner({
      db,
      clock,
      jobs: deliveryJobs(delivery),
      tools: () => null,
      log: logAt('warn', { write: (line) => lines.push(line) }),
    })
    const rooms = Array.from({ length: ROOMS }, (_, at) => `C${at}`)
    // as many at once as jobs run: each room's posts are written by the job that opens its session
    const writing = Array.from({ length: AT_ONCE }, async () => {
      for (let room = rooms.pop(); room !== undefined; room = rooms.pop())
        for (let each = 0; each < POSTS_EACH; each += 1) await add({ to: { room }, view: words(`${room} ${each}`) })
    })
    await Promise.all(writing)
    conflicts = 0
    await jobs.start()
    await until('all are sent', async () => {
      // what waits for the post before it looks again when that has been sent
      clock.advance({ seconds: 5 })
      jobs?.wake()
      return (await db.read.post.count({ where: { state: 'sent' } })) === ROOMS * POSTS_EACH
    })
    await jobs.idle()
    expect(platform.ledger).toHaveLength(ROOMS * POSTS_EACH)
    // nothing was put off because two transactions met
    expect(lines).toEqual([])
    expect(await db.read.job.count({ where: { tries: { gt: 0 } } })).toBe(0)
    // measured: 4 to 13; 200 and more where delivery was serializable
    expect(conflicts).toBeLessThan((ROOMS * POSTS_EACH) / 2)
  })
})
