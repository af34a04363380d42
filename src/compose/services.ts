import type { Cipher } from '../data/cipher.ts'
import type { Db } from '../data/db.ts'
import type { Clock } from '../jobs/clock.ts'
import { embeddedQueue } from '../jobs/embedded.ts'
import { wakeOnCommit } from '../jobs/wake-on-commit.ts'
import { outboxTable } from '../outbox/outbox-table.ts'
import type { Ports } from '../work.ts'

export interface Services {
  /** What use cases stand on. Its transactions tell `onWork` after a commit that asked for something to be done. */
  readonly ports: Ports
  /** Whom to tell; until then nobody is, and whoever starts looks for himself. */
  onWork(listener: () => void): void
}

/** The ports that every use case works with, over this database. */
export function services({ db, cipher, clock }: { db: Db; cipher: Cipher; clock: Clock }): Services {
  const queue = embeddedQueue()
  let told = () => {}
  return {
    ports: {
      db: wakeOnCommit(db, queue, () => told()),
      outbox: outboxTable(queue, cipher, clock),
      jobs: queue,
      cipher,
    },
    onWork: (listener) => {
      told = listener
    },
  }
}
