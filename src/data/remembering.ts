import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'

/** The tables of `Facts`, as they stand in a statement that is no mere question. */
const CHANGES_FACTS = /^\s*(?!SELECT\b)[\s\S]*?[`"](Community|Power|NamedPerson|GroupFact|Person|Circle|Seat)[`"]/

/** With more answers than this all are forgotten; some 1 KB each. */
const MOST = 1_000

/**
 * Answers of the database about `Facts`, for as long as they are true: all are forgotten as soon as a transaction that wrote to one of
 * those tables has been committed, here or by another program (`PRAGMA data_version` of the writing connection changes with every
 * commit but its own: https://www.sqlite.org/pragma.html#pragma_data_version). So nobody keeps a power that was taken away.
 */
export class Remembered {
  #answers = new Map<string, Promise<unknown>>()
  #outside: unknown = null
  #writer: SqlDriverAdapter | null = null
  #looking: Promise<void> | null = null

  /** @param read must ask `Facts` alone. What it gives is shared by all who ask: nobody may change it. */
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

  /** Connections whose writes are noticed. */
  watching(inner: SqlMigrationAwareDriverAdapterFactory): SqlMigrationAwareDriverAdapterFactory {
    return {
      provider: inner.provider,
      adapterName: inner.adapterName,
      connect: async () => this.#watched(await inner.connect()),
      connectToShadowDb: () => inner.connectToShadowDb(),
    }
  }

  /** A new map, so that what is being read now is not kept in it. */
  #forget(): void {
    this.#answers = new Map()
  }

  #watched(adapter: SqlDriverAdapter): SqlDriverAdapter {
    this.#writer = adapter
    this.#outside = null
    const begin = adapter.startTransaction.bind(adapter)
    adapter.startTransaction = async (isolation) => {
      const transaction = await begin(isolation)
      let changes = false
      const note = (sql: string) => {
        changes ||= CHANGES_FACTS.test(sql)
      }
      const { executeRaw, queryRaw } = transaction
      transaction.executeRaw = (query) => {
        note(query.sql)
        const done = executeRaw.call(transaction, query)
        // the driver carries out at once: nobody can ask between the commit and this
        if (changes && query.sql.startsWith('COMMIT')) this.#forget()
        return done
      }
      transaction.queryRaw = (query) => {
        note(query.sql)
        return queryRaw.call(transaction, query)
      }
      return transaction
    }
    return adapter
  }

  /** Questions that come at once look once. */
  #lookOutside(): Promise<void> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = null
    })
    return this.#looking
  }

  async #look(): Promise<void> {
    const outside = await this.#version()
    if (outside !== null && outside === this.#outside) return
    this.#outside = outside
    this.#forget()
  }

  /** Null where it cannot be asked, as between a connection that failed and its successor: then nothing is taken for true. */
  async #version(): Promise<unknown> {
    try {
      const { rows = [] } = (await this.#writer?.queryRaw({ sql: 'PRAGMA data_version', args: [], argTypes: [] })) ?? {}
      return rows[0]?.[0] ?? null
    } catch {
      return null
    }
  }
}
