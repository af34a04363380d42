import { PrismaPg } from '@prisma/adapter-pg'
import type {
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
  SqlQueryable,
} from '@prisma/driver-adapter-utils'
import { Prisma, PrismaClient } from '../../../prisma/generated/postgresql/client/client.ts'
import {
  type DataLog,
  type Db,
  type Isolation,
  isReading,
  refuseNesting,
  type Tables,
  TRANSACTION_TIMEOUTS,
} from '../db.ts'
import { codesIn } from '../disk-full.ts'
import { driverKind } from '../migrate.ts'
import { InFlight, retryOnConflict } from '../retry.ts'
import { StartError } from '../start-error.ts'

/** Until an address that does not answer is given up, in milliseconds; pg itself would wait for ever. */
const CONNECT_MS = 10_000

/**
 * How long one statement may take before its connection counts as dead, in milliseconds: a machine that has gone says nothing, and TCP itself
 * waits for a quarter of an hour. The longest of ours takes some tens.
 */
const STATEMENT_MS = 10_000

/**
 * What the server does by itself, in milliseconds: it breaks off what we no longer wait for, and what a process of ours left open when its
 * machine went away, with all that it had locked. They are sent when a connection is made.
 */
const SERVER_LIMITS = {
  statement_timeout: STATEMENT_MS,
  lock_timeout: STATEMENT_MS,
  idle_in_transaction_session_timeout: 2 * TRANSACTION_TIMEOUTS.timeout,
}

/** protocol_violation: what a pooler such as PgBouncer answers to a setting that it does not pass on. */
const NOT_PASSED_ON = '08P01'

/** Any number will do, as long as every version of Roundel uses the same: it names the lock. */
const MIGRATION_LOCK = 7_268_306_335

/** How long a second process waits for the first to change the tables, in seconds. */
const MIGRATION_WAIT_S = 120

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
      await lock(holder)
      return await work()
    } finally {
      await holder.executeRaw({ sql: 'ROLLBACK', args: [], argTypes: [] })
      await holder.rollback()
    }
  } finally {
    await adapter.dispose()
  }
}

async function lock(holder: SqlQueryable): Promise<void> {
  await holder.executeRaw({ sql: `SET LOCAL lock_timeout = '${MIGRATION_WAIT_S}s'`, args: [], argTypes: [] })
  try {
    await holder.queryRaw({ sql: `SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})::text`, args: [], argTypes: [] })
  } catch (error) {
    throw new StartError(
      {
        problem:
          'Another Roundel has been updating the tables of the database that DATABASE_URL names, and has not finished.',
        mend: 'Check that process or stop it, then start again.',
      },
      error,
    )
  }
}

/** For tests of a network that has gone silent. */
export interface PostgresqlOptions {
  connectMs?: number
  statementMs?: number
}

/** The limits, unless a pooler on the way does not pass them on: then only ours hold. */
async function limitsFor(
  connection: { connectionString: string; connectionTimeoutMillis: number },
  log: DataLog,
): Promise<Partial<typeof SERVER_LIMITS>> {
  const probe = await new PrismaPg({ ...connection, max: 1, ...SERVER_LIMITS }).connect()
  try {
    await probe.queryRaw({ sql: 'SELECT 1', args: [], argTypes: [] })
    return SERVER_LIMITS
  } catch (error) {
    if (!codesIn(error).includes(NOT_PASSED_ON)) throw error
    log.info({}, 'A pooler does not pass the limits of a session on to PostgreSQL')
    return {}
  } finally {
    await probe.dispose()
  }
}

/**
 * Opens a migrated PostgreSQL database. Transactions are Serializable unless they say otherwise; when PostgreSQL breaks one off because another came in
 * between (P2034), the whole work is run again.
 */
export async function openPostgresql(
  url: string,
  log: DataLog,
  { connectMs = CONNECT_MS, statementMs = STATEMENT_MS }: PostgresqlOptions = {},
): Promise<Db> {
  const connection = { connectionString: url, connectionTimeoutMillis: connectMs, keepAlive: true }
  const adapter = new PrismaPg(
    { ...connection, query_timeout: statementMs, ...(await limitsFor(connection, log)) },
    { onPoolError: (error) => log.warn({ err: error }, 'A connection to PostgreSQL was lost') },
  )
  const client = new PrismaClient({
    adapter,
    transactionOptions: TRANSACTION_TIMEOUTS,
  })
  await client.$connect()
  const attempt = <R>(work: (tx: Tables) => Promise<R>, isolation: Isolation) =>
    client.$transaction((tx) => work(asTables(tx)), { isolationLevel: LEVELS[isolation] })
  const underWay = new InFlight()
  const read = asTables(client.$extends({ query: { $allModels: { $allOperations: onlyReading } } }))
  return {
    provider: 'postgresql',
    read,
    cached: (_, ask) => ask(read),
    transaction: (work, isolation = 'serializable') =>
      refuseNesting(() =>
        underWay.with(
          retryOnConflict(
            () => attempt(work, isolation),
            isConflict,
            (tries) => log.info({ tries }, 'A transaction is tried again'),
          ),
        ),
      ),
    // a server has monitors of its own for its disk; here it counts whether it answers
    writable: async () => true,
    truncateLog: async () => true,
    compact: async () => 'by-itself',
    close: async () => {
      await underWay.ended()
      await client.$disconnect()
    },
  }
}

/** https://www.postgresql.org/docs/current/transaction-iso.html */
const LEVELS = {
  serializable: Prisma.TransactionIsolationLevel.Serializable,
  snapshot: Prisma.TransactionIsolationLevel.RepeatableRead,
} as const satisfies Record<Isolation, string>

/** What the types rule out is refused at run time too, as it is on SQLite, where the reading connection cannot write. */
function onlyReading<A, R>({ operation, args, query }: { operation: string; args: A; query: (args: A) => R }): R {
  if (!isReading(operation)) throw new Error(`'${operation}' outside a transaction: use db.transaction`)
  return query(args)
}

/**
 * The two clients are generated from the same models, so their tables have the same shape; TypeScript sees two unrelated sets of types.
 * The one place where one is taken for the other.
 */
function asTables(client: object): Tables {
  return client as Tables
}

/** A conflict found by a statement is P2034; one found by the COMMIT comes as the driver's own error, which Prisma does not translate. */
function isConflict(error: unknown): boolean {
  const known = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2034'
  return known || driverKind(error) === 'TransactionWriteConflict'
}
