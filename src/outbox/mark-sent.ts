import type { MessageRef } from '../chat/refs.ts'
import { dateOf } from '../data/times.ts'
import type { Ports } from '../work.ts'
import { nextForPlace } from './delivery-order.ts'
import type { InTransaction } from './in-transaction.ts'
import { DELIVER_POST, EDIT_POST, PIN_POST } from './jobs.ts'
import { resolveQuestions } from './questions.ts'
import { locationOf, type PostRow } from './row.ts'
import { isSent, type PostState } from './states.ts'

/**
 * The post is there: because the platform said so, because somebody pressed it, or because somebody looked. What was to follow follows,
 * once it is known which message it is.
 * @param message null: it is there, but nobody knows where
 */
export async function markSent(
  { tx, work, now }: InTransaction<Pick<Ports, 'outbox' | 'jobs'>>,
  row: PostRow,
  message: MessageRef | null,
): Promise<void> {
  await tx.post.update({
    where: { id: row.id },
    data: {
      state: 'sent' satisfies PostState,
      sentAt: row.sentAt ?? row.triedAt ?? dateOf(now),
      ...(message === null ? { message, conversation: null } : locationOf(row, message)),
      problem: null,
      sealedFile: null,
    },
  })
  if (!isSent(row.state)) await work.jobs.cancel(tx, DELIVER_POST, row.id)
  if (message !== null) {
    if (row.pin && row.pinnedAt === null) await work.jobs.enqueue(tx, PIN_POST, row.id, now)
    if (row.revision > row.shownRevision) await work.jobs.enqueue(tx, EDIT_POST, row.id, now)
  }
  await resolveQuestions(tx, work.outbox, row, 'there')
  await releaseNext({ tx, work, now }, row)
}

/** Delivery of a post has ended: the one behind it goes now, instead of at its next look. */
export async function releaseNext({ tx, work, now }: InTransaction<Pick<Ports, 'jobs'>>, row: PostRow): Promise<void> {
  const next = await nextForPlace(tx, row, dateOf(now))
  if (next !== null) await work.jobs.reschedule(tx, DELIVER_POST, next.id, now)
}
