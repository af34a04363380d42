import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { authorityTables, type Db, isReading, type ReadOnly, type Tables } from '../../../src/data/db.ts'
import { openDatabase } from '../../../src/data/open.ts'
import { databases, type FreshDatabase, freshDatabase } from '../../support/database.ts'

const noon = new Date('2027-03-16T12:00:00Z')
const community = 'discord:1'
const power = { communityId: community, power: 'steward', holderKind: 'person', holder: 'stella' }

/** Of MongoDB's client, and of Prisma's own. */
const NOT_SQL = ['findRaw', 'aggregateRaw', '$parent']

const key = { communityId_power_holderKind_holder: power }

type Method = Exclude<keyof Tables['power'], keyof ReadOnly<Tables>['power'] | 'fields' | symbol>

/** Each method that writes, once: TypeScript misses none. */
const writings: Record<Method, (tx: Tables) => Promise<unknown>> = {
  create: (tx) => tx.power.create({ data: { ...power, holder: 'olga' } }),
  createMany: (tx) => tx.power.createMany({ data: [{ ...power, holder: 'olga' }] }),
  createManyAndReturn: (tx) => tx.power.createManyAndReturn({ data: [{ ...power, holder: 'olga' }] }),
  update: (tx) => tx.power.update({ where: key, data: { holder: 'olga' } }),
  updateMany: (tx) => tx.power.updateMany({ data: { holder: 'olga' } }),
  updateManyAndReturn: (tx) => tx.power.updateManyAndReturn({ data: { holder: 'olga' } }),
  upsert: (tx) => tx.power.upsert({ where: key, create: power, update: { holder: 'olga' } }),
  delete: (tx) => tx.power.delete({ where: key }),
  deleteMany: (tx) => tx.power.deleteMany(),
}

const nobody = { communityId: 'nobody' }
const emptied = (tx: Tables): Record<(typeof authorityTables)[number], () => Promise<unknown>> => ({
  community: () => tx.community.deleteMany({ where: { id: 'nobody' } }),
  power: () => tx.power.deleteMany({ where: nobody }),
  namedPerson: () => tx.namedPerson.deleteMany({ where: nobody }),
  groupFact: () => tx.groupFact.deleteMany({ where: nobody }),
  person: () => tx.person.deleteMany({ where: nobody }),
  circle: () => tx.circle.deleteMany({ where: nobody }),
  seat: () => tx.seat.deleteMany({ where: { circleId: 'nobody' } }),
  room: () => tx.room.deleteMany({ where: nobody }),
})

describe.each(databases)('what is remembered of who may do what, on %s', (kind) => {
  let fresh: FreshDatabase
  let db: Db
  /** How often the database was really asked. */
  let asked: number

  beforeEach(async () => {
    fresh = await freshDatabase(kind)
    db = fresh.db
    asked = 0
    await db.transaction((tx) => tx.power.create({ data: power }))
  })
  afterEach(() => fresh.close())

  const stewards = (): Promise<string[]> =>
    db.cached(`stewards ${community}`, async (facts) => {
      asked += 1
      return (await facts.power.findMany({ where: { communityId: community } })).map(({ holder }) => holder)
    })
  const takeAway = (from: Db) => from.transaction((tx) => tx.power.deleteMany({ where: { communityId: community } }))

  it('is gone as soon as a transaction of ours has changed it', async () => {
    expect(await stewards()).toEqual(['stella'])
    await takeAway(db)
    expect(await stewards()).toEqual([])
  })

  it('is gone as soon as another program has changed it', async () => {
    expect(await stewards()).toEqual(['stella'])
    const another = await openDatabase({ url: fresh.url, dataDir: fresh.dataDir })
    await takeAway(another)
    await another.close()
    expect(await stewards()).toEqual([])
  })

  it('is true after each of many changes, whoever asks meanwhile', async () => {
    for (let round = 0; round < 20; round += 1) {
      const meanwhile = Array.from({ length: 5 }, stewards)
      const holder = `steward-${round}`
      await db.transaction((tx) => tx.power.updateMany({ where: { communityId: community }, data: { holder } }))
      expect(await stewards()).toEqual([holder])
      await Promise.all(meanwhile)
      expect(await stewards()).toEqual([holder])
    }
  })

  it('stays as it was when a change is undone', async () => {
    const undone = db.transaction(async (tx) => {
      await tx.power.deleteMany({ where: { communityId: community } })
      throw new RangeError('no')
    })
    await expect(undone).rejects.toThrow(RangeError)
    expect(await stewards()).toEqual(['stella'])
  })

  it('is not kept when asking failed', async () => {
    const failing = db.cached('failing', () => Promise.reject(new RangeError('no')))
    await expect(failing).rejects.toThrow(RangeError)
    expect(await db.cached('failing', async () => 'well')).toBe('well')
  })

  it('is asked once on SQLite while other things are written; on PostgreSQL, where others write too, each time', async () => {
    for (let round = 0; round < 3; round += 1) {
      await stewards()
      await db.transaction((tx) =>
        tx.auditEvent.create({
          data: { id: `event-${round}`, communityId: community, actor: 'a', action: 'b', subject: 'Power', at: noon },
        }),
      )
    }
    expect(asked).toBe(kind === 'sqlite' ? 1 : 3)
  })

  it.each(Object.entries(writings))('is asked anew after a write by %s', async (_, write) => {
    await stewards()
    await db.transaction((tx) => write(tx))
    await stewards()
    expect(asked).toBe(2)
  })

  it.each(authorityTables)(
    'is asked anew after a write to %s, even one that finds nothing to change',
    async (table) => {
      await stewards()
      await db.transaction((tx) => emptied(tx)[table]())
      await stewards()
      expect(asked).toBe(2)
    },
  )

  it('is asked anew after a write to another table that reaches one of these', async () => {
    await db.transaction(async (tx) => {
      await tx.circle.create({ data: newCircle })
      await tx.session.create({ data: newSession })
    })
    await stewards()
    await db.transaction((tx) =>
      tx.session.update({ where: { id: newSession.id }, data: { circle: { update: { state: 'closed' } } } }),
    )
    await stewards()
    expect(asked).toBe(2)
  })

  it('knows every method of Prisma that writes', () => {
    const methods = Object.entries(db.read.power).flatMap(([name, member]) =>
      typeof member === 'function' && !isReading(name) && !NOT_SQL.includes(name) ? [name] : [],
    )
    expect(methods.sort()).toEqual(Object.keys(writings).sort())
  })

  it.each([
    ['community', (db: Db) => db.transaction((tx) => tx.community.create({ data: newCommunity }))],
    ['person', (db: Db) => db.transaction((tx) => tx.person.create({ data: newPerson }))],
    ['named person', (db: Db) => db.transaction((tx) => tx.namedPerson.create({ data: newNamed }))],
    ['group', (db: Db) => db.transaction((tx) => tx.groupFact.create({ data: newGroup }))],
    ['circle', (db: Db) => db.transaction((tx) => tx.circle.create({ data: newCircle }))],
  ])('is asked anew after a new %s', async (_, write) => {
    await stewards()
    await write(db)
    await stewards()
    expect(asked).toBe(2)
  })
})

const newCommunity = { id: community, platform: 'discord', createdAt: noon }
const newPerson = { communityId: community, person: 'anna', name: 'Anna', factsAt: noon }
const newNamed = { communityId: community, post: 'deputy', person: 'dora' }
const newGroup = { communityId: community, group: 'g', people: '', factsAt: noon }
const newCircle = {
  ...{
    id: 'circle-1',
    communityId: community,
    number: 1,
    name: 'One',
    foldedName: 'one',
    programme: 'p',
    state: 'open',
  },
  ...{ meetKind: 'link', meet: 'm', cron: '0 19 * * 2', everyWeeks: 2, zone: 'UTC' },
  ...{ firstDate: '2027-03-16', minutes: 90, createdBy: 'lena', madeFrom: 'f', createdAt: noon },
}
const newSession = {
  ...{ id: 'session-1', circleId: 'circle-1', number: 1, local: '2027-03-16T19:00', zone: 'UTC', at: noon },
  ...{ minutes: 90, state: 'planned' },
}
