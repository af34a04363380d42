import { AsyncLocalStorage } from 'node:async_hooks'
import { customAlphabet } from 'nanoid'

/** As ids of ours, of digits and consonants alone: among so many none shall spell somebody's name. 30^12 are about 5 * 10^17. */
const newCorrelation = customAlphabet('0123456789BCDFGHJKLMNPQRSTVWXZ', 12)

/**
 * Correlation ids: one id for each act that comes in (a command, a press, a form), each happening and each run of a job. It is in every line of
 * the log that the act causes, and in the rows of the posts and jobs that it writes, whose own lines carry it on: an operator can follow a press
 * to the post that it caused. It says nothing about who acted, and is stored beside nobody who did.
 *
 * Carried by AsyncLocalStorage: passed by hand it would be a parameter of every use case, and left out where it matters.
 */
const storage = new AsyncLocalStorage<string | null>()

/** Runs `work` under an id: a new one, unless it goes on from another. */
export function correlated<R>(work: () => R, id: string = newCorrelation()): R {
  return storage.run(id, work)
}

/**
 * Runs `work` under no id: for what must not lead back to whoever acted, such as pointing to a clause. Its rows store none; what delivers
 * them later mints its own.
 */
export function untraced<R>(work: () => R): R {
  return storage.run(null, work)
}

/** The id of what runs now; null where there is none. */
export const correlation = (): string | null => storage.getStore() ?? null

/** The same function, run under the id that is current now, whoever calls it later: for what waits in a queue. */
export const carried = <A extends unknown[], R>(work: (...args: A) => R): ((...args: A) => R) =>
  AsyncLocalStorage.bind(work)
