import type { Db } from '../data/db.ts'
import { carried } from '../ops/correlation.ts'
import type { EmbeddedQueue } from './embedded.ts'

/** The database, with `wake` called after each commit that gave the queue something to do: nothing waits for the next tick. */
export function wakeOnCommit(db: Db, queue: EmbeddedQueue, wake: () => void): Db {
  return {
    provider: db.provider,
    read: db.read,
    cached: (key, read) => db.cached(key, read),
    writable: () => db.writable(),
    truncateLog: () => db.truncateLog(),
    compact: () => db.compact(),
    close: () => db.close(),
    async transaction(work, isolation) {
      let touched = false
      // transactions wait in a queue, which is worked off in whatever context it was begun in
      const inContext = carried(work)
      const result = await db.transaction(async (tx) => {
        const done = await inContext(tx)
        touched = queue.touched(tx)
        return done
      }, isolation)
      if (touched) wake()
      return result
    },
  }
}
