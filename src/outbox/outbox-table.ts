import type { Temporal } from 'temporal-polyfill'
import { assertView, type View } from '../chat/view.ts'
import type { Cipher } from '../data/cipher.ts'
import type { Tables } from '../data/db.ts'
import { newId } from '../data/ids.ts'
import { dateOf } from '../data/times.ts'
import type { Clock } from '../jobs/clock.ts'
import type { Queue } from '../jobs/queue.ts'
import { correlation } from '../ops/correlation.ts'
import { sealedFile, sealedView, UnreadableError, viewOf } from './content.ts'
import { type Destination, nextPosition } from './delivery-order.ts'
import { findPosts } from './find.ts'
import { DELIVER_POST, EDIT_POST } from './jobs.ts'
import { withLateNote } from './late.ts'
import type { NewPost, Outbox } from './outbox.ts'
import { resolveQuestions } from './questions.ts'
import type { PostRow } from './row.ts'
import { mayComeTwice } from './rules.ts'
import { isWaiting, mayBeCancelled, type PostState } from './states.ts'

/** How far the instants of posts may be ahead of the clock, in ms: a thousand posts in one instant. */
const MOST_AHEAD = 1_000

/** The postbox on the Post table. Its views are encrypted; each post has a job that delivers it when it is due. */
export function outboxTable(queue: Queue, cipher: Cipher, clock: Clock): Outbox {
  // each post of this process has an instant of its own, so that lists of them have an order; delivery does not hang on it
  let written: Temporal.Instant | null = null
  const after = (now: Temporal.Instant): Temporal.Instant => {
    const next = written?.add({ milliseconds: 1 }) ?? now
    // a clock that was set back begins anew
    const ahead = now.until(next).total('milliseconds')
    written = ahead > 0 && ahead < MOST_AHEAD ? next : now
    return written
  }
  const revise: Outbox['revise'] = async (tx, which, view) => {
    assertView(view)
    for (const row of await findPosts(tx, which)) {
      if (looksLike(cipher, row, view)) continue
      await tx.post.update({
        where: { id: row.id },
        data: { sealedView: sealedView(cipher, row.id, view), revision: { increment: 1 } },
      })
      // until it is sent, nothing is to be edited; whoever finds out which message it is sees that it was revised
      if (row.message !== null) await queue.enqueue(tx, EDIT_POST, row.id, clock.now())
    }
  }
  return {
    revise,
    async add(tx, post) {
      assertView(post.view)
      if (post.graceUntil !== undefined) withLateNote(post.view)
      // a room never gets one: what is in it is somebody's own
      if (post.file !== undefined && 'room' in post.to) throw new RangeError('a file goes to one person alone')
      const id = newId()
      // by upsert, since a unique key that is caught ends a transaction of PostgreSQL
      const row = await tx.post.upsert({ where: { key: post.key }, create: await rowOf(tx, id, post), update: {} })
      if (row.id !== id) return null
      await queue.enqueue(tx, DELIVER_POST, id, post.dueAt)
      return { id }
    },
    async cancel(tx, which) {
      for (const row of await findPosts(tx, which)) {
        if (!mayBeCancelled(row.state)) continue
        const cancelled = { state: 'cancelled' satisfies PostState, sealedFile: null }
        await tx.post.update({ where: { id: row.id }, data: cancelled })
        if (isWaiting(row.state)) await queue.cancel(tx, DELIVER_POST, row.id)
        else await resolveQuestions(tx, { revise }, row, 'over')
      }
    },
  }

  async function rowOf(tx: Tables, id: string, post: NewPost) {
    const [toKind, to] = 'room' in post.to ? ['room', post.to.room] : ['person', post.to.person]
    const audience = 'room' in post.to ? post.to.of : { kind: 'person', id: post.to.person }
    const place: Destination = { communityId: post.community, toKind, to }
    return {
      id,
      key: post.key,
      ...place,
      position: await nextPosition(tx, place),
      ownerKind: post.owner.kind,
      ownerId: post.owner.id,
      topic: post.topic.name,
      subjectKind: post.subject.kind,
      subjectId: post.subject.id,
      author: post.author ?? null,
      audienceKind: audience.kind,
      audienceId: audience.id,
      sealedView: sealedView(cipher, id, post.view),
      sealedFile: post.file === undefined ? null : sealedFile(cipher, id, post.file),
      state: 'waiting' satisfies PostState,
      dueAt: dateOf(post.dueAt),
      graceUntil: post.graceUntil === undefined ? null : dateOf(post.graceUntil),
      pin: post.pin ?? false,
      atLeastOnce: mayComeTwice(post),
      correlation: correlation(),
      createdAt: dateOf(after(clock.now())),
    }
  }
}

/** What cannot be read any more looks like nothing: the new view takes its place. */
function looksLike(cipher: Cipher, row: PostRow, view: View): boolean {
  try {
    return JSON.stringify(viewOf(cipher, row)) === JSON.stringify(view)
  } catch (error) {
    if (error instanceof UnreadableError) return false
    throw error
  }
}
