import type { Temporal } from 'temporal-polyfill'
import type { Cipher } from './data/cipher.ts'
import type { Db } from './data/db.ts'
import type { Queue } from './jobs/queue.ts'
import type { Outbox } from './outbox/outbox.ts'

/** The ports that use cases stand on. */
export interface Ports {
  readonly db: Db
  readonly outbox: Outbox
  readonly jobs: Queue
  /** Seals what is private: `seal(text, place)`, where `place` names column and row. */
  readonly cipher: Cipher
}

/** What every use case works with. The context of a command has all of it, so commands pass `c` on. There is no actor: who needs one asks for it. */
export interface Work extends Ports {
  /** The instant at which it is done: all that a use case writes happens then. */
  readonly now: Temporal.Instant
}
