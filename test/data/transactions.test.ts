import { afterEach, beforeEach, describe, expect, expectTypeOf, it } from 'vitest'
import type { Db, ReadOnly, Tables } from '../../src/data/db.ts'
import { openDatabase } from '../../src/data/open.ts'
import { databases, type FreshDatabase, freshDatabase } from '../support/database.ts'
import { statements } from '../support/raw-sql.ts'

const noon = new Date('2027-03-16T12:00:00.123Z')
const newCircle = {
  ...{ id: 'one', communityId: 'c', number: 1, name: 'One', foldedName: 'one', programme: 'p', state: 'open' },
  ...{ meetKind: 'link', meet: 'm', cron: '0 19 * * 2', everyWeeks: 2, zone: 'UTC' },
  ...{ firstDate: '2027-03-16', minutes: 90, createdBy: 'lena', madeFrom: 'f', createdAt: noon },
}

describe.each(databases)('a transaction on %s', (kind) => {
  let fresh: FreshDatabase
  let db: Db

  beforeEach(async () => {
    fresh = await freshDatabase(kind)
    db = fresh.db
  })

  afterEach(() => fresh.close())

  it('keeps all of its work', async () => {
    const answer = await db.transaction(async (tx) => {
      await tx.setting.create({ data: { key: 'a', value: '1' } })
      await tx.setting.create({ data: { key: 'b', value: '2' } })
      return 'done'
    })

    expect(answer).toBe('done')
    expect(await db.read.setting.findMany({ orderBy: { key: 'asc' } })).toEqual([
      { key: 'a', value: '1' },
      { key: 'b', value: '2' },
    ])
  })

  it('keeps nothing of its work when an error is thrown, and passes the error on', async () => {
    const failing = db.transaction(async (tx) => {
      await tx.setting.create({ data: { key: 'a', value: '1' } })
      throw new RangeError('no')
    })

    await expect(failing).rejects.toThrow(RangeError)
    expect(await db.read.setting.count()).toBe(0)
  })

  it('keeps nothing when the database refuses a part of it', async () => {
    const failing = db.transaction(async (tx) => {
      await tx.setting.create({ data: { key: 'a', value: '1' } })
      await tx.setting.create({ data: { key: 'a', value: '2' } })
    })

    await expect(failing).rejects.toThrow(/unique/i)
    expect(await db.read.setting.count()).toBe(0)
  })

  it('is not seen by readers until it is over', async () => {
    const duringIt = await db.transaction(async (tx) => {
      await tx.setting.create({ data: { key: 'a', value: '1' } })
      return { inside: await tx.setting.count(), outside: await db.read.setting.count() }
    })

    expect(duringIt).toEqual({ inside: 1, outside: 0 })
    expect(await db.read.setting.count()).toBe(1)
  })

  it('loses none of twenty increments that race', async () => {
    await db.transaction((tx) => tx.setting.create({ data: { key: 'count', value: '0' } }))

    await Promise.all(
      Array.from({ length: 20 }, () =>
        db.transaction(async (tx) => {
          const { value } = await tx.setting.findUniqueOrThrow({ where: { key: 'count' } })
          await tx.setting.update({ where: { key: 'count' }, data: { value: String(Number(value) + 1) } })
        }),
      ),
    )

    expect(await db.read.setting.findUnique({ where: { key: 'count' } })).toEqual({ key: 'count', value: '20' })
  })

  it('loses none of the increments of two programs that race', async () => {
    const other = await openDatabase({ url: fresh.url, dataDir: fresh.dataDir })
    try {
      await db.transaction((tx) => tx.setting.create({ data: { key: 'count', value: '0' } }))
      const increment = (from: Db) =>
        from.transaction(async (tx) => {
          const { value } = await tx.setting.findUniqueOrThrow({ where: { key: 'count' } })
          await tx.setting.update({ where: { key: 'count' }, data: { value: String(Number(value) + 1) } })
        })
      await Promise.all(Array.from({ length: 6 }, (_, i) => increment(i % 2 === 0 ? db : other)))

      expect(await db.read.setting.findUnique({ where: { key: 'count' } })).toEqual({ key: 'count', value: '6' })
    } finally {
      await other.close()
    }
  })

  it('lets one of two win who both saw that a name was free', async () => {
    const claim = (by: string) =>
      db.transaction(async (tx) => {
        const taken = await tx.setting.findUnique({ where: { key: 'name' } })
        if (taken !== null) return taken.value
        return (await tx.setting.create({ data: { key: 'name', value: by } })).value
      })

    const [first, second] = await Promise.all([claim('Ann'), claim('Bea')])

    expect(first).toBe(second)
  })

  it('is tried again when the conflict is found only at its end: reading all and each writing its own', async () => {
    const keys = Array.from({ length: 12 }, (_, index) => `${index}`)
    await db.transaction((tx) => tx.setting.createMany({ data: keys.map((key) => ({ key, value: '0' })) }))
    const racing = keys.map((key) =>
      db.transaction(async (tx) => {
        await tx.setting.findMany()
        await tx.setting.updateMany({ where: { key }, data: { value: '1' } })
      }),
    )
    await expect(Promise.all(racing)).resolves.toHaveLength(12)
    expect(await db.read.setting.count({ where: { value: '1' } })).toBe(12)
  })

  it('refuses a transaction inside a transaction, and works on afterwards', async () => {
    const nested = db.transaction(() => db.transaction((tx) => tx.setting.count()))

    await expect(nested).rejects.toThrow('was started inside a transaction')
    expect(await db.transaction((tx) => tx.setting.count())).toBe(0)
  })

  it('that fails only when it commits keeps nothing, and the next one works', async () => {
    await statements(kind, fresh.url, failingCommit[kind])

    const failing = db.transaction(async (tx) => {
      await tx.setting.create({ data: { key: 'a', value: '1' } })
      await tx.setting.create({ data: { key: 'break', value: '' } })
    })

    await expect(failing).rejects.toThrow()
    await db.transaction((tx) => tx.setting.create({ data: { key: 'b', value: '2' } }))
    expect(await db.read.setting.findMany()).toEqual([{ key: 'b', value: '2' }])
  })

  it('that fails spoils none of those that were begun with it, whenever it fails', async () => {
    await statements(kind, fresh.url, failingCommit[kind])
    const create = (key: string) => db.transaction((tx) => tx.setting.create({ data: { key, value: '' } }))
    const throwing = (key: string) =>
      db.transaction(async (tx) => {
        await tx.setting.create({ data: { key, value: '' } })
        throw new RangeError(key)
      })

    const all = [create('a'), throwing('b'), create('c'), create('break'), throwing('d'), create('a'), create('e')]
    const outcomes = await Promise.allSettled(all)

    const [a, b, c, broken, d, again, e] = outcomes.map(({ status }) => status)
    expect([b, c, broken, d, e]).toEqual(['rejected', 'fulfilled', 'rejected', 'rejected', 'fulfilled'])
    expect([a, again].toSorted()).toEqual(['fulfilled', 'rejected'])
    const kept = await db.read.setting.findMany({ orderBy: { key: 'asc' } })
    expect(kept.map(({ key }) => key)).toEqual(['a', 'c', 'e'])
  })

  it('does whole what Prisma does in several statements', async () => {
    const circle = { ...newCircle, seats: { create: [{ person: 'anna', role: 'member', state: 'in' }] } }
    const twice = db.transaction(async (tx) => {
      await tx.circle.create({ data: circle })
      await tx.circle.create({ data: { ...circle, id: 'two', number: 2, foldedName: 'two' } })
      await tx.circle.create({ data: circle })
    })
    await expect(twice).rejects.toThrow()
    expect(await db.read.circle.count()).toBe(0)
    await db.transaction((tx) => tx.circle.create({ data: circle }))
    expect(await db.read.seat.count()).toBe(1)
  })

  it('gives tables that nobody can use after it', async () => {
    let kept: Tables | undefined
    await db.transaction(async (tx) => {
      kept = tx
    })
    await expect((async () => kept?.setting.create({ data: { key: 'late', value: '' } }))()).rejects.toThrow()
    expect(await db.read.setting.count()).toBe(0)
  })

  it('is the only way to write: what compiles not outside of it is refused there as well', async () => {
    const key = 'a'
    const create = { key, value: '1' }
    await db.transaction((tx) => tx.setting.create({ data: create }))

    // @ts-expect-error a write outside a transaction
    await expect(db.read.setting.create({ data: { key: 'b', value: '' } })).rejects.toThrow()
    // @ts-expect-error a write outside a transaction
    await expect(db.read.setting.update({ where: { key }, data: { value: '2' } })).rejects.toThrow()
    // @ts-expect-error a write outside a transaction
    await expect(db.read.setting.upsert({ where: { key }, create, update: { value: '2' } })).rejects.toThrow()
    // @ts-expect-error a write outside a transaction
    await expect(db.read.setting.deleteMany()).rejects.toThrow()
    const readers: ReadOnly<Tables> = db.read
    // @ts-expect-error a write through what can only read
    await expect(readers.setting.updateMany({ data: { value: '2' } })).rejects.toThrow()
    expect(await db.read.setting.findMany()).toEqual([create])
  })

  it('hands its tables to what only reads, and has no raw SQL', async () => {
    const count = (tables: ReadOnly<Tables>) => tables.setting.count()

    expect(await db.transaction((tx) => count(tx))).toBe(0)
    expectTypeOf<keyof Tables & `$${string}`>().toEqualTypeOf<never>()
    expectTypeOf<keyof Db['read'] & `$${string}`>().toEqualTypeOf<never>()
  })

  it('gives instants back to the millisecond', async () => {
    await db.transaction((tx) =>
      tx.auditEvent.create({ data: { id: '1', communityId: 'c', actor: 'a', action: 'x', subject: 's', at: noon } }),
    )

    expect(await db.read.auditEvent.findMany({ where: { at: { gte: noon } } })).toMatchObject([{ at: noon }])
    expect(await db.read.auditEvent.count({ where: { at: { gt: noon } } })).toBe(0)
  })

  it('is ended before the database closes', async () => {
    const running = db.transaction((tx) => tx.setting.create({ data: { key: 'a', value: '1' } }))
    await db.close()

    await expect(running).resolves.toEqual({ key: 'a', value: '1' })
  })
})

/** Tables of which a row can only be found wanting at the commit: written when a setting 'break' is. */
const failingCommit = {
  sqlite: [
    'CREATE TABLE whole (id INTEGER PRIMARY KEY)',
    'CREATE TABLE part (id INTEGER REFERENCES whole (id) DEFERRABLE INITIALLY DEFERRED)',
    `CREATE TRIGGER breaking AFTER INSERT ON "Setting" WHEN NEW.key = 'break' BEGIN INSERT INTO part VALUES (7); END`,
  ],
  postgresql: [
    'CREATE TABLE whole (id INTEGER PRIMARY KEY)',
    'CREATE TABLE part (id INTEGER REFERENCES whole (id) DEFERRABLE INITIALLY DEFERRED)',
    'CREATE FUNCTION breaking() RETURNS trigger AS $$ BEGIN INSERT INTO part VALUES (7); RETURN NEW; END $$ LANGUAGE plpgsql',
    `CREATE TRIGGER breaking AFTER INSERT ON "Setting" FOR EACH ROW WHEN (NEW.key = 'break') EXECUTE FUNCTION breaking()`,
  ],
} as const
