import { execFile } from 'node:child_process'
import { copyFile, mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, describe, expect, inject, it } from 'vitest'
import type { Db, Tables } from '../../src/data/db.ts'
import { openSqlite } from '../../src/data/sqlite/database.ts'
import { migratedFile } from '../support/database.ts'
import { AFTERWARDS, type FailingDisk, failingDisk } from '../support/failing-disk.ts'

const run = promisify(execFile)

async function migrated(): Promise<string> {
  const file = join(await mkdtemp(join(inject('runDir'), 'full-')), 'roundel.sqlite')
  await copyFile(await migratedFile(), file)
  return file
}

describe('a process whose disk is full', () => {
  it('lives on, says no to each that wants to write, reads, and writes again once there is room', async () => {
    const child = await run(process.execPath, ['--import', 'tsx', 'test/support/full-disk.ts', await migrated()])

    expect(JSON.parse(child.stdout)).toEqual({
      outcomes: ['away', 'away', 'away'],
      read: 1,
      kept: ['after', 'before'],
    })
  })
})

const noon = new Date('2027-03-16T12:00:00Z')
const circle = (id: string, number: number) => ({
  ...{ id, communityId: 'c', number, name: id, foldedName: id, programme: 'p', state: 'open' },
  ...{ meetKind: 'link', meet: 'm', cron: '0 19 * * 2', everyWeeks: 2, zone: 'UTC' },
  ...{ firstDate: '2027-03-16', minutes: 90, createdBy: 'lena', madeFrom: id, createdAt: noon },
})

/** Reads, writes one row and several, writes what refers to one another in one go, changes and deletes: each way that Prisma has. */
async function writes(tx: Tables, key: string, number: number): Promise<string> {
  await tx.setting.findMany({ orderBy: { key: 'asc' } })
  await tx.setting.create({ data: { key, value: '1' } })
  await tx.setting.createMany({ data: [{ key: `${key}-more`, value: '1' }] })
  await tx.circle.create({
    data: { ...circle(key, number), seats: { create: [{ person: 'anna', role: 'member', state: 'in' }] } },
  })
  await tx.setting.updateMany({ where: { key }, data: { value: '2' } })
  await tx.setting.deleteMany({ where: { key: `${key}-more` } })
  return key
}

const KEYS = ['one', 'two', 'three'] as const
const all = (db: Db) => Promise.allSettled(KEYS.map((key, at) => db.transaction((tx) => writes(tx, key, at + 1))))

/** What each of them has left: its setting, its circle, its seat. */
const whole = { setting: '2', circle: 1, seat: 1 }
const nothing = { setting: null, circle: 0, seat: 0 }
const left = (db: Db, key: string) =>
  Promise.all([
    db.read.setting.findUnique({ where: { key } }),
    db.read.circle.count({ where: { id: key } }),
    db.read.seat.count({ where: { circleId: key } }),
  ]).then(([setting, circle, seat]) => ({ setting: setting?.value ?? null, circle, seat }))

describe('a disk that fails at one statement', () => {
  let disk: FailingDisk
  let db: Db

  const open = async () => {
    disk = failingDisk()
    const quiet = { info: () => undefined, warn: () => undefined }
    db = await openSqlite(await migrated(), quiet, { through: disk.through, othersJoinFor: Number.POSITIVE_INFINITY })
  }
  afterEach(() => db.close())

  const emptied = () =>
    db.transaction(async (tx) => {
      await tx.seat.deleteMany()
      await tx.circle.deleteMany()
      await tx.setting.deleteMany()
    })

  it.each(AFTERWARDS)(
    'at any statement, the transaction %s: what was said to be done is, what failed is not, and the next works',
    async (afterwards) => {
      await open()
      disk.failAt(Number.POSITIVE_INFINITY, afterwards)
      expect((await all(db)).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled'])
      const statements = [...disk.statements()]
      // three transactions in one commit: two of them savepoints
      expect(statements.filter((sql) => /^(BEGIN|COMMIT|SAVEPOINT turn|RELEASE turn)$/.test(sql))).toEqual([
        'BEGIN',
        ...['SAVEPOINT turn', 'RELEASE turn', 'SAVEPOINT turn', 'RELEASE turn'],
        'COMMIT',
      ])
      expect(statements).toContain('SAVEPOINT whole')

      let spared = 0
      for (let nth = 0; nth < statements.length; nth += 1) {
        await emptied()
        disk.failAt(nth, afterwards)
        const outcomes = await all(db)
        for (const [at, key] of KEYS.entries()) {
          const told = outcomes[at]?.status === 'fulfilled'
          expect(await left(db, key), `${key} after statement ${nth}, ${statements[nth]}`).toEqual(
            told ? whole : nothing,
          )
        }
        const done = outcomes.filter(({ status }) => status === 'fulfilled').length
        // one statement fails one transaction at most; whoever shared its commit is done
        expect(done, `after statement ${nth}, ${statements[nth]}`).toBeGreaterThanOrEqual(2)
        spared += done
        expect(await db.transaction((tx) => tx.setting.count())).toBe(done)
      }
      expect(spared).toBeGreaterThan(2 * statements.length)
    },
  )

  it('never runs what is left of a transaction that was undone: neither by itself nor in the next one', async () => {
    await open()
    disk.failAt(2, 'undone')
    const failed = db.transaction(async (tx) => {
      await tx.setting.create({ data: { key: 'first', value: '' } })
      await Promise.all([
        tx.setting.createMany({ data: [{ key: 'fails', value: '' }] }),
        tx.circle.create({ data: { ...circle('beside', 1), seats: { create: [{ person: 'anna', role: 'member' }] } } }),
      ])
    })
    const next = db.transaction((tx) => tx.setting.create({ data: { key: 'next', value: '' } }))

    await expect(failed).rejects.toThrow()
    await next
    expect(await db.read.circle.count()).toBe(0)
    expect(await db.read.setting.findMany()).toEqual([{ key: 'next', value: '' }])
  })

  it('takes nothing for done whose work passed over the error', async () => {
    await open()
    disk.failAt(2, 'undone')
    const passing = db.transaction(async (tx) => {
      await tx.setting.create({ data: { key: 'first', value: '' } })
      await tx.setting.create({ data: { key: 'second', value: '' } }).catch(() => undefined)
    })

    await expect(passing).rejects.toThrow('SQLite has undone the transaction')
    expect(await db.read.setting.count()).toBe(0)
  })

  it('has another connection opened only where the former cannot be trusted', async () => {
    await open()
    const before = disk.opened()
    disk.failAt(1, 'undone')
    await expect(db.transaction((tx) => tx.setting.deleteMany())).rejects.toThrow()
    await db.transaction((tx) => tx.setting.deleteMany())
    expect(disk.opened()).toBe(before)

    disk.failAt(2, 'open')
    await expect(db.transaction((tx) => tx.setting.deleteMany())).rejects.toThrow()
    await db.transaction((tx) => tx.setting.deleteMany())
    expect(disk.opened()).toBe(before + 1)
  })
})
