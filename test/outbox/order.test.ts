import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { releaseJobs } from '../../src/jobs/table.ts'
import { outboxTable } from '../../src/outbox/outbox-table.ts'
import { databases, type FreshDatabase, freshDatabase } from '../support/database.ts'
import { someNotice, toRoom } from '../support/posts.ts'
import { postHouse, swept, words } from './support/house.ts'

describe.each(databases)('the order of posts to one place, on %s', (kind) => {
  let fresh: FreshDatabase
  beforeAll(async () => {
    fresh = await freshDatabase(kind)
  })
  beforeEach(() => swept(fresh.db))
  afterAll(() => fresh.close())

  it('is that of asking, counted in each room by itself', async () => {
    const { add, row } = postHouse(fresh.db)
    const posts = [await add(), await add({ to: { room: 'C2' } }), await add(), await add({ to: { person: 'C1' } })]
    const positions = await Promise.all(posts.map(async (post) => (await row(post)).position))
    expect(positions).toEqual([1, 1, 2, 1])
  })

  it('is one order for all processes, whatever their clocks say', async () => {
    const { work, community, clock, run, platform } = postHouse(fresh.db)
    const slow = { now: () => clock.now().subtract({ minutes: 10 }) }
    const outboxes = [work.outbox, outboxTable(work.jobs, work.cipher, slow)]
    const said = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth']
    for (const [at, each] of said.entries())
      await work.db.transaction(
        (tx) =>
          outboxes[at % 2]?.add(tx, {
            ...{ ...someNotice(community), key: `${community}-${each}`, to: toRoom('C1') },
            ...{ view: words(each), dueAt: clock.now() },
          }) ?? Promise.resolve(null),
      )
    await run()
    expect(platform.ledger.map(({ view }) => view.fallback)).toEqual(said)
  })

  it('has one post at each position, however many are asked for at once', async () => {
    const { add } = postHouse(fresh.db)
    await Promise.all(Array.from({ length: 6 }, () => add()))
    const rows = await fresh.db.read.post.findMany({ orderBy: { position: 'asc' } })
    expect(rows.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('is kept while an earlier one is on its way, though no job of it is waiting here', async () => {
    const { add, row, passes } = postHouse(fresh.db)
    const elsewhere = await add()
    const next = await add()
    // as when another process has it in hand
    await fresh.db.transaction((tx) => tx.job.deleteMany({ where: { subject: elsewhere } }))
    await passes({ minutes: 5 })
    expect((await row(next)).state).toBe('waiting')
  })

  it('goes on behind a post that was given up as a fault of ours, which is sent once that is mended', async () => {
    const at = postHouse(fresh.db)
    const broken = await at.add()
    const next = await at.add({ view: words('next') })
    let fault = true
    at.delivery.gate = {
      ...at.delivery.gate,
      mayPost: async (_, post) => {
        if (fault && post.id === broken) throw new TypeError('a fault of ours')
        return true
      },
    }
    await at.passes({ minutes: 5 })
    expect((await at.row(next)).state).toBe('waiting')
    await at.passes({ hours: 2 })
    expect(await at.row(broken)).toMatchObject({ state: 'waiting', givenUpAt: expect.any(Date) })
    expect((await at.row(next)).state).toBe('sent')

    fault = false
    await fresh.db.transaction((tx) => releaseJobs(tx, [], at.clock.now()))
    await at.run()
    expect(await at.row(broken)).toMatchObject({ state: 'sent', givenUpAt: null })
  })
})
