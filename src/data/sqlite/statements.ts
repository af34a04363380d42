import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils'
import { driverOf, type Statement } from './driver.ts'

/** The few hundred shapes of question that Roundel asks; lists in a question make more of them. Some 5 KB each. */
const MOST_STATEMENTS = 400

/**
 * Keeps what SQLite made of each text, so that it is parsed and planned once: Prisma's driver has every question made anew, which was a
 * tenth of the work of a press. SQLite itself makes a kept one anew when the tables have changed (https://www.sqlite.org/c3ref/prepare.html).
 * @throws Error where the driver is not built as it was: then this is to be thought over
 */
export function keepStatements(adapter: SqlDriverAdapter): void {
  const client = driverOf(adapter)
  const prepare = client.prepare.bind(client)
  const kept = new Map<string, Bound>()
  // the driver binds, looks at it, and runs it at once: nobody comes between
  Reflect.set(client, 'prepare', (sql: string) => {
    const known = kept.get(sql)
    if (known !== undefined) {
      // the latest last, so that the one that was not used for longest goes first
      kept.delete(sql)
      kept.set(sql, known)
      return known
    }
    const [oldest] = kept.size < MOST_STATEMENTS ? [] : kept.keys()
    if (oldest !== undefined) kept.delete(oldest)
    const made = new Bound(prepare(sql))
    kept.set(sql, made)
    return made
  })
}

/** A statement that takes other values each time: better-sqlite3's own takes them once and for all. */
class Bound {
  readonly reader: boolean
  readonly #statement: Statement
  readonly #columns: unknown[]
  #args: unknown[] = []

  constructor(statement: Statement) {
    this.reader = statement.reader
    this.#statement = statement.reader ? statement.raw() : statement
    this.#columns = statement.reader ? statement.columns() : []
  }

  bind(args: unknown[]): this {
    this.#args = args
    return this
  }

  raw(): this {
    return this
  }

  columns(): unknown[] {
    return this.#columns
  }

  run(): unknown {
    return this.#statement.run(this.#taken())
  }

  all(): unknown[] {
    return this.#statement.all(this.#taken())
  }

  /** What people wrote is not kept. */
  #taken(): unknown[] {
    const args = this.#args
    this.#args = []
    return args
  }
}
