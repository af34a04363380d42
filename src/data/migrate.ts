import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import * as z from 'zod'
import type { DataLog } from './db.ts'
import { diskFullError, startErrorFor } from './disk-full.ts'
import { knownMigrations, type Migration, migrationsDir, type Provider } from './migrations-folder.ts'
import { StartError } from './start-error.ts'

type Connections = SqlMigrationAwareDriverAdapterFactory

/** A database whose tables may be behind the program, and how to get at them. */
export interface Migratable {
  provider: Provider
  /** As people would name it: the file, or host and database; without a password. */
  name: string
  connections: Connections
  /** Runs the work while no other process migrates this database. */
  alone<R>(work: () => Promise<R>): Promise<R>
}

const placeOf = ({ name }: Migratable): string => `the database (${name})`

/**
 * Brings the tables to where this program expects them, through Prisma's own `_prisma_migrations`.
 * On SQLite all that is waiting happens whole or not at all, on PostgreSQL each migration does. One that an earlier start left unfinished (a full
 * disk, a kill) is tried again. Nothing is touched when the database is newer than the program.
 * @returns the names of the migrations that were applied now
 * @throws StartError
 */
export function migrate(database: Migratable, log: DataLog, dir = migrationsDir(database.provider)): Promise<string[]> {
  return database.alone(async () => {
    try {
      const { known, waiting, halves } = await compared(database, dir)
      return waiting.length === 0 ? [] : await apply(database, { known, halves }, dir, log)
    } catch (error) {
      throw startErrorFor(error, placeOf(database))
    }
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

interface Compared {
  known: Migration[]
  waiting: Migration[]
  /** Those of the waiting that were begun and not finished. */
  halves: string[]
}

async function compared(database: Migratable, dir: string): Promise<Compared> {
  const known = await knownMigrations(database.provider, dir)
  const history = await pastMigrations(database)
  refuseUnknown(database, history, known)
  const names = (state: Past['state']) => history.filter((each) => each.state === state).map(({ name }) => name)
  const applied = new Set(names('applied'))
  return { known, waiting: known.filter(({ name }) => !applied.has(name)), halves: names('unfinished') }
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

function failed(database: Migratable, migration: string, cause: unknown): StartError {
  return new StartError(
    {
      problem: `An update of the database (${database.name}) failed: ${migration}. It happens whole or not at all: the data is as it was.`,
      mend:
        'The next start tries it again. If it fails again, run the version of Roundel from before the update, which works with the database ' +
        'as it is, or put back the copy of the database from before the update.',
    },
    cause,
  )
}

/** Names sort in the order of their days: whatever came before the first that this program knows is of a version before its first release. */
function refuseUnknown(database: Migratable, history: Past[], known: Migration[]): void {
  const names = new Set(known.map(({ name }) => name))
  const unknown = history
    .filter(({ name, state }) => state !== 'rolled-back' && !names.has(name))
    .map(({ name }) => name)
  const [first] = known
  const [older] = unknown.filter((name) => first !== undefined && name < first.name).sort()
  if (older !== undefined) throw fromATrial(database, older)
  if (unknown.length === 0) return
  throw new StartError({
    problem: `The database (${database.name}) was last used by a newer Roundel: this one does not know ${unknown.join(', ')}. Nothing has been changed.`,
    mend: 'Install the newer version again, or put back the copy of the database from before it was updated.',
  })
}

function fromATrial(database: Migratable, migration: string): StartError {
  const empty =
    database.provider === 'sqlite'
      ? 'Keep the file: you may want to look something up. Set ROUNDEL_DATA_DIR to an empty folder and start again.'
      : 'Keep the database: you may want to look something up. Set DATABASE_URL to an empty database and start again.'
  return new StartError({
    problem: `The database (${database.name}) was made by a trial version of Roundel, before its first release (${migration}). This version can’t update it. Nothing has been changed.`,
    mend: empty,
  })
}

async function apply(
  database: Migratable,
  { known, halves }: Pick<Compared, 'known' | 'halves'>,
  dir: string,
  log: DataLog,
): Promise<string[]> {
  // Loaded only when there is something to do: the engine takes about a quarter of a second.
  const [{ applyMigrations }, { inOneTransaction, withoutOwnTransaction }, { watchConnections }] = await Promise.all([
    import('./sqlite/schema-engine.ts'),
    import('./sqlite/one-transaction.ts'),
    import('./watched-connections.ts'),
  ])
  const { connections, script, full } = watchConnections(database.connections)
  const work = async (through: Connections) => {
    if (halves.length > 0) await forgetHalves(through)
    return applyMigrations(database.provider, through, dir, known)
  }
  try {
    const applied = await (database.provider === 'sqlite' ? inOneTransaction(connections, work) : work(connections))
    log.info({ applied }, 'The database was brought up to date')
    return applied
  } catch (error) {
    if (full() !== null) throw diskFullError(placeOf(database), full())
    if (prismaCode(error) === NOT_EMPTY) throw notOurs(database, error)
    const begun = known.find(({ sql }) => withoutOwnTransaction(sql) === script())
    throw begun === undefined ? error : failed(database, begun.name, error)
  }
}

/** The engine applies nothing while it believes that something is half done; each migration is done whole or not at all. */
async function forgetHalves(connections: Connections): Promise<void> {
  const adapter = await connections.connect()
  try {
    const sql = 'DELETE FROM _prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL'
    await adapter.executeRaw({ sql, args: [], argTypes: [] })
  } finally {
    await adapter.dispose()
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
