import { codesIn, unwritable } from './disk-full.ts'
import { driverKind } from './migrate.ts'

/** Of the network, and of PostgreSQL (https://www.postgresql.org/docs/current/errcodes-appendix.html): connection, shutdown, too many, cancelled. */
const CODES =
  /^(ECONN(REFUSED|RESET|ABORTED)|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|08\w{3}|57P0[1-5]|57014|53[0-4]00|55P03|P1001|P1002|P1008|P1017|P2024|P2028|P2034|40001|40P01|SQLITE_(BUSY|LOCKED)\w*)$/

/** What Prisma's driver adapters call the same. */
const KINDS = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
  'TransactionWriteConflict',
])

/** `pg` gives no code to what it finds out by itself (pg 8, lib/client.js and pg-pool). */
const UNAVAILABLE_WORDS =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Query read timeout)/

/** An error caused by an error, and so on; nobody nests deeper. */
const DEEPEST = 6

function messagesOf(error: unknown, deep = 0): string[] {
  return error instanceof Error && deep < DEEPEST ? [error.message, ...messagesOf(error.cause, deep + 1)] : []
}

/**
 * Whether the database could not be used just now, whatever was asked of it: it does not answer, it is full, or others were in the way for too
 * long. Trying again later may help, and nothing is known to be wrong with what was asked. Whether it was done is not always known: a
 * connection may break in the middle of a COMMIT.
 */
export function isUnavailable(error: unknown): boolean {
  return (
    unwritable(error) !== null ||
    codesIn(error).some((code) => CODES.test(code)) ||
    KINDS.has(driverKind(error) ?? '') ||
    messagesOf(error).some((words) => UNAVAILABLE_WORDS.test(words))
  )
}
