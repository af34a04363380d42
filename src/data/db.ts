import { AsyncLocalStorage } from 'node:async_hooks'
import { channel } from 'node:diagnostics_channel'
import type { Prisma as Sqlite } from '../../prisma/generated/sqlite/client/client.ts'
import type { Provider } from './migrations-folder.ts'

/** The tables, to read and to write: what a transaction works with. Raw SQL is left out: it differs between the databases. */
export type Tables = Omit<Sqlite.TransactionClient, `$${string}` | symbol>

/** The calls of Prisma's that read. */
const readings = [
  'findUnique',
  'findUniqueOrThrow',
  'findFirst',
  'findFirstOrThrow',
  'findMany',
  'count',
  'aggregate',
  'groupBy',
] as const
export type Reading = (typeof readings)[number]

const readingSet: ReadonlySet<string> = new Set<Reading>(readings)
export const isReading = (operation: string): boolean => readingSet.has(operation)

/** The same tables, of which only reading is left: a write outside a transaction does not compile. */
export type ReadOnly<T> = { readonly [K in keyof T]: Pick<T[K], Extract<keyof T[K], Reading>> }

/** Who is who and who may do what: asked at every press and every command, changed seldom. Whoever writes to one invalidates what is remembered of all. */
export const authorityTables = [
  'community',
  'power',
  'namedPerson',
  'groupFact',
  'person',
  'circle',
  'seat',
  'room',
] as const satisfies readonly (keyof Tables)[]

/** These tables, to be read. */
export type AuthorityTables = Pick<ReadOnly<Tables>, (typeof authorityTables)[number]>

/**
 * 'serializable': as if no other ran at the same time; whatever it has read must still be so. 'snapshot': it sees one state of the database, and
 * fails where another has changed a row that it changes. That is enough for work that decides from the row that it changes, and PostgreSQL then
 * does not break it off because of its neighbours on the same page of an index.
 */
export type Isolation = 'serializable' | 'snapshot'

export interface Db {
  readonly provider: Provider
  /**
   * Reads what has been committed. Each call sees the database as it is then: reads that must agree with one another, or with a
   * write, belong in a transaction.
   */
  readonly read: ReadOnly<Tables>
  /**
   * What `read` gives, read anew only if one of the AuthorityTables has been written since: for what is asked at every press. True at the
   * moment of asking, as `read` itself. On PostgreSQL other processes write too, and it is always read anew.
   * @param key names the question with all that it depends on
   * @param read asks the AuthorityTables alone; nobody may change what it gives
   */
  cached<R>(key: string, read: (facts: AuthorityTables) => Promise<R>): Promise<R>
  /**
   * Does all of `work` or nothing of it, as if no other transaction ran at the same time.
   * `work` may be run several times (PostgreSQL: another transaction got in between), so it touches only `tx` and returns data.
   * Never catch an error of the database inside `work`: the transaction is dead after it.
   * Never call it inside another transaction's `work`: pass `tx` on.
   * @param isolation what PostgreSQL watches over; SQLite runs one at a time in any case
   * @throws whatever `work` throws
   */
  transaction<R>(work: (tx: Tables) => Promise<R>, isolation?: Isolation): Promise<R>
  /** Whether what is written now would be kept: false while the disk is full or fails. Tries it where the last write failed. Never rejects. */
  writable(): Promise<boolean>
  /**
   * Empties the log beside the database, in which a copy of what was just deleted still stands: at once, for what somebody deleted by hand.
   * False: another program reads, or the disk fails, and it is done later. PostgreSQL recycles its log by itself (docs/privacy.md). Never rejects.
   */
  truncateLog(): Promise<boolean>
  /**
   * Takes the last copies of what was deleted out of the file: SQLite leaves some where it splits and joins pages, and what was deleted without
   * secure_delete is all there. It writes the file anew; whoever wants to write waits meanwhile, whoever reads does not. PostgreSQL's autovacuum does as much by itself.
   * @returns 'not-now' where another program holds the file
   * @throws what the database says, such as that there is no room (`noRoom`); nothing has been changed then
   */
  compact(): Promise<'done' | 'not-now' | 'by-itself'>
  /** Ends the connections, once the transactions under way have ended. */
  close(): Promise<void>
}

/** What the data layer tells of itself; pino's loggers fit. */
export interface DataLog {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
}

/**
 * How long a transaction may take, and wait for a connection, in milliseconds. Prisma's own 5 s and 2 s are for a web request; here the
 * slowest is publishing a whole round (some 30 circles) on the disk of a small computer, and nobody waits on the line: people
 * have been answered before. It is a net for a `work` that hangs, well under the 60 s after which a job's lease would run out.
 */
export const TRANSACTION_TIMEOUTS = { timeout: 30_000, maxWait: 15_000 }

/**
 * Whoever subscribes has transactions inside transactions refused: on SQLite one would wait for itself until it is undone, on PostgreSQL it
 * would be a second one, kept when the first is undone. The tests do; following what runs inside of what costs every promise of the process.
 */
export const NESTING_CHANNEL = 'roundel:transaction'

const nesting = channel(NESTING_CHANNEL)
const underWay = new AsyncLocalStorage<{ open: boolean }>()

/** Runs `start`; inside a transaction it is refused where somebody watches (NESTING_CHANNEL). */
export async function refuseNesting<R>(start: () => Promise<R>): Promise<R> {
  if (!nesting.hasSubscribers) return start()
  if (underWay.getStore()?.open === true)
    throw new Error('A transaction was started inside a transaction: pass `tx` on instead')
  const mark = { open: true }
  try {
    return await underWay.run(mark, start)
  } finally {
    mark.open = false
  }
}
