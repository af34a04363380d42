import { PrismaPg } from '@prisma/adapter-pg'
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { Prisma, PrismaClient } from '../../prisma/generated/postgresql/client/client.ts'
import { again } from './again.ts'
import { type DataLog, type Db, notNested, patience, type Tables } from './db.ts'

/** Until an address that does not answer is given up, in milliseconds; pg itself would wait for ever. */
const CONNECT_MS = 10_000

/** Any number will do, as long as every version of Roundel uses the same: it names the lock. */
const MIGRATION_LOCK = 7_268_306_335

/** Connections on which the schema engine changes the tables: one, since it keeps a lock on it. */
export function postgresqlForMigration(url: string): SqlMigrationAwareDriverAdapterFactory {
  const inner = new PrismaPg({ connectionString: url, max: 1, connectionTimeoutMillis: CONNECT_MS })
  const wholeScripts = async (connecting: Promise<SqlDriverAdapter>) => {
    const adapter = await connecting
    // The adapter cuts a script at each semicolon and commits piece by piece. Sent as one message PostgreSQL does it whole or not at all.
    adapter.executeScript = async (script) => {
      await adapter.executeRaw({ sql: script, args: [], argTypes: [] })
    }
    return adapter
  }
  return {
    provider: inner.provider,
    adapterName: inner.adapterName,
    connect: () => wholeScripts(inner.connect()),
    connectToShadowDb: () => wholeScripts(inner.connectToShadowDb()),
  }
}

/**
 * Runs `work` while no other process does the same on this database: the second waits. The lock belongs to a transaction of its own, so
 * it goes with the connection when the process is killed, and passes through connection poolers.
 */
export async function aloneOnPostgresql<R>(url: string, work: () => Promise<R>): Promise<R> {
  const adapter = await postgresqlForMigration(url).connect()
  try {
    const holder = await adapter.startTransaction()
    try {
      await holder.queryRaw({ sql: `SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})::text`, args: [], argTypes: [] })
      return await work()
    } finally {
      await holder.executeRaw({ sql: 'ROLLBACK', args: [], argTypes: [] })
      await holder.rollback()
    }
  } finally {
    await adapter.dispose()
  }
}

/**
 * Opens a migrated PostgreSQL database. Every transaction is Serializable; when PostgreSQL breaks one off because another came in
 * between (P2034), the whole work is run again.
 */
export async function openPostgresql(url: string, log: DataLog): Promise<Db> {
  const adapter = new PrismaPg(
    { connectionString: url, connectionTimeoutMillis: CONNECT_MS },
    { onPoolError: (error) => log.warn({ err: error }, 'A connection to PostgreSQL was lost') },
  )
  const client = new PrismaClient({
    adapter,
    transactionOptions: { ...patience, isolationLevel: Prisma.TransactionIsolationLevel.Serializable },
  })
  await client.$connect()
  const attempt = <R>(work: (tx: Tables) => Promise<R>) => client.$transaction((tx) => work(asTables(tx)))
  const underWay = new Set<Promise<unknown>>()
  return {
    provider: 'postgresql',
    read: asTables(client),
    transaction: (work) =>
      notNested(async () => {
        const run = again(
          () => attempt(work),
          isConflict,
          (tries) => log.info({ tries }, 'A transaction is tried again'),
        )
        underWay.add(run)
        try {
          return await run
        } finally {
          underWay.delete(run)
        }
      }),
    close: async () => {
      await Promise.allSettled(underWay)
      await client.$disconnect()
    },
  }
}

/**
 * The two clients are generated from the same models, so their tables have the same shape; TypeScript sees two unrelated sets of types.
 * The one place where one is taken for the other.
 */
function asTables(client: Prisma.TransactionClient): Tables {
  return client as unknown as Tables
}

function isConflict(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2034'
}
