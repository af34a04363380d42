import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { z } from 'zod'
import type { DataLog } from './db.ts'
import { knownMigrations, type Migration, migrationsDir, type Provider } from './migrations-folder.ts'
import { StartError } from './start-error.ts'

/** A database whose tables may be behind the program, and how to get at them. */
export interface Migratable {
  provider: Provider
  /** As people would name it: the file, or host and database; without a password. */
  name: string
  connections: SqlMigrationAwareDriverAdapterFactory
  /** Runs the work while no other process migrates this database. */
  alone<R>(work: () => Promise<R>): Promise<R>
}

/**
 * Brings the tables to where this program expects them, through Prisma's own `_prisma_migrations`.
 * Each migration happens whole or not at all. Nothing is touched when the database is newer than the program or when an earlier migration
 * was left unfinished.
 * @returns the names of the migrations that were applied now
 * @throws StartError
 */
export function migrate(database: Migratable, log: DataLog, dir = migrationsDir(database.provider)): Promise<string[]> {
  return database.alone(async () => {
    const { known, waiting } = await compared(database, dir)
    return waiting.length === 0 ? [] : apply(database, known, dir, log)
  })
}

/**
 * The names of the migrations that the next start would apply. Looks, and changes nothing.
 * @throws StartError as `migrate` does
 */
export async function migrationsWaiting(database: Migratable): Promise<string[]> {
  const { waiting } = await compared(database, migrationsDir(database.provider))
  return waiting.map(({ name }) => name)
}

async function compared(database: Migratable, dir: string): Promise<{ known: Migration[]; waiting: Migration[] }> {
  const known = await knownMigrations(database.provider, dir)
  const history = await pastMigrations(database)
  refuseUnfinished(database, history)
  refuseNewer(database, history, known)
  const applied = new Set(history.filter(({ state }) => state === 'applied').map(({ name }) => name))
  return { known, waiting: known.filter(({ name }) => !applied.has(name)) }
}

const pastMigration = z.tuple([z.string(), z.enum(['applied', 'unfinished', 'rolled-back'])])
type Past = { name: string; state: z.infer<typeof pastMigration>[1] }

const HISTORY = `SELECT migration_name, CASE WHEN rolled_back_at IS NOT NULL THEN 'rolled-back'
  WHEN finished_at IS NULL THEN 'unfinished' ELSE 'applied' END FROM _prisma_migrations ORDER BY started_at`

/** What the database says was done to it; nothing if it was never migrated. */
async function pastMigrations(database: Migratable): Promise<Past[]> {
  const adapter = await database.connections.connect()
  try {
    const { rows } = await adapter.queryRaw({ sql: HISTORY, args: [], argTypes: [] })
    return rows.map((row) => {
      const [name, state] = pastMigration.parse(row)
      return { name, state }
    })
  } catch (error) {
    if (driverKind(error) === 'TableDoesNotExist') return []
    throw error
  } finally {
    await adapter.dispose()
  }
}

function refuseUnfinished(database: Migratable, history: Past[]): void {
  const half = history.find(({ state }) => state === 'unfinished')
  if (half !== undefined) throw unfinished(database, half.name)
}

function unfinished(database: Migratable, migration: string, cause?: unknown): StartError {
  return new StartError(
    {
      problem: `An update of the database (${database.name}) was begun and not finished: ${migration}. Nothing else has been changed.`,
      mend:
        'Put back the copy of the database from before the update and start again. ' +
        'Without a copy: each update happens whole or not at all, so it can be tried again. ' +
        'Make room on the disk if it was full, take its mark away with any SQL tool, and start again: ' +
        `DELETE FROM "_prisma_migrations" WHERE "migration_name" = '${migration}' AND "finished_at" IS NULL;`,
    },
    cause,
  )
}

function refuseNewer(database: Migratable, history: Past[], known: Migration[]): void {
  const names = new Set(known.map(({ name }) => name))
  const newer = history.filter(({ name, state }) => state === 'applied' && !names.has(name)).map(({ name }) => name)
  if (newer.length === 0) return
  throw new StartError({
    problem: `The database (${database.name}) was last used by a newer Roundel: this one does not know ${newer.join(', ')}. Nothing has been changed.`,
    mend: 'Install the newer version again, or put back the copy of the database from before it was updated.',
  })
}

async function apply(database: Migratable, known: Migration[], dir: string, log: DataLog): Promise<string[]> {
  // Loaded only when there is something to do: the engine takes about a quarter of a second.
  const { applyMigrations } = await import('./schema-engine.ts')
  try {
    const applied = await applyMigrations(database.provider, database.connections, dir, known)
    log.info({ applied }, 'The database was brought up to date')
    return applied
  } catch (error) {
    const half = (await pastMigrations(database)).find(({ state }) => state === 'unfinished')
    if (half !== undefined) throw unfinished(database, half.name, error)
    if (prismaCode(error) === NOT_EMPTY) throw notOurs(database, error)
    throw error
  }
}

/** Prisma's code for a database with tables and without a history of migrations. */
const NOT_EMPTY = 'P3005'

function notOurs(database: Migratable, cause: unknown): StartError {
  return new StartError(
    {
      problem: `The database (${database.name}) holds tables which are not Roundel's. Nothing has been changed.`,
      mend: 'Set DATABASE_URL to an empty database of its own.',
    },
    cause,
  )
}

const withCode = z.object({ code: z.string() })
const withKind = z.object({ cause: z.object({ kind: z.string(), originalMessage: z.string().optional() }) })

function prismaCode(error: unknown): string | null {
  return withCode.safeParse(error).data?.code ?? null
}

/** The kind of failure that a driver adapter names ('TableDoesNotExist', 'DatabaseNotReachable', ...), if it is one. */
export function driverKind(error: unknown): string | null {
  return withKind.safeParse(error).data?.cause.kind ?? null
}
