import { chmod, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { HOUSE } from '../../src/compose/house.ts'
import { type Migratable, migrate } from '../../src/data/migrate.ts'
import { knownMigrations } from '../../src/data/migrations-folder.ts'
import { openDatabase } from '../../src/data/open.ts'
import { openCipher } from '../../src/data/secret-key.ts'
import { sqliteForMigration } from '../../src/data/sqlite/database.ts'
import { databases, emptyPlace } from '../support/database.ts'
import { AFTERWARDS, failingDisk } from '../support/failing-disk.ts'
import { migratableAt, withMigration } from '../support/migrating.ts'
import { rows, statements } from '../support/raw-sql.ts'
import { startError } from '../support/start-error.ts'

const quiet = { info: () => undefined, warn: () => undefined }
const emptyFolder = () => mkdtemp(join(inject('runDir'), 'start-'))

describe('the first start on a full disk', () => {
  it.each(AFTERWARDS)(
    'wherever it stops, the transaction %s: the next one with room needs nothing done by hand',
    async (afterwards) => {
      const names = (await knownMigrations('sqlite')).map(({ name }) => name)
      const attempt = async (nth: number) => {
        const file = join(await emptyFolder(), 'roundel.sqlite')
        const disk = failingDisk()
        const database: Migratable = {
          ...{ provider: 'sqlite', name: file, alone: (work) => work() },
          connections: disk.through(sqliteForMigration(file)),
        }
        disk.failAt(nth, afterwards)
        const first = migrate(database, quiet)
        const failed = nth < Number.POSITIVE_INFINITY
        const said = failed ? await startError(first) : null
        if (!failed) await first
        const statements = [...disk.statements()]
        if (failed) expect(await migrate({ ...database, connections: sqliteForMigration(file) }, quiet)).toEqual(names)
        return { said, statements }
      }
      const { statements } = await attempt(Number.POSITIVE_INFINITY)
      for (let nth = 0; nth < statements.length; nth += 1) {
        const { said } = await attempt(nth)
        expect(said?.problem, `${statements[nth]}`).toContain('The disk is full')
      }
    },
  )
})

describe.each(databases)('an update on %s that an earlier version left half-begun', (kind) => {
  it('is carried out at the next start', async () => {
    const place = await emptyPlace(kind)
    try {
      await (await openDatabase(place)).close()
      const dir = await withMigration(kind, 'CREATE TABLE next (id INTEGER);')
      // as it is when the disk is full between the mark and the update, which is undone as a whole
      await statements(kind, place.url, [
        `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, applied_steps_count)
         VALUES ('x', 'x', '29980101000000_next', CURRENT_TIMESTAMP, 0)`,
      ])

      expect(await migrate(migratableAt(kind, place.url), quiet, dir)).toEqual(['29980101000000_next'])
      expect(await rows(kind, place.url, 'SELECT * FROM next')).toEqual([])
      await migrate(migratableAt(kind, place.url), quiet, dir)
    } finally {
      await place.remove()
    }
  })
})

describe('a key of which the disk took nothing', () => {
  it('is made at the next start, as long as nothing was sealed', async () => {
    const dataDir = await emptyFolder()
    const db = await openDatabase({ url: undefined, dataDir })
    const file = join(dataDir, 'secret.key')
    await writeFile(file, '')
    await chmod(file, 0o600)
    try {
      await openCipher({ db, sealed: HOUSE.sealed, dataDir })
      const key = await readFile(file, 'utf8')
      expect(key.trim().length).toBeGreaterThan(20)
      await writeFile(file, '')
      expect((await startError(openCipher({ db, sealed: HOUSE.sealed, dataDir }))).problem).toContain(
        'the key to it is missing',
      )
    } finally {
      await db.close()
    }
  })
})
