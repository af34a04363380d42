import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { TransactionUndone } from './connection.ts'
import { driverOf } from './driver.ts'

type Connections = SqlMigrationAwareDriverAdapterFactory

/**
 * Does all of `work` on one SQLite connection and in one transaction, or nothing of it: the tables, and the engine's own account of what was
 * applied. Foreign keys are off: rebuilding a table would delete the rows that refer to it, and inside a transaction that cannot be changed.
 */
export async function inOneTransaction<R>(
  inner: Connections,
  work: (connections: Connections) => Promise<R>,
): Promise<R> {
  const adapter = await inner.connect()
  try {
    await adapter.executeScript('PRAGMA foreign_keys = OFF')
    await adapter.executeScript('BEGIN IMMEDIATE')
    const result = await work({
      provider: inner.provider,
      adapterName: inner.adapterName,
      connect: async () => within(adapter),
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
function within(adapter: SqlDriverAdapter): SqlDriverAdapter {
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
