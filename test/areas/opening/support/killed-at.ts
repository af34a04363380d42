import type { Db } from '../../../../src/data/db.ts'

/** A database before whose nth write, or after it, the process is killed. */
export function killedAt(db: Db, write: number, when: 'before' | 'after'): Db {
  let count = 0
  return {
    provider: db.provider,
    read: db.read,
    cached: (key, read) => db.cached(key, read),
    writable: () => db.writable(),
    truncateLog: () => db.truncateLog(),
    compact: () => db.compact(),
    close: () => db.close(),
    async transaction(work) {
      count += 1
      if (count === write && when === 'before') throw new Error('killed')
      const result = await db.transaction(work)
      if (count === write && when === 'after') throw new Error('killed')
      return result
    },
  }
}
