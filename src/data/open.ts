import { existsSync } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { DataLog, Db } from './db.ts'
import { diskFullError, isDiskFull } from './disk-full.ts'
import type { DatabaseHealth } from './examine.ts'
import { driverKind, type Migratable, migrate, migrationsWaiting } from './migrate.ts'
import { StartError } from './start-error.ts'

export interface DatabasePlace {
  /** DATABASE_URL: `postgresql://...`, `postgres://...` or `file:...`; absent or empty: `<dataDir>/roundel.sqlite`. */
  url?: string | undefined
  dataDir: string
  log?: DataLog
}

const silent: DataLog = { info: () => undefined, warn: () => undefined }

/**
 * Opens the database, made or brought up to date first.
 * @throws StartError: the address is wrong, nothing answers there, or its tables are not what this program can work with
 */
export async function openDatabase({ url, dataDir, log = silent }: DatabasePlace): Promise<Db> {
  const database = await openableFor(url, dataDir)
  if (isUnset(url)) await made(dataDir)
  return saying(database, url, async () => {
    await migrate(database, log)
    return database.open(log)
  })
}

export interface Visit {
  /** As people would name it: the file, or host and database; without a password. */
  name: string
  /** False: the first start will make it. */
  there: boolean
  /** Migrations that the next start would apply. */
  waiting: readonly string[]
  /** Null unless it is there and nothing is waiting: then it can be read as it stands. */
  db: Db | null
  /** Looks closely, which takes its time with a large file. Only where `db` is not null. @throws StartError */
  examine(): Promise<DatabaseHealth>
}

/**
 * Looks at the database as a start would find it, and changes nothing.
 * @throws StartError as openDatabase does
 */
export async function visitDatabase({ url, dataDir, log = silent }: DatabasePlace): Promise<Visit> {
  const database = await openableFor(url, dataDir)
  const { name, provider, connections } = database
  const look = () => saying(database, url, async () => (await import('./examine.ts')).examine(provider, connections))
  if (!database.there()) return { name, there: false, waiting: [], db: null, examine: look }
  return saying(database, url, async () => {
    const waiting = await migrationsWaiting(database)
    return { name, there: true, waiting, db: waiting.length === 0 ? await database.open(log) : null, examine: look }
  })
}

/** Whatever a driver says becomes what to do about it. */
async function saying<R>(database: Openable, url: string | undefined, work: () => Promise<R>): Promise<R> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof StartError ? error : cannotOpen(database, url, error)
  }
}

type Openable = Migratable & {
  /** False where opening would make it. */
  there(): boolean
  open(log: DataLog): Promise<Db>
}

const isUnset = (url: string | undefined): url is undefined | '' => url === undefined || url === ''

/** Each database has a client of its own, of some 15 MB: the one that is not used is not loaded. */
async function openableFor(url: string | undefined, dataDir: string): Promise<Openable> {
  if (isUnset(url)) return sqlite(join(resolve(dataDir), 'roundel.sqlite'))
  if (/^postgres(ql)?:\/\//.test(url)) return postgresql(url)
  if (url.startsWith('file:')) return sqlite(fileOf(url))
  throw new StartError({
    problem: 'DATABASE_URL is neither the address of a PostgreSQL database nor that of a file.',
    mend: 'Write it as postgresql://user:password@host:5432/database or file:/path/to/roundel.sqlite, or leave it out to keep the data in ROUNDEL_DATA_DIR.',
  })
}

async function made(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 })
  } catch (error) {
    if (isDiskFull(error)) throw diskFullError(`ROUNDEL_DATA_DIR (${resolve(dataDir)})`, error)
    throw new StartError(
      {
        problem: `The folder for the data, ROUNDEL_DATA_DIR (${resolve(dataDir)}), is not there and could not be made.`,
        mend: 'Make it, let the account that runs Roundel write there, or set ROUNDEL_DATA_DIR to another folder.',
      },
      error,
    )
  }
}

/** `file:data/x.sqlite` is taken from the working folder, `file:///path` and `file:/path` are absolute; parameters are not ours. */
function fileOf(url: string): string {
  const path = url.startsWith('file://') ? absolutePath(url) : url.slice('file:'.length)
  if (path === null || path === '' || path.includes('?') || path.endsWith('/')) {
    throw new StartError({
      problem: 'DATABASE_URL names no file that could be opened.',
      mend: 'Write it as file:/path/to/roundel.sqlite, without anything after the name.',
    })
  }
  return resolve(path)
}

function absolutePath(url: string): string | null {
  try {
    return fileURLToPath(url)
  } catch {
    return null
  }
}

async function sqlite(file: string): Promise<Openable> {
  const { openSqlite, sqliteForMigration } = await import('./sqlite/database.ts')
  return {
    provider: 'sqlite',
    name: file,
    connections: sqliteForMigration(file),
    there: () => existsSync(file),
    // The engine itself keeps the file to itself while it works; another process waits to read it.
    alone: async (work) => {
      await madeForOwner(file)
      return work()
    },
    open: (log) => openSqlite(file, log),
  }
}

/** A new file is readable by its owner alone; SQLite gives the files beside it the same rights. One that is there stays as it is. */
async function madeForOwner(file: string): Promise<void> {
  const handle = await open(file, 'a', 0o600)
  await handle.close()
}

async function postgresql(url: string): Promise<Openable> {
  const address = URL.canParse(url) ? new URL(url) : null
  const name = address?.pathname.slice(1) ?? ''
  if (address === null || address.hostname === '' || name === '') {
    throw new StartError({
      problem: 'DATABASE_URL is not a whole address of a PostgreSQL database.',
      mend: 'Write it as postgresql://user:password@host:5432/database. Signs like @ / : # in the password are written as %40 %2F %3A %23.',
    })
  }
  const { aloneOnPostgresql, openPostgresql, postgresqlForMigration } = await import('./postgresql/database.ts')
  return {
    provider: 'postgresql',
    name: `${name} on ${address.host}`,
    connections: postgresqlForMigration(url),
    there: () => true,
    alone: (work) => aloneOnPostgresql(url, work),
    open: (log) => openPostgresql(url, log),
  }
}

/** What to do about each failure that a driver names; never its own text, which may repeat the address. */
function cannotOpen(database: Openable, url: string | undefined, error: unknown): StartError {
  if (isDiskFull(error)) return diskFullError(`the database (${database.name})`, error)
  const where = isUnset(url) ? 'The database file' : 'The database that DATABASE_URL names'
  const mends: Record<string, string> = {
    DatabaseNotReachable: 'Check that the server runs and that host and port in DATABASE_URL are right.',
    AuthenticationFailed: 'Check user and password in DATABASE_URL.',
    DatabaseAccessDenied: 'Let this user connect to this database, or name another in DATABASE_URL.',
    DatabaseDoesNotExist: 'Make it first (CREATE DATABASE), or name another in DATABASE_URL.',
    TlsConnectionError: 'Check sslmode in DATABASE_URL.',
    TooManyConnections: 'Close other programs that use the server, or let it take more connections.',
    SocketTimeout: 'Another program holds it: end that program (is Roundel running twice?) and start again.',
  }
  const mend =
    mends[driverKind(error) ?? ''] ??
    (database.provider === 'sqlite'
      ? 'Check that it is a SQLite file, that its folder is there, and that the account that runs Roundel may write there.'
      : 'Check DATABASE_URL, and that the server runs.')
  return new StartError({ problem: `${where} (${database.name}) could not be opened.`, mend }, error)
}
