import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils'

/** With more answers than this all are forgotten; some 1 KB each. */
const MOST = 1_000

/**
 * Answers of the database about the AuthorityTables, for as long as they are true. All are forgotten as soon as a transaction that wrote to one of
 * those tables has been committed: by this process, whose transactions report it (src/data/sqlite/open-tables.ts), or by another program
 * (`PRAGMA data_version` of the writing connection changes with every commit but its own: https://www.sqlite.org/pragma.html#pragma_data_version).
 * So nobody keeps a power that was taken away.
 */
export class FactCache {
  #answers = new Map<string, Promise<unknown>>()
  #outside: unknown = null
  #version: (() => ReturnType<SqlDriverAdapter['queryRaw']>) | null = null
  #looking: Promise<void> | null = null

  /** @param read must ask the AuthorityTables alone. What it gives is shared by all who ask: nobody may change it. */
  async answer<T>(key: string, read: () => Promise<T>): Promise<T> {
    await this.#lookOutside()
    const known = this.#answers.get(key)
    // the key names the question, and with it the type: the one seam
    if (known !== undefined) return known as Promise<T>
    if (this.#answers.size >= MOST) this.#answers.clear()
    const answers = this.#answers
    const asked = read()
    answers.set(key, asked)
    asked.catch(() => answers.delete(key))
    return asked
  }

  /** The connection that writes, of which it is asked whether others have written. */
  asks(adapter: SqlDriverAdapter): void {
    // taken before anybody wraps it: to look is no statement of a transaction
    this.#version = adapter.queryRaw.bind(adapter, { sql: 'PRAGMA data_version', args: [], argTypes: [] })
    this.#outside = null
  }

  /** Something was committed. A new map, so that what is being read now is not kept in it. */
  forget(): void {
    this.#answers = new Map()
  }

  /** All that is asked before anything else can come in looks once: in that time nobody could have told us of a change. */
  #lookOutside(): Promise<void> {
    if (this.#looking === null) {
      this.#looking = this.#look()
      setImmediate(() => {
        this.#looking = null
      })
    }
    return this.#looking
  }

  async #look(): Promise<void> {
    const outside = await this.#outsideNow()
    if (outside !== null && outside === this.#outside) return
    this.#outside = outside
    this.forget()
  }

  /** Null where it cannot be asked: then nothing is taken for true. */
  async #outsideNow(): Promise<unknown> {
    try {
      const { rows = [] } = (await this.#version?.()) ?? {}
      return rows[0]?.[0] ?? null
    } catch {
      return null
    }
  }
}
