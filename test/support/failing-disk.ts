import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { DriverAdapterError } from '@prisma/driver-adapter-utils'
import { driverOf } from '../../src/data/sqlite/driver.ts'

/**
 * What a statement that fails leaves behind: SQLite has undone the whole transaction by itself; it is still open; or nothing works on this
 * connection any more, ROLLBACK included.
 */
export const AFTERWARDS = ['undone', 'open', 'dead'] as const
export type Afterwards = (typeof AFTERWARDS)[number]

/** A disk that fails at one statement of the connection that writes. */
export interface FailingDisk {
  through(connections: SqlMigrationAwareDriverAdapterFactory): SqlMigrationAwareDriverAdapterFactory
  /** The nth statement from now on fails, counted from 0. */
  failAt(nth: number, afterwards: Afterwards): void
  /** What was carried out, or failed, since `failAt`. */
  statements(): readonly string[]
  /** How many connections were opened. */
  opened(): number
}

/** As SQLite says it, through the driver adapter. */
const full = () =>
  new DriverAdapterError({
    kind: 'sqlite',
    extendedCode: 13,
    message: 'database or disk is full',
    originalCode: 'SQLITE_FULL',
    originalMessage: 'database or disk is full',
  })

export function failingDisk(): FailingDisk {
  let at = Number.POSITIVE_INFINITY
  let afterwards: Afterwards = 'undone'
  let carriedOut: string[] = []
  let opened = 0

  const failing = (adapter: SqlDriverAdapter): SqlDriverAdapter => {
    opened += 1
    let dead = false
    const { executeScript, queryRaw, executeRaw } = adapter
    const before = (sql: string) => {
      if (dead) throw full()
      carriedOut.push(sql)
      if (carriedOut.length - 1 !== at) return
      dead = afterwards === 'dead'
      if (afterwards === 'undone' && driverOf(adapter).inTransaction) undo()
      throw full()
    }
    const undo = () => {
      // carried out at once; it cannot fail where a transaction is open
      executeScript.call(adapter, 'ROLLBACK').catch(() => undefined)
    }
    // as the driver does: a script throws at once, a query rejects
    adapter.executeScript = (script) => {
      before(script)
      return executeScript.call(adapter, script)
    }
    adapter.queryRaw = async (query) => {
      before(query.sql)
      return queryRaw.call(adapter, query)
    }
    adapter.executeRaw = async (query) => {
      before(query.sql)
      return executeRaw.call(adapter, query)
    }
    return adapter
  }

  return {
    through: (inner) => ({
      provider: inner.provider,
      adapterName: inner.adapterName,
      connect: async () => failing(await inner.connect()),
      connectToShadowDb: () => inner.connectToShadowDb(),
    }),
    failAt: (nth, how) => {
      at = nth
      afterwards = how
      carriedOut = []
    },
    statements: () => carriedOut,
    opened: () => opened,
  }
}

/** A disk on which nothing can be written while it is full: every connection of the process that is opened through it. */
export function fillingDisk(): { full: boolean; on(adapter: SqlDriverAdapter): SqlDriverAdapter } {
  const disk = {
    full: false,
    on(adapter: SqlDriverAdapter): SqlDriverAdapter {
      const { queryRaw, executeRaw } = adapter
      const before = (sql: string) => {
        if (!disk.full || !/^\s*(INSERT|UPDATE|DELETE)\b/i.test(sql)) return
        if (driverOf(adapter).inTransaction) adapter.executeScript('ROLLBACK').catch(() => undefined)
        throw full()
      }
      adapter.queryRaw = async (query) => {
        before(query.sql)
        return queryRaw.call(adapter, query)
      }
      adapter.executeRaw = async (query) => {
        before(query.sql)
        return executeRaw.call(adapter, query)
      }
      return adapter
    },
  }
  return disk
}
