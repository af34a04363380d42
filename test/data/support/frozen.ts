import { copyFile, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import * as z from 'zod'
import { knownMigrations } from '../../../src/data/migrations-folder.ts'
import { type DatabaseKind, emptyPlace, type Place } from '../../support/database.ts'
import { rows, statements } from '../../support/raw-sql.ts'

/** A folder for each release: what each database held, with the key that it was sealed with. */
const RELEASES = fileURLToPath(new URL('../releases', import.meta.url))

/** How many rows there were of each table. */
const Counts = z.record(z.string(), z.number())
type Counts = z.infer<typeof Counts>

const folderOf = (version: string) => join(RELEASES, version)
const FILE: Record<DatabaseKind, string> = { sqlite: 'roundel.sqlite', postgresql: 'postgresql.sql' }

/** The versions of which there is a frozen database. */
export async function frozenVersions(): Promise<string[]> {
  const entries = await readdir(RELEASES, { withFileTypes: true })
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
}

/** Keeps a database as it is now, in place of what was kept of this version. Nobody may be at work on it. */
export async function freeze(version: string, kind: DatabaseKind, url: string, key: Buffer): Promise<void> {
  const folder = folderOf(version)
  await mkdir(folder, { recursive: true })
  const file = join(folder, FILE[kind])
  await rm(file, { force: true })
  if (kind === 'sqlite') await statements(kind, url, [`VACUUM INTO '${file}'`])
  else await writeFile(file, await dumped(url))
  await writeFile(join(folder, `${kind}.key`), key)
  await writeFile(join(folder, `${kind}.json`), `${JSON.stringify(await counted(kind, url), null, 2)}\n`)
}

/** Puts a frozen database where it can be opened, with its key in `dataDir`. */
export async function thaw(version: string, kind: DatabaseKind): Promise<Place & { counts: Counts }> {
  const folder = folderOf(version)
  const place = await emptyPlace(kind)
  await cp(join(folder, `${kind}.key`), join(place.dataDir, 'secret.key'))
  if (kind === 'sqlite') await copyFile(join(folder, FILE[kind]), place.url.slice('file:'.length))
  else await loaded(place.url, await readFile(join(folder, FILE[kind]), 'utf8'))
  return { ...place, counts: Counts.parse(JSON.parse(await readFile(join(folder, `${kind}.json`), 'utf8'))) }
}

const TABLES: Record<DatabaseKind, string> = {
  sqlite: `SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`,
  postgresql: `SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1`,
}

/** The names of all tables, that of the migrations among them. */
const tablesOf = async (kind: DatabaseKind, url: string) =>
  (await rows(kind, url, TABLES[kind])).map(([name]) => String(name))

/** How many rows there are of each of our tables. */
export async function counted(kind: DatabaseKind, url: string): Promise<Counts> {
  const counts: Counts = {}
  for (const table of await tablesOf(kind, url))
    if (!table.startsWith('_'))
      counts[table] = Number((await rows(kind, url, `SELECT count(*) FROM "${table}"`))[0]?.[0])
  return counts
}

/** As Prisma's schema engine makes it. */
const HISTORY_TABLE = `CREATE TABLE "_prisma_migrations" ("id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ, "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0);`

/** The tables by the migrations that made them, then every row: SQL that any PostgreSQL of the last years reads. */
async function dumped(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const inserts: string[] = []
    for (const table of await tablesOf('postgresql', url)) {
      const { fields } = await client.query(`SELECT * FROM "${table}" LIMIT 0`)
      const columns = fields.map(({ name }) => `"${name}"`)
      const values = columns.map((column) => `quote_nullable(${column}::text)`).join(` || ', ' || `)
      const found = await client.query({ text: `SELECT ${values} FROM "${table}" ORDER BY 1`, rowMode: 'array' })
      for (const [row] of z.array(z.tuple([z.string()])).parse(found.rows))
        inserts.push(`INSERT INTO "${table}" (${columns.join(', ')}) VALUES (${row});`)
    }
    const made = (await knownMigrations('postgresql')).map(({ sql }) => sql)
    return `${[...made, HISTORY_TABLE, "SET session_replication_role = 'replica';", ...inserts].join('\n')}\n`
  } finally {
    await client.end()
  }
}

/** References are not looked at while rows come in by the names of their tables. */
async function loaded(url: string, dump: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(dump)
  } finally {
    await client.end()
  }
}
