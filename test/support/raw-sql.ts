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

const TABLES: Record<DatabaseKind, string> = {
  sqlite: `SELECT name FROM sqlite_master WHERE type = 'table'`,
  postgresql: `SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public'`,
}

/** Every row of every table but the migrations', by the database's own catalogue and not by our models. */
export function everyRow(kind: DatabaseKind, url: string): Promise<{ table: string; row: unknown[] }[]> {
  return connected(kind, url, async (connection) => {
    const ask = async (sql: string) => (await connection.queryRaw({ sql, args: [], argTypes: [] })).rows
    const found: { table: string; row: unknown[] }[] = []
    const tables = (await ask(TABLES[kind])).map(([name]) => String(name))
    for (const table of tables.filter((each) => !each.startsWith('_')))
      for (const row of await ask(`SELECT * FROM "${table}"`)) found.push({ table, row })
    return found
  })
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
