import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { PrismaClient } from '../../../../prisma/generated/sqlite/client/client.ts'
import { type Driver, driverOf } from '../../../../src/data/sqlite/driver.ts'
import { applyMigrations } from '../../../../src/data/sqlite/schema-engine.ts'

// What src/data/sqlite takes for granted about the insides of libraries, a function for each. Null: it is still so. Otherwise a sentence
// for whoever updates the library: what has changed, and which of our files have to be thought over.

type Connections = SqlMigrationAwareDriverAdapterFactory

const statement = (sql: string) => ({ sql, args: [], argTypes: [] })

/** src/data/sqlite/driver.ts */
export function driverIsInside(adapter: SqlDriverAdapter): string | null {
  try {
    driverOf(adapter)
    return null
  } catch {
    return (
      '@prisma/adapter-better-sqlite3 no longer has its better-sqlite3 database as `client`, with prepare(), open and inTransaction. Think over ' +
      'src/data/sqlite/driver.ts, and what needs it: how statements are reused (statements.ts) and how we know that a transaction is open ' +
      '(connection.ts, one-transaction.ts).'
    )
  }
}

/** src/data/sqlite/statements.ts */
export async function statementsAreMadeByPrepare(adapter: SqlDriverAdapter): Promise<string | null> {
  const calls: string[] = []
  const driver = driverOf(adapter)
  const prepare = driver.prepare
  const recorded = (of: object): object =>
    new Proxy(of, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name)
        if (typeof member !== 'function') return member
        return (...args: unknown[]) => {
          calls.push(String(name))
          const result: unknown = Reflect.apply(member, target, args)
          return result === target ? recorded(target) : result
        }
      },
    })
  Reflect.set(driver, 'prepare', (sql: string) => {
    calls.push('prepare')
    return recorded(prepare.call(driver, sql))
  })
  await adapter.queryRaw(statement('SELECT 1'))
  await adapter.executeRaw(statement('CREATE TABLE IF NOT EXISTS prepared (id INTEGER)'))
  Reflect.deleteProperty(driver, 'prepare')
  return calls.join(' ') === 'prepare bind columns raw all prepare bind run'
    ? null
    : `@prisma/adapter-better-sqlite3 uses a statement otherwise than before (${calls.join(', ')}). Think over src/data/sqlite/statements.ts: ` +
        'a statement that is kept must answer every call that the adapter makes, and take new values each time.'
}

/** src/data/sqlite/connection.ts and writer.ts */
export function statementsRunAtOnce(adapter: SqlDriverAdapter): string | null {
  const driver = driverOf(adapter)
  const begun = adapter.executeScript('BEGIN')
  const atOnce = driver.inTransaction
  const ended = adapter.executeRaw(statement('ROLLBACK'))
  const endedAtOnce = !driver.inTransaction
  // what fails is seen by what it left undone
  begun.catch(() => undefined)
  ended.catch(() => undefined)
  return atOnce && endedAtOnce
    ? null
    : '@prisma/adapter-better-sqlite3 no longer carries out a statement before it returns. Think over src/data/sqlite/connection.ts, which forgets ' +
        'facts in the same moment as COMMIT, and statementsUnderWay in src/data/sqlite/writer.ts, which waits one turn of the event loop.'
}

/** src/data/sqlite/connection.ts: what Prisma wants to do whole by itself is made a savepoint there. */
export async function nestedWritesEndByStatement(connections: Connections): Promise<string | null> {
  const calls: string[] = []
  const client = new PrismaClient({
    adapter: {
      provider: connections.provider,
      adapterName: connections.adapterName,
      connectToShadowDb: () => connections.connectToShadowDb(),
      connect: async () => {
        const adapter = await connections.connect()
        const { startTransaction } = adapter
        adapter.startTransaction = async (isolation) => {
          const transaction = await startTransaction.call(adapter, isolation)
          const { executeRaw, commit, rollback } = transaction
          calls.push(`usePhantomQuery ${transaction.options.usePhantomQuery}`)
          transaction.executeRaw = (query) => {
            if (/^(COMMIT|ROLLBACK)/.test(query.sql)) calls.push(query.sql)
            return executeRaw.call(transaction, query)
          }
          transaction.commit = () => {
            calls.push('commit()')
            return commit.call(transaction)
          }
          transaction.rollback = () => {
            calls.push('rollback()')
            return rollback.call(transaction)
          }
          return transaction
        }
        return adapter
      },
    },
  })
  const agreement = (id: string, circleId: string) =>
    client.agreement.create({
      data: {
        ...{ id, circleId, version: 1, createdAt: new Date(0) },
        clauses: { create: [{ id, number: 1, words: '', meaning: '' }] },
      },
    })
  try {
    await client.$queryRawUnsafe('PRAGMA foreign_keys = OFF')
    await client.agreement.deleteMany()
    await client.clause.deleteMany()
    await agreement('a', 'c1')
    // its clause is there already: both are undone
    await agreement('a', 'c2').catch(() => undefined)
  } finally {
    await client.$disconnect()
  }
  const expected = 'usePhantomQuery false, COMMIT, commit(), usePhantomQuery false, ROLLBACK, rollback()'
  return calls.join(', ') === expected
    ? null
    : `@prisma/client ends the transaction of a nested write otherwise than before (${calls.join(', ')}). Think over #within in ` +
        'src/data/sqlite/connection.ts: there it is a savepoint of the transaction that is open, released or rolled back by these words.'
}

/** src/data/sqlite/writer.ts: statementsUnderWay. */
export async function writesWaitForPromisesAlone(client: PrismaClient, driver: () => Driver): Promise<string | null> {
  const write = (key: string) => client.setting.create({ data: { key, value: '' } })
  // the first of its shape is made first
  await write('canary 1')
  const under = write('canary 2').then(() => undefined)
  await new Promise((resolve) => setImmediate(resolve))
  const rows = driver().prepare('SELECT 1 FROM "Setting" WHERE "key" = ?').all(['canary 2'])
  await under
  return rows.length === 1
    ? null
    : '@prisma/client waits for more than promises between a call and its statement. Think over statementsUnderWay in src/data/sqlite/writer.ts: ' +
        'after one turn of the event loop a statement of a transaction that has failed could run into the next one.'
}

/** src/data/sqlite/vacuum.ts: the thread loads better-sqlite3 by itself. @param Database what the package gives */
export function vacuumCanUse(Database: unknown, file: string): string | null {
  try {
    if (typeof Database !== 'function') throw new Error('no class')
    const db: unknown = Reflect.construct(Database, [file, { fileMustExist: true, timeout: 1 }])
    if (typeof db !== 'object' || db === null) throw new Error('no database')
    const call = (name: string, ...args: unknown[]): unknown => {
      const method: unknown = Reflect.get(db, name)
      if (typeof method !== 'function') throw new Error(`no ${name}`)
      return Reflect.apply(method, db, args)
    }
    call('exec', 'VACUUM')
    const answer = call('pragma', 'wal_checkpoint(TRUNCATE)')
    call('close')
    if (!Array.isArray(answer) || typeof Reflect.get(answer[0], 'busy') !== 'number') throw new Error('no rows')
    return null
  } catch (error) {
    return (
      `better-sqlite3 is not used any more as it was (${error instanceof Error ? error.message : error}). Think over the text WORK in ` +
      'src/data/sqlite/vacuum.ts: it runs on a thread of its own, where nothing is checked by types.'
    )
  }
}

/** src/data/sqlite/one-transaction.ts and src/data/watched-connections.ts */
export async function engineRunsWholeScripts(connections: Connections, dir: string): Promise<string | null> {
  const sql = 'CREATE TABLE one (id INTEGER);\nCREATE TABLE two (id INTEGER);\n'
  const scripts: string[] = []
  let transactions = 0
  await applyMigrations(
    'sqlite',
    {
      provider: connections.provider,
      adapterName: connections.adapterName,
      connectToShadowDb: () => connections.connectToShadowDb(),
      connect: async () => {
        const adapter = await connections.connect()
        const { executeScript, startTransaction } = adapter
        adapter.executeScript = (script) => {
          scripts.push(script)
          return executeScript.call(adapter, script)
        }
        adapter.startTransaction = (isolation) => {
          transactions += 1
          return startTransaction.call(adapter, isolation)
        }
        return adapter
      },
    },
    dir,
    [{ name: '29980101000000_canary', sql }],
  )
  return scripts.includes(sql) && transactions === 0
    ? null
    : '@prisma/schema-engine-wasm no longer hands a migration to executeScript as it is written, or opens a transaction of its own. Think over ' +
        'src/data/sqlite/one-transaction.ts, which does all migrations in one transaction, and src/data/watched-connections.ts, which tells by the ' +
        'script which migration failed.'
}

/** src/data/sqlite/schema-engine.ts: instantiated by hand. @param glue the module `schema_engine_bg` of the package in this folder */
export function engineCanBeLoaded(glue: object, folder: string): string | null {
  return typeof Reflect.get(glue, '__wbg_set_wasm') === 'function' && existsSync(join(folder, 'schema_engine_bg.wasm'))
    ? null
    : '@prisma/schema-engine-wasm is put together otherwise than before: there is no __wbg_set_wasm, or no schema_engine_bg.wasm beside it. Think ' +
        'over `loaded` in src/data/sqlite/schema-engine.ts; without it no database is made or brought up to date.'
}

/** Where the schema engine's package is. */
export const engineFolder = (): string => dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'))
