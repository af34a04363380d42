import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { Prisma, PrismaClient } from '../../prisma/generated/sqlite/client/client.ts'
import { again } from './again.ts'
import { type DataLog, type Db, notNested, patience, type Tables } from './db.ts'
import { Remembered } from './remembering.ts'

/**
 * How long to wait for another process (a backup, a second start) that holds the file, in milliseconds. better-sqlite3 waits without
 * letting anything else run, so it is short; a transaction that did not get the file is tried again.
 */
const BUSY_MS = 500

/** At the start nothing else runs yet, and another process may be changing the tables. */
const BUSY_AT_START_MS = 15_000

/** Connections on which the schema engine changes the tables. */
export function sqliteForMigration(file: string): SqlMigrationAwareDriverAdapterFactory {
  return factory(file, BUSY_AT_START_MS, { foreign_keys: 1, synchronous: FULL })
}

/**
 * Opens a migrated SQLite file. One Prisma client is one connection, and a write beside an open transaction would be undone with it:
 * so one client writes, one transaction after another, and a second one, which cannot write, reads.
 * WAL lets it read the committed state while the other writes; synchronous=FULL keeps a commit through a power cut.
 */
export async function openSqlite(file: string, log: DataLog): Promise<Db> {
  const settings = { journal_mode: 'wal', synchronous: FULL, foreign_keys: 1, busy_timeout: BUSY_MS }
  const remembered = new Remembered()
  const newWriter = () =>
    new PrismaClient({
      adapter: remembered.watching(factory(file, BUSY_MS, settings)),
      transactionOptions: patience,
    })
  let writer = newWriter()
  await writer.$connect()
  const reader = new PrismaClient({ adapter: factory(file, BUSY_MS, { ...settings, query_only: 1 }) })
  await reader.$connect()

  const attempt = async <R>(work: (tx: Tables) => Promise<R>): Promise<R> => {
    let worked = false
    try {
      return await writer.$transaction(async (tx) => {
        const result = await work(tx)
        worked = true
        return result
      })
    } catch (error) {
      // After a failed COMMIT SQLite keeps the transaction open, and Prisma gives the connection to the next one all the same.
      if (worked) {
        log.warn({}, 'A commit failed: the connection is closed and made anew')
        const broken = writer
        writer = newWriter()
        await broken.$disconnect()
      }
      throw error
    }
  }

  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <R>(run: () => Promise<R>): Promise<R> => {
    const turn = last.then(run)
    last = turn.catch(() => undefined)
    return turn
  }

  return {
    provider: 'sqlite',
    read: reader,
    remembered: (key, read) => remembered.answer(key, () => read(reader)),
    transaction: (work) =>
      notNested(() =>
        inTurn(() =>
          again(
            () => attempt(work),
            isBusy,
            (tries) => log.warn({ tries }, 'The database file was busy'),
          ),
        ),
      ),
    close: async () => {
      await last
      await Promise.all([writer.$disconnect(), reader.$disconnect()])
    },
  }
}

/** `PRAGMA synchronous` speaks in numbers: 2 is FULL. */
const FULL = 2

/** P1008 is what the adapter makes of SQLITE_BUSY. */
function isBusy(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P1008'
}

/** Connections that carry these pragmas, which is read back: SQLite ignores one that it does not know or cannot grant. */
function factory(
  file: string,
  timeout: number,
  pragmas: Record<string, string | number>,
): SqlMigrationAwareDriverAdapterFactory {
  const inner = new PrismaBetterSqlite3({ url: file, timeout })
  const set = async (connecting: Promise<SqlDriverAdapter>) => {
    const adapter = await connecting
    try {
      for (const [name, value] of Object.entries(pragmas)) await setPragma(adapter, name, value)
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
