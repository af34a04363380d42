import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { PrismaClient } from '../../../prisma/generated/sqlite/client/client.ts'
import { driverOf } from '../../../src/data/sqlite/driver.ts'
import { type Place as DatabasePlace, emptyPlace, freshDatabase } from '../../support/database.ts'
import {
  driverIsInside,
  engineCanBeLoaded,
  engineFolder,
  engineRunsWholeScripts,
  nestedWritesEndByStatement,
  statementsAreMadeByPrepare,
  statementsRunAtOnce,
  vacuumCanUse,
  writesWaitForPromisesAlone,
} from './support/canaries.ts'

/** The same connections, each changed as an update of the library might change them. */
function changed(
  connections: SqlMigrationAwareDriverAdapterFactory,
  change: (adapter: SqlDriverAdapter) => void,
): SqlMigrationAwareDriverAdapterFactory {
  return {
    provider: connections.provider,
    adapterName: connections.adapterName,
    connectToShadowDb: () => connections.connectToShadowDb(),
    connect: async () => {
      const adapter = await connections.connect()
      change(adapter)
      return adapter
    },
  }
}

const later = <R>(work: () => Promise<R>): Promise<R> => new Promise((resolve) => setImmediate(() => resolve(work())))

describe('what our way with SQLite takes for granted about libraries', () => {
  let adapter: SqlDriverAdapter
  let place: DatabasePlace
  const at = (url: string) => new PrismaBetterSqlite3({ url })
  beforeEach(async () => {
    place = await emptyPlace('sqlite')
    adapter = await at(place.url).connect()
  })
  afterEach(async () => {
    await adapter.dispose()
    await place.remove()
  })

  it('the adapter has better-sqlite3’s database inside', () => {
    expect(driverIsInside(adapter)).toBeNull()
    expect(driverIsInside(Object.create(adapter, { client: { value: {} } }))).toContain('driver.ts')
  })

  it('the adapter makes, fills and runs a statement by the calls that a kept one answers', async () => {
    expect(await statementsAreMadeByPrepare(adapter)).toBeNull()
    const other = await changed(at(place.url), (each) => {
      const { queryRaw } = each
      each.queryRaw = (query) => {
        driverOf(each).prepare(query.sql).columns()
        return queryRaw.call(each, query)
      }
    }).connect()
    expect(await statementsAreMadeByPrepare(other)).toContain('statements.ts')
    await other.dispose()
  })

  it('the adapter carries out a statement before it returns', async () => {
    expect(statementsRunAtOnce(adapter)).toBeNull()
    const { executeScript } = adapter
    adapter.executeScript = (script) => later(() => executeScript.call(adapter, script))
    expect(statementsRunAtOnce(adapter)).toContain('before it returns')
    await later(async () => undefined)
  })

  it('Prisma ends the transaction of a nested write by statements', async () => {
    const fresh = await freshDatabase('sqlite')
    expect(await nestedWritesEndByStatement(at(fresh.url))).toBeNull()
    const byCalls = changed(at(fresh.url), (each) => {
      const { startTransaction } = each
      each.startTransaction = async (isolation) => {
        const transaction = await startTransaction.call(each, isolation)
        return Object.assign(transaction, { options: { usePhantomQuery: true } })
      }
    })
    expect(await nestedWritesEndByStatement(byCalls)).toContain('#within')
    await fresh.close()
  })

  it('Prisma waits for nothing but promises between a call and its statement', async () => {
    const fresh = await freshDatabase('sqlite')
    for (const [slow, expected] of [
      [false, null],
      [true, expect.stringContaining('statementsUnderWay')],
    ] as const) {
      let inside: SqlDriverAdapter = adapter
      const connections = changed(at(fresh.url), (each) => {
        inside = each
        const { queryRaw } = each
        if (slow) each.queryRaw = (query) => later(() => later(() => queryRaw.call(each, query)))
      })
      const client = new PrismaClient({ adapter: connections })
      expect(await writesWaitForPromisesAlone(client, () => driverOf(inside))).toEqual(expected)
      await client.setting.deleteMany()
      await client.$disconnect()
    }
    await fresh.close()
  })

  it('better-sqlite3 can be used from the thread that writes the file anew', async () => {
    const file = join(await mkdtemp(join(inject('runDir'), 'canary-')), 'db.sqlite')
    new Database(file).exec('CREATE TABLE kept (id INTEGER)').close()
    expect(vacuumCanUse(Database, file)).toBeNull()
    expect(vacuumCanUse(class {}, file)).toContain('vacuum.ts')
  })

  it('the schema engine hands over a migration as one script, and opens no transaction', async () => {
    expect(await engineRunsWholeScripts(at(place.url), '.')).toBeNull()
    const cut = await emptyPlace('sqlite')
    const wrapped: SqlMigrationAwareDriverAdapterFactory = changed(at(cut.url), (each) => {
      const { queryRaw } = each
      each.queryRaw = async (query) => {
        await each.startTransaction().then((transaction) => transaction.rollback())
        return queryRaw.call(each, query)
      }
    })
    expect(await engineRunsWholeScripts(wrapped, '.').catch(String)).not.toBeNull()
    await cut.remove()
  })

  it('the schema engine can be loaded by hand', async () => {
    expect(engineCanBeLoaded(await import('@prisma/schema-engine-wasm/schema_engine_bg'), engineFolder())).toBeNull()
    expect(engineCanBeLoaded({}, engineFolder())).toContain('schema-engine.ts')
    expect(engineCanBeLoaded({ __wbg_set_wasm: () => {} }, '/nowhere')).toContain('schema-engine.ts')
  })
})
