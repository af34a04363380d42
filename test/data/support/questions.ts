import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { PrismaPg } from '@prisma/adapter-pg'
import type { SqlDriverAdapter, SqlQuery, SqlQueryable } from '@prisma/driver-adapter-utils'
import { vi } from 'vitest'

/** What a database was asked, once for each shape: lists of different lengths are one shape. */
export type Questions = ReadonlyMap<string, SqlQuery>

/**
 * Listens to every statement that is sent to either database over connections made from now on, at the driver adapters: what Prisma really
 * makes of a query, in its own words and with its values.
 */
export function listening(): { questions: Questions; stop(): void } {
  const questions = new Map<string, SqlQuery>()
  const heard = (query: SqlQuery) => {
    if (/^\s*(SELECT|UPDATE|DELETE)/i.test(query.sql)) questions.set(shapeOf(query.sql), query)
  }
  const listenTo = (connection: SqlQueryable) => {
    const { queryRaw, executeRaw } = connection
    connection.queryRaw = (query) => {
      heard(query)
      return queryRaw.call(connection, query)
    }
    connection.executeRaw = (query) => {
      heard(query)
      return executeRaw.call(connection, query)
    }
  }
  const listened = (adapter: SqlDriverAdapter): void => {
    listenTo(adapter)
    const { startTransaction } = adapter
    adapter.startTransaction = async (isolation) => {
      const transaction = await startTransaction.call(adapter, isolation)
      listenTo(transaction)
      return transaction
    }
  }
  const sqlite = PrismaBetterSqlite3.prototype.connect
  const postgresql = PrismaPg.prototype.connect
  const spies = [
    vi.spyOn(PrismaBetterSqlite3.prototype, 'connect').mockImplementation(async function (this: PrismaBetterSqlite3) {
      const adapter = await sqlite.call(this)
      listened(adapter)
      return adapter
    }),
    vi.spyOn(PrismaPg.prototype, 'connect').mockImplementation(async function (this: PrismaPg) {
      const adapter = await postgresql.call(this)
      listened(adapter)
      return adapter
    }),
  ]
  return {
    questions,
    stop: () => {
      for (const spy of spies) spy.mockRestore()
    },
  }
}

/** `IN (?,?,?)` and `IN ($1,$2)` are one shape, whatever their lengths; so is the number of a parameter. */
const shapeOf = (sql: string): string => sql.replace(/\$\d+/g, '?').replace(/\(\?(\s*,\s*\?)*\)/g, '(?)')
