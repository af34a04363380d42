import type { Temporal } from 'temporal-polyfill'
import type { MessageRef } from '../chat/refs.ts'
import type { Tables } from '../data/db.ts'
import { dateOf } from '../data/times.ts'
import type { Queue } from '../jobs/queue.ts'
import { nextForPlace } from './delivery-order.ts'
import { DELIVER_POST, EDIT_POST, PIN_POST } from './jobs.ts'
import type { Outbox } from './outbox.ts'
import { resolveQuestions } from './questions.ts'
import { keptMessage, type PostRow } from './row.ts'

export interface SentParts {
  outbox: Outbox
  jobs: Queue
}

/**
 * The post is there: because the platform said so, because somebody pressed it, or because somebody looked. What was to follow follows,
 * once it is known which message it is.
 * @param message null: it is there, but nobody knows where
 */
export async function markSent(
  tx: Tables,
  { outbox, jobs }: SentParts,
  row: PostRow,
  message: MessageRef | null,
  now: Temporal.Instant,
): Promise<void> {
  await tx.post.update({
    where: { id: row.id },
    data: {
      state: 'sent',
      sentAt: row.sentAt ?? row.triedAt ?? dateOf(now),
      message: message && keptMessage(row, message),
      problem: null,
      sealedFile: null,
    },
  })
  if (row.state !== 'sent') await jobs.cancel(tx, DELIVER_POST, row.id)
  if (message !== null) {
    if (row.pin && row.pinnedAt === null) await jobs.enqueue(tx, PIN_POST, row.id, now)
    if (row.revision > row.shownRevision) await jobs.enqueue(tx, EDIT_POST, row.id, now)
  }
  await resolveQuestions(tx, outbox, row, 'there')
  await releaseNext(tx, jobs, row, now)
}

/** A post has come to an end of its way: the one behind it need not wait for its next look. */
export async function releaseNext(tx: Tables, jobs: Queue, row: PostRow, now: Temporal.Instant): Promise<void> {
  const next = await nextForPlace(tx, row, dateOf(now))
  if (next !== null) await jobs.reschedule(tx, DELIVER_POST, next.id, now)
}
