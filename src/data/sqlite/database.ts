import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { Prisma, PrismaClient } from '../../../prisma/generated/sqlite/client/client.ts'
import { type DataLog, type Db, refuseNesting, type Tables } from '../db.ts'
import { unwritable } from '../disk-full.ts'
import { driverKind } from '../migrate.ts'
import { InFlight, retryOnConflict } from '../retry.ts'
import { FactCache } from './fact-cache.ts'
import { keepStatements } from './statements.ts'
import { SqliteWriter } from './writer.ts'

/**
 * How long to wait for another process (a backup, a second start) that holds the file, in milliseconds. better-sqlite3 waits without
 * letting anything else run, so it is short; a transaction that did not get the file is tried again.
 */
const BUSY_MS = 500

/** At the start nothing else runs yet, and another process may be changing the tables. */
const BUSY_AT_START_MS = 15_000

/** Connections on which the schema engine changes the tables. */
export function sqliteForMigration(file: string): SqlMigrationAwareDriverAdapterFactory {
  return factory(file, BUSY_AT_START_MS, { foreign_keys: 1, synchronous: FULL, secure_delete: 1 }, 'each once')
}

/** For tests that let the disk fail. */
export interface SqliteOptions {
  /** What the connection that writes goes through. */
  through?: (connections: SqlMigrationAwareDriverAdapterFactory) => SqlMigrationAwareDriverAdapterFactory
  /** For how long (ms) others may join a commit: then it is not the machine's speed that says who does. */
  othersJoinFor?: number
}

/**
 * Opens a migrated SQLite file. One Prisma client is one connection, and a write beside an open transaction would be undone with it:
 * so one client writes (src/data/sqlite/writer.ts), and a second one, which cannot write, reads.
 * WAL lets it read the committed state while the other writes; synchronous=FULL keeps a commit through a power cut; secure_delete overwrites
 * what is deleted with zeros.
 */
export async function openSqlite(
  file: string,
  log: DataLog,
  { through = (same) => same, othersJoinFor }: SqliteOptions = {},
): Promise<Db> {
  const settings = { journal_mode: 'wal', synchronous: FULL, foreign_keys: 1, busy_timeout: BUSY_MS, secure_delete: 1 }
  const remembered = new FactCache()
  const writing = through(factory(file, BUSY_MS, settings, 'the same again and again'))
  const writer = await SqliteWriter.open(writing, remembered, othersJoinFor)
  const reader = new PrismaClient({
    adapter: factory(file, BUSY_MS, { ...settings, query_only: 1 }, 'the same again and again'),
  })
  await reader.$connect()

  const underWay = new InFlight()
  /** Where another program reads, or the disk fails, it is as long as before: the night's work does it again. */
  const truncated = (): Promise<boolean> =>
    writer
      .between((connection) => connection.ask('PRAGMA wal_checkpoint(TRUNCATE)'))
      .then(
        ([row]) => String(row?.[0]) === '0',
        () => false,
      )
  let failing = false
  const noted = async <R>(write: Promise<R>): Promise<R> => {
    try {
      const result = await write
      if (failing) log.warn({ problem: 'written-again' }, 'The database file can be written again')
      failing = false
      return result
    } catch (error) {
      const code = unwritable(error)
      // once: a log that grows each second would take the room that is to be made
      if (code !== null && !failing) log.warn({ problem: code }, 'The database file cannot be written')
      failing ||= code !== null
      throw error
    }
  }
  const write = <R>(work: (tx: Tables) => Promise<R>): Promise<R> =>
    refuseNesting(() =>
      underWay.with(
        noted(
          retryOnConflict(
            () => writer.transaction(work),
            isBusy,
            (tries) => log.warn({ tries }, 'The database file was busy'),
          ),
        ),
      ),
    )
  return {
    provider: 'sqlite',
    read: reader,
    cached: (key, read) => remembered.answer(key, () => read(reader)),
    transaction: write,
    writable: async () => {
      if (!failing) return true
      const key = 'written.again'
      return write((tx) =>
        tx.setting.upsert({ where: { key }, create: { key, value: '' }, update: { value: '' } }),
      ).then(
        () => true,
        () => false,
      )
    },
    truncateLog: () => underWay.with(truncated()),
    compact: () =>
      underWay.with(
        writer.between(async () => {
          const { vacuum } = await import('./vacuum.ts')
          return vacuum(file)
        }),
      ),
    close: async () => {
      await underWay.ended()
      await truncated()
      await reader.$disconnect()
      await writer.close()
    },
  }
}

/** `PRAGMA synchronous` speaks in numbers: 2 is FULL. */
const FULL = 2

/** What the adapter makes of SQLITE_BUSY: P1008 from a query, SocketTimeout from BEGIN and COMMIT. */
function isBusy(error: unknown): boolean {
  return (
    (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P1008') ||
    driverKind(error) === 'SocketTimeout'
  )
}

/** Connections that carry these pragmas, which is read back: SQLite ignores one that it does not know or cannot grant. */
function factory(
  file: string,
  timeout: number,
  pragmas: Record<string, string | number>,
  work: 'the same again and again' | 'each once',
): SqlMigrationAwareDriverAdapterFactory {
  const inner = new PrismaBetterSqlite3({ url: file, timeout })
  const set = async (connecting: Promise<SqlDriverAdapter>) => {
    const adapter = await connecting
    try {
      for (const [name, value] of Object.entries(pragmas)) await setPragma(adapter, name, value)
      if (work === 'the same again and again') keepStatements(adapter)
      return adapter
    } catch (error) {
      await adapter.dispose()
      throw error
    }
  }
  return {
    provider: inner.provider,
    adapterName: inner.adapterName,
    connect: () => set(inner.connect()),
    connectToShadowDb: () => inner.connectToShadowDb(),
  }
}

async function setPragma(adapter: SqlDriverAdapter, name: string, value: string | number): Promise<void> {
  await adapter.executeScript(`PRAGMA ${name} = ${value}`)
  const { rows } = await adapter.queryRaw({ sql: `PRAGMA ${name}`, args: [], argTypes: [] })
  const now = rows[0]?.[0]
  if (String(now) !== String(value))
    throw new Error(`SQLite's setting ${name} is ${String(now)} and should be ${value}`)
}
