import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readModels } from '../../scripts/models.mjs'
import { migrate } from '../../src/data/migrate.ts'
import { knownMigrations } from '../../src/data/migrations-folder.ts'
import { openDatabase } from '../../src/data/open.ts'
import { databases, emptyPlace, type Place } from '../support/database.ts'
import { untold } from '../support/drift.ts'
import { migratableAt, withMigration } from '../support/migrating.ts'
import { everyRow, rows, statements } from '../support/raw-sql.ts'
import { startError } from '../support/start-error.ts'

const quiet = { info: () => undefined, warn: () => undefined }

describe.each(databases)('migrations on %s', (kind) => {
  let place: Place

  beforeEach(async () => {
    place = await emptyPlace(kind)
  })

  afterEach(() => place.remove())

  const start = async () => (await openDatabase({ url: place.url, dataDir: place.dataDir })).close()
  const names = async () => (await knownMigrations(kind)).map(({ name }) => name)
  const history = () =>
    rows(kind, place.url, 'SELECT migration_name FROM _prisma_migrations ORDER BY started_at, migration_name')

  it('make an empty database ready, and write down which they were', async () => {
    const db = await openDatabase({ url: place.url, dataDir: place.dataDir })
    await db.transaction((tx) => tx.setting.create({ data: { key: 'a', value: '1' } }))
    await db.close()

    expect((await history()).flat()).toEqual(await names())
  })

  it('change nothing at the next start', async () => {
    await start()
    await start()

    expect((await history()).flat()).toEqual(await names())
  })

  it('have told everything that the models ask for', async () => {
    const models = await readModels()
    const where = kind === 'sqlite' ? place.url.slice('file:'.length) : place.url

    expect(await untold(models, kind, where), 'run: npm run migration -- <name>').toBe('')
  })

  it('are found wanting when the models have gone ahead', async () => {
    const models = await readModels()
    const ahead = models.replace('model Setting {', 'model Setting {\n  ahead String?')
    const where = kind === 'sqlite' ? place.url.slice('file:'.length) : place.url

    expect(await untold(ahead, kind, where)).toContain('"ahead" TEXT')
  })

  it('that the program does not know stop the start: the database is newer', async () => {
    await start()
    await statements(kind, place.url, [
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ('x', 'x', '29990101000000_later', CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, 1)`,
    ])

    const refused = await startError(start())
    expect(refused.problem).toMatch(/newer Roundel.*29990101000000_later/)
    expect(refused.mend).toMatch(/Install the newer version/)
  })

  it('of a trial before the first release stop the start: it says what the database is, what to do, and changes nothing', async () => {
    // what testers' databases have in place of our first: six migrations, from this one on
    await start()
    await statements(kind, place.url, [
      `UPDATE _prisma_migrations SET migration_name = '20261123000919_first'`,
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ('x', 'x', '20261124101112_rounds', CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, 1)`,
    ])
    const before = [await history(), await everyRow(kind, place.url)]

    const refused = await startError(start())
    expect(refused.problem).toMatch(/trial version of Roundel.*20261123000919_first.*Nothing has been changed/)
    expect(refused.mend).toMatch(
      kind === 'sqlite' ? /Keep the file.*empty folder/ : /Keep the database.*empty database/,
    )
    expect([await history(), await everyRow(kind, place.url)]).toEqual(before)
  })

  it('that are marked as unfinished and cannot be carried out stop the start, each time in the same words', async () => {
    await start()
    const [last] = (await names()).slice(-1)
    await statements(kind, place.url, [
      `UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = '${last}'`,
    ])

    const refused = await startError(start())
    expect(refused.problem).toContain(last)
    expect(refused.mend).toMatch(/The next start tries it again/)
    expect((await startError(start())).problem).toBe(refused.problem)
  })

  it('that fail half-way leave no half behind, are told, and are tried again at the next start', async () => {
    await start()
    const dir = await withMigration(kind, 'CREATE TABLE first_half (id INTEGER);\nCREATE TABLE "Setting" (id INTEGER);')
    const migratable = migratableAt(kind, place.url)

    const refused = await startError(migrate(migratable, quiet, dir))
    expect(refused.problem).toContain('29980101000000_next')
    await expect(rows(kind, place.url, 'SELECT * FROM first_half')).rejects.toThrow('TableDoesNotExist')
    expect((await startError(migrate(migratable, quiet, dir))).problem).toBe(refused.problem)

    await writeFile(join(dir, '29980101000000_next', 'migration.sql'), 'CREATE TABLE first_half (id INTEGER);')
    expect(await migrate(migratable, quiet, dir)).toEqual(['29980101000000_next'])
  })

  it('keep rows and what refers to them when a table is built anew', async () => {
    const db = await openDatabase({ url: place.url, dataDir: place.dataDir })
    await db.transaction(async (tx) => {
      await tx.circle.create({ data: aCircle })
      await tx.seat.create({ data: { circleId: aCircle.id, person: 'p1', role: 'member' } })
    })
    await db.close()
    const dir = await withMigration(kind, rebuiltCircle[kind])
    await migrate(migratableAt(kind, place.url), quiet, dir)

    expect(await rows(kind, place.url, 'SELECT "person" FROM "Seat"')).toEqual([['p1']])
  })

  it('are applied once when two programs start at the same time', async () => {
    await Promise.all([start(), start(), start()])

    expect((await history()).flat()).toEqual(await names())
  })

  it('leave a database with tables of others alone', async () => {
    await statements(kind, place.url, ['CREATE TABLE theirs (id INTEGER)'])

    const refused = await startError(start())
    expect(refused.problem).toMatch(/not Roundel's/)
    expect(await rows(kind, place.url, 'SELECT * FROM theirs')).toEqual([])
  })
})

/** As Prisma writes it for SQLite when a column becomes required; PostgreSQL alters in place. */
const rebuiltCircle = {
  sqlite: `PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Circle" AS SELECT * FROM "Circle";
DROP TABLE "Circle";
ALTER TABLE "new_Circle" RENAME TO "Circle";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;`,
  postgresql: `ALTER TABLE "Circle" ALTER COLUMN "minutes" SET DEFAULT 90;`,
} as const

const aCircle = {
  id: 'c1',
  communityId: 'discord:1',
  number: 1,
  name: 'Tuesdays',
  foldedName: 'tuesdays',
  programme: 'peer-support-circle',
  state: 'open',
  meetKind: 'link',
  meet: 'https://example.org/meet',
  cron: '0 19 * * TUE',
  everyWeeks: 2,
  zone: 'Europe/London',
  firstDate: '2027-03-16',
  minutes: 90,
  createdBy: 'p1',
  madeFrom: 'f1',
  createdAt: new Date('2027-03-01T12:00:00Z'),
}
