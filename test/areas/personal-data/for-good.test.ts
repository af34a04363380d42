import { Temporal } from 'temporal-polyfill'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cleanUp, copiesLeftSince, ensureCleanUp, leavesCopies } from '../../../src/areas/personal-data/for-good.ts'
import type { Db } from '../../../src/data/db.ts'
import { logAt } from '../../../src/ops/log.ts'
import { databases, type FreshDatabase, freshDatabase } from '../../support/database.ts'

const monday = Temporal.Instant.from('2027-03-15T03:20:00Z')
const tuesday = Temporal.Instant.from('2027-03-16T03:20:00Z')

describe.each(databases)('the clean-up of the database file, on %s', (kind) => {
  let fresh: FreshDatabase
  let db: Db
  let lines: { event: string; level: string; problem?: string }[]
  beforeEach(async () => {
    fresh = await freshDatabase(kind)
    db = fresh.db
    lines = []
  })
  afterEach(() => fresh.close())

  const log = () =>
    logAt('debug', {
      write: (line: string) => {
        lines.push(JSON.parse(line))
      },
    })
  const left = async () => (await copiesLeftSince(db.read))?.toString() ?? null
  const deletes = (at: Temporal.Instant) => db.transaction((tx) => leavesCopies(tx, at))
  const refusing = (compact: Db['compact']): Db => ({ ...db, compact })

  it('has to be done once in a database that was there before, and not again at each start', async () => {
    await ensureCleanUp(db, monday)
    expect(await left()).toBe(String(monday))
    await cleanUp(db, log())
    expect(await left()).toBeNull()
    await ensureCleanUp(db, tuesday)
    expect(await left()).toBeNull()
  })

  it('is done after a deletion and not without one', async () => {
    await ensureCleanUp(db, monday)
    await cleanUp(db, log())
    let times = 0
    const counting = refusing(async () => {
      times += 1
      return db.compact()
    })
    await cleanUp(counting, log())
    expect(times).toBe(0)
    await deletes(tuesday)
    await cleanUp(counting, log())
    expect([times, await left()]).toEqual([1, null])
  })

  it.each([
    ['there is no room for it', () => Promise.reject(Object.assign(new Error(), { code: 'SQLITE_FULL' })), 'no-room'],
    ['another program holds the file', () => Promise.resolve('not-now' as const), 'held'],
  ])(
    'is put off while %s: told to the log, remembered since when, done the next night',
    async (_, compact, problem) => {
      await deletes(monday)
      await cleanUp(refusing(compact), log())
      await deletes(tuesday)
      await cleanUp(refusing(compact), log())
      expect(lines).toMatchObject([
        { event: 'compact.put-off', level: 'warn', problem },
        { event: 'compact.put-off', level: 'warn', problem },
      ])
      expect(await left()).toBe(String(monday))
      await cleanUp(db, log())
      expect(await left()).toBeNull()
    },
  )

  it('keeps nothing else from being done, whatever goes wrong', async () => {
    await deletes(monday)
    await cleanUp(
      refusing(() => Promise.reject(new Error('torn'))),
      log(),
    )
    expect(lines).toMatchObject([{ event: 'happened', level: 'error' }])
    expect(await left()).toBe(String(monday))
  })

  it('is not taken for done where something was deleted meanwhile', async () => {
    await deletes(monday)
    const meanwhile = refusing(async () => {
      const outcome = await db.compact()
      await deletes(tuesday)
      return outcome
    })
    await cleanUp(meanwhile, log())
    expect(await left()).not.toBeNull()
  })

  it('lets people read and write while it is done, and loses nothing', async () => {
    const write = (key: string) => db.transaction((tx) => tx.setting.create({ data: { key, value: key } }))
    await write('before')
    const done = db.compact()
    const written = write('meanwhile')
    expect(await db.read.setting.count({ where: { key: 'before' } })).toBe(1)
    await Promise.all([done, written])
    expect(await db.read.setting.findMany({ orderBy: { key: 'asc' } })).toEqual([
      { key: 'before', value: 'before' },
      { key: 'meanwhile', value: 'meanwhile' },
    ])
  })
})
