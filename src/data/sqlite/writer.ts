import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { PrismaClient } from '../../../prisma/generated/sqlite/client/client.ts'
import { type Tables, TRANSACTION_TIMEOUTS } from '../db.ts'
import { SqliteConnection, TransactionUndone } from './connection.ts'
import type { FactCache } from './fact-cache.ts'
import { OpenTables } from './open-tables.ts'

/**
 * How many transactions share a commit at most, and for how long (ms) others that wait may join the first: short, because its person waits
 * as well. The disk is waited for once for all of them.
 */
const MOST_TOGETHER = 16
const OTHERS_JOIN_FOR = 3

/** What waits for the connection: a transaction, or something that must not run in one. */
type Waiting = Turn | Between

interface Between {
  between(): Promise<void>
}

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
 * (docs/performance.md). Nothing that the database says ends it: whoever cannot be served is told, and the next one is tried (docs/reliability.md).
 */
export class SqliteWriter {
  readonly #client: PrismaClient
  readonly #connection: SqliteConnection
  readonly #othersJoinFor: number
  readonly #waiting: Waiting[] = []
  #working = false

  private constructor(client: PrismaClient, connection: SqliteConnection, othersJoinFor: number) {
    this.#client = client
    this.#connection = connection
    this.#othersJoinFor = othersJoinFor
  }

  static async open(
    connections: SqlMigrationAwareDriverAdapterFactory,
    remembered: FactCache,
    othersJoinFor = OTHERS_JOIN_FOR,
  ): Promise<SqliteWriter> {
    const connection = new SqliteConnection(connections, remembered)
    const client = new PrismaClient({ adapter: connection.factory })
    await client.$connect()
    return new SqliteWriter(client, connection, othersJoinFor)
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
      if (!this.#working) this.#workOff().catch(reject)
    })
  }

  /** Runs `work` when no transaction is open, and none until it has ended. @throws whatever `work` throws */
  between<R>(work: (connection: SqliteConnection) => Promise<R>): Promise<R> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ between: () => work(this.#connection).then(resolve, reject) })
      if (!this.#working) this.#workOff().catch(reject)
    })
  }

  /** Only once the transactions have ended. */
  close(): Promise<void> {
    return this.#client.$disconnect()
  }

  async #workOff(): Promise<void> {
    this.#working = true
    try {
      for (let first = this.#waiting.shift(); first; first = this.#waiting.shift())
        await ('between' in first ? first.between() : this.#together(first))
    } finally {
      this.#working = false
    }
  }

  /** The first, and those that wait for their turn while it has it. Settles each of them, or lets it wait for a turn alone; never rejects. */
  async #together(first: Turn): Promise<void> {
    try {
      await this.#connection.begin()
      await this.#runs(first)
    } catch (error) {
      await this.#connection.undo()
      first.failed(error)
      return
    }
    const turns = [first]
    try {
      if (!first.alone) await this.#othersJoin(turns)
      await this.#connection.commit()
    } catch (error) {
      // SQLite keeps a transaction open whose COMMIT has failed
      await this.#connection.undo()
      if (turns.length === 1) first.failed(error)
      else this.#waiting.unshift(...turns.map((turn) => ({ ...turn, alone: true })))
      return
    }
    for (const turn of turns) turn.done()
  }

  /**
   * @param turns gets each one whose fate is that of the whole transaction: also one during which SQLite has undone all of it
   * @throws when the transaction cannot be committed any more, or it is not known what it holds
   */
  async #othersJoin(turns: Turn[]): Promise<void> {
    const until = performance.now() + this.#othersJoinFor
    while (turns.length < MOST_TOGETHER && performance.now() < until) {
      const [next] = this.#waiting
      if (next === undefined || 'between' in next || next.alone) return
      this.#waiting.shift()
      turns.push(next)
      await this.#connection.run('SAVEPOINT turn')
      try {
        await this.#runs(next)
      } catch (error) {
        // undone with all the others: whether by its own fault is seen when each of them is alone
        if (!this.#connection.inTransaction) throw error
        await this.#connection.run('ROLLBACK TO turn; RELEASE turn')
        turns.pop()
        next.failed(error)
        continue
      }
      await this.#connection.run('RELEASE turn')
    }
  }

  /** @throws what `work` throws; TransactionUndone where it has passed over an error after which SQLite undid everything */
  async #runs(turn: Turn): Promise<void> {
    const tx = new OpenTables(this.#client, () => this.#connection.authorityChanges())
    try {
      await inTime(turn.work(tx.tables))
      if (!this.#connection.inTransaction) throw new TransactionUndone()
    } catch (error) {
      tx.end()
      await statementsUnderWay()
      throw error
    }
    tx.end()
  }
}

/**
 * Of work that did several things at once and failed in one, the others may still be at their statements, which must not run into the next
 * transaction. The driver carries out at once and Prisma waits for nothing but promises in between: they have ended when the event loop
 * comes round.
 */
function statementsUnderWay(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}

/** Rejects once `work` has taken longer than a transaction may. */
async function inTime<R>(work: Promise<R>): Promise<R> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`A transaction took longer than ${TRANSACTION_TIMEOUTS.timeout} ms and was undone`)),
      TRANSACTION_TIMEOUTS.timeout,
    )
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
