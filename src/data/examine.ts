import type { SqlMigrationAwareDriverAdapterFactory, SqlQueryable } from '@prisma/driver-adapter-utils'
import * as z from 'zod'
import { Prisma } from '../../prisma/generated/sqlite/client/client.ts'
import { driverKind } from './migrate.ts'
import type { Provider } from './migrations-folder.ts'

/** How a database is, beyond answering. */
export interface DatabaseHealth {
  bytes: number
  /** What its own check found broken, in its own words; they tell of pages and trees, never of what stands in them. */
  damage: readonly string[]
  /** 'held': another program has kept the file to itself for longer than we wait. */
  writable: 'yes' | 'held' | 'no'
  /** Tables and columns that this program needs and that are not there: 'Room.stopped'. */
  missing: readonly string[]
}

/** How long another program may hold the file, in ms: Roundel's own transactions last milliseconds. */
const HELD_MS = 2_000

/** The first so many are told. */
const MOST_DAMAGE = 5

/** Looks closely at a database that is up to date, and changes nothing. */
export async function examine(
  provider: Provider,
  connections: SqlMigrationAwareDriverAdapterFactory,
): Promise<DatabaseHealth> {
  const connection = await connections.connect()
  try {
    const missing = await missingFrom(connection)
    return { ...(provider === 'sqlite' ? await sqlite(connection) : await postgresql(connection)), missing }
  } finally {
    await connection.dispose()
  }
}

async function sqlite(connection: SqlQueryable): Promise<Omit<DatabaseHealth, 'missing'>> {
  await one(connection, `PRAGMA busy_timeout = ${HELD_MS}`)
  const bytes = Number(await one(connection, 'PRAGMA page_count')) * Number(await one(connection, 'PRAGMA page_size'))
  return { bytes, damage: await sqliteDamage(connection), writable: await sqliteWritable(connection) }
}

const corrupt = z.object({ cause: z.object({ originalCode: z.string().startsWith('SQLITE_CORRUPT') }) })

async function sqliteDamage(connection: SqlQueryable): Promise<string[]> {
  try {
    // all of integrity_check but the comparison of indexes with their tables, which takes many times as long
    const { rows } = await ask(connection, `PRAGMA quick_check(${MOST_DAMAGE})`)
    return rows.map((row) => String(row[0])).filter((line) => line !== 'ok')
  } catch (error) {
    // too far gone for a list
    if (corrupt.safeParse(error).success) return ['the file is malformed']
    throw error
  }
}

/** Takes the right to write, and gives it back unused. */
async function sqliteWritable(connection: SqlQueryable): Promise<DatabaseHealth['writable']> {
  try {
    await connection.executeRaw({ sql: 'BEGIN IMMEDIATE', args: [], argTypes: [] })
    await connection.executeRaw({ sql: 'ROLLBACK', args: [], argTypes: [] })
    return 'yes'
  } catch (error) {
    return driverKind(error) === 'SocketTimeout' ? 'held' : 'no'
  }
}

async function postgresql(connection: SqlQueryable): Promise<Omit<DatabaseHealth, 'missing'>> {
  const bytes = Number(await one(connection, 'SELECT pg_database_size(current_database())::text'))
  // a standby, a database or a user set to read only
  const readOnly = await one(connection, "SELECT current_setting('transaction_read_only')")
  const allowed = await one(connection, `SELECT has_table_privilege('"Post"', 'INSERT, UPDATE, DELETE')::text`)
  return { bytes, damage: [], writable: readOnly === 'off' && allowed === 'true' ? 'yes' : 'no' }
}

async function missingFrom(connection: SqlQueryable): Promise<string[]> {
  const missing: string[] = []
  for (const table of Object.values(Prisma.ModelName)) {
    const columns = Object.keys(Prisma[`${table}ScalarFieldEnum`])
    // with its table's name before it a column that is not there is never taken for a text
    const some = (names: readonly string[]) =>
      ask(connection, `SELECT ${names.map((name) => `"${table}"."${name}"`).join(', ')} FROM "${table}" LIMIT 0`)
    if (await isThere(() => some(columns))) continue
    const gone = await Promise.all(columns.map((column) => isThere(() => some([column]))))
    missing.push(...(gone.includes(true) ? columns.filter((_, at) => !gone[at]).map((c) => `${table}.${c}`) : [table]))
  }
  return missing
}

async function isThere(look: () => Promise<unknown>): Promise<boolean> {
  try {
    await look()
    return true
  } catch (error) {
    if (['TableDoesNotExist', 'ColumnNotFound'].includes(driverKind(error) ?? '')) return false
    throw error
  }
}

const ask = (connection: SqlQueryable, sql: string) => connection.queryRaw({ sql, args: [], argTypes: [] })

async function one(connection: SqlQueryable, sql: string): Promise<unknown> {
  return (await ask(connection, sql)).rows[0]?.[0]
}
