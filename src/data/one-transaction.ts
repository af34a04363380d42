import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { isDiskFull } from './disk-full.ts'
import { TransactionUndone } from './sqlite/connection.ts'
import { driverOf } from './sqlite/driver.ts'

type MigrationConnections = SqlMigrationAwareDriverAdapterFactory

/** What the schema engine is given, so that what went wrong is known afterwards: it passes on little of what the driver says. */
export interface WatchedConnections {
  connections: MigrationConnections
  /** The last script that was begun. */
  script(): string | null
  /** The error that said that there is no room left on the disk, if one did. */
  full(): unknown
}

export function watchConnections(inner: MigrationConnections): WatchedConnections {
  let script: string | null = null
  let full: unknown = null
  const noted = async <R>(answer: () => Promise<R>): Promise<R> => {
    try {
      return await answer()
    } catch (error) {
      if (isDiskFull(error)) full ??= error
      throw error
    }
  }
  const watching = async (connecting: Promise<SqlDriverAdapter>) => {
    const adapter = await connecting
    const { executeScript, queryRaw, executeRaw } = adapter
    adapter.executeScript = (text) => {
      script = text
      return noted(() => executeScript.call(adapter, text))
    }
    adapter.queryRaw = (query) => noted(() => queryRaw.call(adapter, query))
    adapter.executeRaw = (query) => noted(() => executeRaw.call(adapter, query))
    return adapter
  }
  return {
    connections: {
      provider: inner.provider,
      adapterName: inner.adapterName,
      connect: () => noted(() => watching(inner.connect())),
      connectToShadowDb: () => inner.connectToShadowDb(),
    },
    script: () => script,
    full: () => full,
  }
}

/**
 * Does all of `work` on one SQLite connection and in one transaction, or nothing of it: the tables, and the engine's own account of what was
 * applied. Foreign keys are off: rebuilding a table would delete the rows that refer to it, and inside a transaction that cannot be changed.
 */
export async function inOneTransaction<R>(
  inner: MigrationConnections,
  work: (connections: MigrationConnections) => Promise<R>,
): Promise<R> {
  const adapter = await inner.connect()
  try {
    await adapter.executeScript('PRAGMA foreign_keys = OFF')
    await adapter.executeScript('BEGIN IMMEDIATE')
    const result = await work({
      provider: inner.provider,
      adapterName: inner.adapterName,
      connect: async () => guardedConnection(adapter),
      connectToShadowDb: () => inner.connectToShadowDb(),
    })
    await adapter.executeScript('COMMIT')
    return result
  } finally {
    // what is open is undone with it
    await adapter.dispose()
  }
}

/** The same connection for someone who must neither end the transaction nor go on after SQLite has ended it. */
function guardedConnection(adapter: SqlDriverAdapter): SqlDriverAdapter {
  const driver = driverOf(adapter)
  const open = (): SqlDriverAdapter => {
    if (!driver.inTransaction) throw new TransactionUndone()
    return adapter
  }
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    queryRaw: async (query) => open().queryRaw(query),
    executeRaw: async (query) => open().executeRaw(query),
    executeScript: async (script) => open().executeScript(withoutOwnTransaction(script)),
    startTransaction: async () => {
      throw new Error('A migration is part of a transaction already')
    },
    dispose: async () => undefined,
  }
}

/** Migrations are written so that each is a transaction of its own (`wholeOrNothing`); here they are parts of one. */
export const withoutOwnTransaction = (script: string): string =>
  script.replace(/^PRAGMA foreign_keys=OFF;\nBEGIN;\n/, '').replace(/\nCOMMIT;\nPRAGMA foreign_keys=ON;\n*$/, '\n')
