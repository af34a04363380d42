import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { isDiskFull } from './disk-full.ts'

/** What the schema engine is given, so that what went wrong is known afterwards: it passes on little of what the driver says. */
export interface WatchedConnections {
  connections: SqlMigrationAwareDriverAdapterFactory
  /** The last script that was begun. */
  script(): string | null
  /** The error that said that there is no room left on the disk, if one did. */
  full(): unknown
}

export function watchConnections(inner: SqlMigrationAwareDriverAdapterFactory): WatchedConnections {
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
