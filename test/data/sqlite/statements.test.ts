import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keepStatements } from '../../../src/data/sqlite/statements.ts'

let adapter: SqlDriverAdapter
beforeEach(async () => {
  adapter = await new PrismaBetterSqlite3({ url: ':memory:' }).connect()
  await adapter.executeScript('CREATE TABLE "note" ("id" INTEGER PRIMARY KEY, "words" TEXT)')
})
afterEach(() => adapter.dispose())

const text = { arity: 'scalar', scalarType: 'string' } as const
const asks = (sql: string, ...args: string[]) => adapter.queryRaw({ sql, args, argTypes: args.map(() => text) })
const says = (sql: string, ...args: string[]) => adapter.executeRaw({ sql, args, argTypes: args.map(() => text) })

/** How often SQLite was asked to make a statement. */
function counted(): () => number {
  const client: unknown = Reflect.get(adapter, 'client')
  if (typeof client !== 'object' || client === null) throw new Error('no client')
  const prepare: unknown = Reflect.get(client, 'prepare')
  if (typeof prepare !== 'function') throw new Error('nothing prepares')
  let made = 0
  Reflect.set(client, 'prepare', (sql: string) => {
    made += 1
    return Reflect.apply(prepare, client, [sql])
  })
  return () => made
}

describe('statements', () => {
  it('are made once, and take other values each time', async () => {
    const made = counted()
    keepStatements(adapter)
    for (const words of ['a', 'b', 'c']) expect(await says('INSERT INTO "note" ("words") VALUES (?)', words)).toBe(1)
    const found = async (words: string) => (await asks('SELECT "words" FROM "note" WHERE "words" = ?', words)).rows
    expect([await found('b'), await found('z'), await found('c')]).toEqual([[['b']], [], [['c']]])
    expect(made()).toBe(2)
  })

  it('tell what they write back, and its columns', async () => {
    keepStatements(adapter)
    for (const words of ['a', 'b']) {
      const { rows, columnNames } = await asks('INSERT INTO "note" ("words") VALUES (?) RETURNING "words"', words)
      expect({ rows, columnNames }).toEqual({ rows: [[words]], columnNames: ['words'] })
    }
  })

  it('that fail can be asked again', async () => {
    keepStatements(adapter)
    const twice = () => says('INSERT INTO "note" ("id", "words") VALUES (1, ?)', 'a')
    await twice()
    await expect(twice()).rejects.toThrow()
    await adapter.executeScript('DELETE FROM "note"')
    expect(await twice()).toBe(1)
  })

  it('are given up where there are too many, the one first that was not asked for longest', async () => {
    const made = counted()
    keepStatements(adapter)
    const ask = (number: number) => asks(`SELECT ${number}`)
    for (let number = 0; number < 500; number += 1) {
      await ask(number)
      expect((await ask(0)).rows).toEqual([[0]])
    }
    await ask(499)
    expect(made()).toBe(500)
    expect((await ask(1)).rows).toEqual([[1]])
    expect(made()).toBe(501)
  })

  it('are kept by no driver that is built otherwise: that is told at once', () => {
    expect(() => keepStatements(Object.create(null))).toThrow('no client')
  })
})
