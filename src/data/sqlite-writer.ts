import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { Prisma, PrismaClient } from '../../prisma/generated/sqlite/client/client.ts'
import { patience, type Tables } from './db.ts'
import type { Remembered } from './remembering.ts'

/**
 * How many transactions share a commit at most, and for how long (ms) others that wait may join the first: short, because its person waits
 * as well. The disk is waited for once for all of them.
 */
const MOST_TOGETHER = 16
const OTHERS_JOIN_FOR = 3

/** A transaction that somebody waits for. */
interface Turn {
  work(tx: Tables): Promise<void>
  done(): void
  failed(error: unknown): void
  /** It shared a commit that failed, perhaps because of another: this time it has one of its own. */
  alone: boolean
}

/**
 * The one connection that writes, and its transactions, one after another. BEGIN and COMMIT stand on the connection itself, which nobody
 * else uses: Prisma's own interactive transactions make a client of their own for each, which was a tenth of all the work of a press.
 * Transactions that wait for their turn are committed together, each a savepoint of its own, and none is told that it is done before that
 * (docs/performance.md).
 */
export class SqliteWriter {
  readonly #client: PrismaClient
  readonly #connection: Connection
  readonly #waiting: Turn[] = []
  #working = false

  private constructor(client: PrismaClient, connection: Connection) {
    this.#client = client
    this.#connection = connection
  }

  static async open(connections: SqlMigrationAwareDriverAdapterFactory, remembered: Remembered): Promise<SqliteWriter> {
    const connection = new Connection(connections, remembered)
    const client = new PrismaClient({ adapter: connection.factory })
    await client.$connect()
    return new SqliteWriter(client, connection)
  }

  /**
   * All of `work` or nothing of it, alone with the tables while it runs. It may be run twice.
   * @throws whatever `work` throws, and what the database says of the commit
   */
  transaction<R>(work: (tx: Tables) => Promise<R>): Promise<R> {
    return new Promise((resolve, reject) => {
      let tell = () => reject(new Error('The work did not run'))
      this.#waiting.push({
        work: async (tx) => {
          const value = await work(tx)
          tell = () => resolve(value)
        },
        done: () => tell(),
        failed: reject,
        alone: false,
      })
      if (!this.#working) void this.#workOff()
    })
  }

  /** Only once the transactions have ended. */
  close(): Promise<void> {
    return this.#client.$disconnect()
  }

  async #workOff(): Promise<void> {
    this.#working = true
    for (let first = this.#waiting.shift(); first; first = this.#waiting.shift()) await this.#together(first)
    this.#working = false
  }

  /** The first, and those that wait for their turn while it has it. Settles them; never rejects. */
  async #together(first: Turn): Promise<void> {
    try {
      await this.#connection.run('BEGIN')
      await this.#runs(first)
    } catch (error) {
      await this.#undo()
      first.failed(error)
      return
    }
    const turns = [first]
    try {
      if (!first.alone) await this.#othersJoin(turns)
      await this.#connection.commit()
    } catch (error) {
      // SQLite keeps a transaction open whose COMMIT has failed
      await this.#undo()
      if (turns.length === 1) first.failed(error)
      else this.#waiting.unshift(...turns.map((turn) => ({ ...turn, alone: true })))
      return
    }
    for (const turn of turns) turn.done()
  }

  /** @throws when it is not known any more what the transaction holds */
  async #othersJoin(turns: Turn[]): Promise<void> {
    const until = performance.now() + OTHERS_JOIN_FOR
    while (turns.length < MOST_TOGETHER && performance.now() < until && this.#waiting[0]?.alone === false) {
      const next = this.#waiting.shift()
      if (next === undefined) return
      await this.#connection.run('SAVEPOINT turn')
      try {
        await this.#runs(next)
      } catch (error) {
        next.failed(error)
        await this.#connection.run('ROLLBACK TO turn; RELEASE turn')
        continue
      }
      turns.push(next)
      await this.#connection.run('RELEASE turn')
    }
  }

  async #runs(turn: Turn): Promise<void> {
    const tx = new OpenTables(this.#client)
    try {
      await inTime(turn.work(tx.tables))
    } finally {
      tx.end()
    }
  }

  /** Some failures SQLite has undone by itself, and then there is nothing to undo. */
  #undo(): Promise<void> {
    return this.#connection.run('ROLLBACK').catch(() => undefined)
  }
}

/** Rejects once `work` has taken longer than a transaction may. */
async function inTime<R>(work: Promise<R>): Promise<R> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`A transaction took longer than ${patience.timeout} ms and was undone`)),
      patience.timeout,
    )
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

const models = Object.values(Prisma.ModelName).map((name) => `${name.slice(0, 1).toLowerCase()}${name.slice(1)}`)

/** The tables while a transaction is open: whoever holds them longer would write into somebody else's. */
class OpenTables {
  readonly #client: PrismaClient
  #over = false

  constructor(client: PrismaClient) {
    this.#client = client
  }

  /** The generated names, given below, are the type's own: the one seam. */
  get tables(): Tables {
    return this as unknown as Tables
  }

  end(): void {
    this.#over = true
  }

  static {
    for (const model of models)
      Object.defineProperty(OpenTables.prototype, model, {
        get(this: OpenTables) {
          if (this.#over) throw new Error('This transaction is over')
          return Reflect.get(this.#client, model)
        },
      })
  }
}

/** Prisma's connection, held on to. What Prisma wants to do whole by itself is a savepoint of the transaction that is open. */
class Connection {
  readonly factory: SqlMigrationAwareDriverAdapterFactory
  readonly #remembered: Remembered
  #adapter: SqlDriverAdapter | null = null
  #changed = false

  constructor(inner: SqlMigrationAwareDriverAdapterFactory, remembered: Remembered) {
    this.#remembered = remembered
    this.factory = {
      provider: inner.provider,
      adapterName: inner.adapterName,
      connect: async () => this.#held(await inner.connect()),
      connectToShadowDb: () => inner.connectToShadowDb(),
    }
  }

  async commit(): Promise<void> {
    const committed = this.run('COMMIT')
    // the driver carries out at once: nobody can ask between the commit and this
    if (this.#changed) this.#remembered.forget()
    this.#changed = false
    await committed
  }

  run(sql: string): Promise<void> {
    if (this.#adapter === null) throw new Error('The database is not connected')
    return this.#adapter.executeScript(sql)
  }

  #held(adapter: SqlDriverAdapter): SqlDriverAdapter {
    this.#adapter = adapter
    this.#remembered.asks(adapter)
    const { queryRaw, executeRaw } = adapter
    const note = (sql: string) => {
      this.#changed ||= this.#remembered.changes(sql)
    }
    adapter.queryRaw = (query) => {
      note(query.sql)
      return queryRaw.call(adapter, query)
    }
    adapter.executeRaw = (query) => {
      note(query.sql)
      return executeRaw.call(adapter, query)
    }
    adapter.startTransaction = () => this.#within(adapter)
    return adapter
  }

  /** Prisma ends it with COMMIT or ROLLBACK as statements of their own. */
  async #within(adapter: SqlDriverAdapter): ReturnType<SqlDriverAdapter['startTransaction']> {
    await adapter.executeScript('SAVEPOINT whole')
    const ends: Readonly<Record<string, string>> = {
      COMMIT: 'RELEASE whole',
      ROLLBACK: 'ROLLBACK TO whole; RELEASE whole',
    }
    return {
      provider: adapter.provider,
      adapterName: adapter.adapterName,
      options: { usePhantomQuery: false },
      queryRaw: (query) => adapter.queryRaw(query),
      executeRaw: async (query) => {
        const end = ends[query.sql]
        if (end === undefined) return adapter.executeRaw(query)
        await adapter.executeScript(end)
        return 0
      },
      commit: async () => undefined,
      rollback: async () => undefined,
      createSavepoint: (name) => adapter.executeScript(`SAVEPOINT ${name}`),
      rollbackToSavepoint: (name) => adapter.executeScript(`ROLLBACK TO ${name}`),
      releaseSavepoint: (name) => adapter.executeScript(`RELEASE SAVEPOINT ${name}`),
    }
  }
}
