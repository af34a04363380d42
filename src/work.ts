import type { Cipher } from './data/cipher.ts'
import type { Db } from './data/db.ts'
import type { Queue } from './jobs/queue.ts'
import type { Outbox } from './outbox/outbox.ts'

/** What every use case works with. The context of a command has all of it, so commands pass `c` on. */
export interface Work {
  readonly db: Db
  readonly outbox: Outbox
  readonly jobs: Queue
  /** Seals what is private: `seal(text, about)`, where `about` names column and row. */
  readonly cipher: Cipher
}
