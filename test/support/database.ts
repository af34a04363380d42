import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, mkdtemp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import type { Db } from '../../src/data/db.ts'
import { knownMigrations } from '../../src/data/migrations-folder.ts'
import { openDatabase } from '../../src/data/open.ts'

/** Every test of a service runs on both: `describe.each(databases)('... on %s', (kind) => { ... })`. */
export const databases = ['sqlite', 'postgresql'] as const
export type DatabaseKind = (typeof databases)[number]

export interface FreshDatabase {
  db: Db
  /** DATABASE_URL of it, for a second connection or another process. */
  url: string
  /** A folder of its own, where the SQLite file lies as well. */
  dataDir: string
  close(): Promise<void>
}

/** A migrated, empty database of its own: a copy of one that is migrated once for the whole run. */
export async function freshDatabase(kind: DatabaseKind): Promise<FreshDatabase> {
  const { url, dataDir, remove } = await place(kind, await template(kind))
  const db = await openDatabase({ url, dataDir })
  return {
    db,
    url,
    dataDir,
    close: async () => {
      await db.close()
      await remove()
    },
  }
}

/** An empty place for a database, in which nothing has been done yet. */
export function emptyPlace(kind: DatabaseKind): Promise<Place> {
  return place(kind, null)
}

/** The file of a migrated, empty SQLite database, to be copied. */
export const migratedFile = (): Promise<string> => template('sqlite')

export interface Place {
  url: string
  dataDir: string
  remove(): Promise<void>
}

async function place(kind: DatabaseKind, copyOf: string | null): Promise<Place> {
  const dataDir = await mkdtemp(join(inject('runDir'), `${kind}-`))
  const forget = () => rm(dataDir, { recursive: true, force: true })
  if (kind === 'sqlite') {
    const file = join(dataDir, 'roundel.sqlite')
    if (copyOf !== null) await copyFile(copyOf, file)
    return { url: `file:${file}`, dataDir, remove: forget }
  }
  const name = `test_${randomUUID().replaceAll('-', '')}`
  // copied as files: where nothing is synchronised, in a third of the time that writing each page to the log takes
  const copied = copyOf === null ? '' : ` TEMPLATE ${copyOf} STRATEGY FILE_COPY`
  await asAdmin((admin) => admin.query(`CREATE DATABASE ${name}${copied}`))
  return {
    url: addressOf(name),
    dataDir,
    remove: async () => {
      await asAdmin((admin) => admin.query(`DROP DATABASE ${name} WITH (FORCE)`))
      await forget()
    },
  }
}

const templates: Partial<Record<DatabaseKind, Promise<string>>> = {}

function template(kind: DatabaseKind): Promise<string> {
  templates[kind] ??= kind === 'sqlite' ? sqliteTemplate() : postgresqlTemplate()
  return templates[kind]
}

/** One for the whole run, made by whichever test file comes first; where two come at once, either is as good. */
async function sqliteTemplate(): Promise<string> {
  const ready = join(inject('runDir'), `${await version('sqlite')}.sqlite`)
  if (existsSync(ready)) return ready
  const dir = await mkdtemp(join(inject('runDir'), 'template-'))
  const file = join(dir, 'roundel.sqlite')
  const db = await openDatabase({ url: `file:${file}`, dataDir: dir })
  await db.close()
  await rename(file, ready)
  return ready
}

/** One for the whole run, made by whichever test file comes first; the others wait for it. */
async function postgresqlTemplate(): Promise<string> {
  const name = `template_${await version('postgresql')}`
  await asAdmin(async (admin) => {
    await admin.query('SELECT pg_advisory_lock(1)')
    const made = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    if (made.rowCount === 1) return
    await admin.query(`CREATE DATABASE making`)
    const db = await openDatabase({ url: addressOf('making'), dataDir: inject('runDir') })
    await db.close()
    await admin.query(`ALTER DATABASE making RENAME TO ${name}`)
  })
  return name
}

async function version(kind: DatabaseKind): Promise<string> {
  return createHash('sha256')
    .update(JSON.stringify(await knownMigrations(kind)))
    .digest('hex')
    .slice(0, 12)
}

function addressOf(database: string): string {
  const url = new URL(inject('postgresUrl'))
  url.pathname = `/${database}`
  return url.href
}

async function asAdmin<R>(work: (admin: pg.Client) => Promise<R>): Promise<R> {
  const admin = new pg.Client({ connectionString: inject('postgresUrl') })
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}
