import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils'

/** What is used of better-sqlite3's statements and databases, which Prisma's driver adapter has inside. */
export interface Statement {
  readonly reader: boolean
  raw(): Statement
  columns(): unknown[]
  run(args: unknown[]): unknown
  all(args: unknown[]): unknown[]
}
export interface Driver {
  /** False once the connection is closed. */
  readonly open: boolean
  /** SQLite's own word for it: the opposite of https://www.sqlite.org/c3ref/get_autocommit.html */
  readonly inTransaction: boolean
  prepare(sql: string): Statement
}

/** @throws Error where the adapter is not built as it was: then whoever asks has to be thought over */
export function driverOf(adapter: SqlDriverAdapter): Driver {
  const client: unknown = Reflect.get(adapter, 'client')
  if (!isDriver(client)) throw new Error('The driver adapter for SQLite has no client of better-sqlite3 inside')
  return client
}

function isDriver(client: unknown): client is Driver {
  return (
    typeof client === 'object' &&
    client !== null &&
    typeof Reflect.get(client, 'prepare') === 'function' &&
    typeof Reflect.get(client, 'inTransaction') === 'boolean' &&
    typeof Reflect.get(client, 'open') === 'boolean'
  )
}
