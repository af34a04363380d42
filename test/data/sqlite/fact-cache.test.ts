import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Db } from '../../../src/data/db.ts'
import { openDatabase } from '../../../src/data/open.ts'
import { databases, type FreshDatabase, freshDatabase } from '../../support/database.ts'

const noon = new Date('2027-03-16T12:00:00Z')
const community = 'discord:1'
const power = { communityId: community, power: 'steward', holderKind: 'person', holder: 'stella' }

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
