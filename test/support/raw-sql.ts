import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { PrismaPg } from '@prisma/adapter-pg'
import type { SqlQueryable } from '@prisma/driver-adapter-utils'
import type { DatabaseKind } from './database.ts'

/** Runs SQL statements on a database over a connection of its own. */
export function statements(kind: DatabaseKind, url: string, each: readonly string[]): Promise<void> {
  return connected(kind, url, async (connection) => {
    for (const sql of each) await connection.executeRaw({ sql, args: [], argTypes: [] })
  })
}

/** The rows that a query gives. */
export function rows(kind: DatabaseKind, url: string, sql: string): Promise<unknown[][]> {
  return connected(kind, url, async (connection) => (await connection.queryRaw({ sql, args: [], argTypes: [] })).rows)
}

async function connected<R>(
  kind: DatabaseKind,
  url: string,
  work: (connection: SqlQueryable) => Promise<R>,
): Promise<R> {
  const factory = kind === 'sqlite' ? new PrismaBetterSqlite3({ url }) : new PrismaPg({ connectionString: url })
  const connection = await factory.connect()
  try {
    return await work(connection)
  } finally {
    await connection.dispose()
  }
}
