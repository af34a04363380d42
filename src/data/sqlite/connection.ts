import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { type Driver, driverOf } from './driver.ts'
import type { FactCache } from './fact-cache.ts'

/**
 * SQLite has undone the whole transaction by itself, as it does when the disk is full, cannot be read or written, or memory runs out
 * (https://www.sqlite.org/lang_transaction.html, 'Response To Errors Within A Transaction'): nothing of it is left.
 */
export class TransactionUndone extends Error {
  override readonly name = 'TransactionUndone'
  constructor() {
    super('SQLite has undone the transaction')
  }
}

interface Inner {
  adapter: SqlDriverAdapter
  driver: Driver
}

/**
 * The connection that writes, as Prisma sees it: always the same adapter, whichever connection to the file is behind it. One that cannot be
 * trusted any more is closed, and the next BEGIN opens another. What Prisma wants to do whole by itself is a savepoint of the transaction that
 * is open.
 */
export class SqliteConnection {
  /** For the Prisma client. */
  readonly factory: SqlMigrationAwareDriverAdapterFactory
  readonly #connections: SqlMigrationAwareDriverAdapterFactory
  readonly #remembered: FactCache
  #inner: Inner | null = null
  #changed = false
  #trusted = true
  #closed = false

  constructor(connections: SqlMigrationAwareDriverAdapterFactory, remembered: FactCache) {
    this.#connections = connections
    this.#remembered = remembered
    this.factory = {
      provider: connections.provider,
      adapterName: connections.adapterName,
      connect: async () => {
        await this.#connect()
        return this.#adapter()
      },
      connectToShadowDb: () => connections.connectToShadowDb(),
    }
  }

  /** The transaction that is open writes to one of the tables of authority: what is remembered of them is forgotten with its commit. */
  authorityChanges(): void {
    this.#changed = true
  }

  /** Asked of SQLite, never guessed from an error. */
  get inTransaction(): boolean {
    return this.#inner?.driver.inTransaction ?? false
  }

  /** @throws what the driver says: `undo` is to be called then */
  async begin(): Promise<void> {
    if (this.#inner === null) await this.#connect()
    await this.#orDistrust('BEGIN')
  }

  /** @throws what the driver says: `undo` is to be called then */
  async commit(): Promise<void> {
    const committed = this.#orDistrust('COMMIT')
    // the driver carries out at once: nobody can ask between the commit and this
    if (this.#changed) this.#remembered.forget()
    this.#changed = false
    await committed
  }

  /**
   * Ends the transaction, if SQLite has not done so by itself. After a BEGIN or a COMMIT that failed, and where ROLLBACK fails, the connection
   * is closed: SQLite undoes what was open on it. Never rejects.
   */
  async undo(): Promise<void> {
    this.#changed = false
    if (this.inTransaction) await this.run('ROLLBACK').catch(() => undefined)
    if (!this.#trusted || this.inTransaction) await this.#discard()
  }

  /** Runs statements of the writer's own. @throws what the driver says, always by rejecting */
  async run(sql: string): Promise<void> {
    await this.#open().adapter.executeScript(sql)
  }

  /** A statement of the writer's own, outside of a transaction. @returns its rows */
  async ask(sql: string): Promise<unknown[][]> {
    if (this.#inner === null) await this.#connect()
    const { rows } = await this.#open().adapter.queryRaw({ sql, args: [], argTypes: [] })
    return rows
  }

  async #orDistrust(sql: string): Promise<void> {
    try {
      await this.run(sql)
    } catch (error) {
      this.#trusted = false
      throw error
    }
  }

  /** Prisma's adapter: its statements are those of the transaction, and there are none outside of one. */
  #adapter(): SqlDriverAdapter {
    const { provider, adapterName } = this.#connections
    return {
      provider,
      adapterName,
      queryRaw: (query) => this.#forStatement().queryRaw(query),
      executeRaw: (query) => this.#forStatement().executeRaw(query),
      executeScript: (script) => this.#forStatement().executeScript(script),
      startTransaction: () => this.#within(),
      dispose: async () => {
        this.#closed = true
        await this.#discard()
      },
    }
  }

  /** @throws TransactionUndone: what comes after it would be committed by itself */
  #forStatement(): SqlDriverAdapter {
    const { adapter, driver } = this.#open()
    if (!driver.inTransaction) throw new TransactionUndone()
    return adapter
  }

  #open(): Inner {
    if (this.#inner === null) throw new Error('The database is not connected')
    return this.#inner
  }

  async #connect(): Promise<void> {
    if (this.#closed) throw new Error('The database is closed')
    const adapter = await this.#connections.connect()
    this.#inner = { adapter, driver: driverOf(adapter) }
    this.#trusted = true
    this.#remembered.asks(adapter)
  }

  async #discard(): Promise<void> {
    const adapter = this.#inner?.adapter
    this.#inner = null
    try {
      await adapter?.dispose()
    } catch {
      // nothing can be done about one that does not close; it is never used again
    }
  }

  /** Prisma ends it with COMMIT or ROLLBACK as statements of their own. */
  async #within(): ReturnType<SqlDriverAdapter['startTransaction']> {
    const adapter = this.#adapter()
    await adapter.executeScript('SAVEPOINT whole')
    const ends: Readonly<Record<string, () => Promise<void>>> = {
      COMMIT: () => adapter.executeScript('RELEASE whole'),
      // where SQLite has undone everything there is nothing left to go back to, and the error that made it do so is the one to be thrown
      ROLLBACK: async () => {
        if (this.inTransaction) await adapter.executeScript('ROLLBACK TO whole; RELEASE whole')
      },
    }
    return {
      provider: adapter.provider,
      adapterName: adapter.adapterName,
      options: { usePhantomQuery: false },
      queryRaw: (query) => adapter.queryRaw(query),
      executeRaw: async (query) => {
        const end = ends[query.sql]
        if (end === undefined) return adapter.executeRaw(query)
        await end()
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
