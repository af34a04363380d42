import { Temporal } from 'temporal-polyfill'
import type { Tables } from '../../data/db.ts'
import { instantOf } from '../../data/times.ts'
import { about } from '../../outbox/find.ts'
import { DELIVER_POST, EDIT_POST, PIN_POST } from '../../outbox/jobs.ts'
import { parsePost } from '../../outbox/row.ts'
import { isOnItsWay, isWaiting } from '../../outbox/states.ts'
import type { Work } from '../../work.ts'
import { POINTING } from '../agreement/topics.ts'
import { changeCircleRoom, circleRoom } from '../circles/circle-room.ts'
import { circleEntity } from '../circles/entities.ts'
import { openIncidents } from './incidents.ts'
import { stoppedBy } from './rules.ts'

/** A pointing is of the moment: one that had to wait longer than this is not posted any more. */
const POINTING_KEEPS = Temporal.Duration.from({ hours: 1 })

/**
 * Posts wait or go on, by what is open now. What waited goes on its way in order, each once: the postbox paces it, and what is beyond
 * its grace becomes stale there.
 */
export async function stopOrResumePosts(tx: Tables, work: Work, circleId: string): Promise<void> {
  const room = await circleRoom(tx, circleId)
  const stopped = stoppedBy((await openIncidents(tx, circleId)).map((incident) => incident.kind))
  if (room === null || room.stopped === stopped) return
  await changeCircleRoom(tx, circleId, { stopped })
  if (stopped === null) await goOn(tx, work, circleId)
}

async function goOn(tx: Tables, work: Work, circleId: string): Promise<void> {
  const posts = await tx.post.findMany({ where: about(circleEntity(circleId)), orderBy: { id: 'asc' } })
  for (const post of posts.map(parsePost)) {
    const dueAt = instantOf(post.dueAt)
    const old = Temporal.Instant.compare(dueAt, work.now.subtract(POINTING_KEEPS)) < 0
    if (isWaiting(post.state) && post.topic === POINTING.name && old) await work.outbox.cancel(tx, { post: post.id })
    else if (isOnItsWay(post.state))
      await work.jobs.reschedule(
        tx,
        DELIVER_POST,
        post.id,
        Temporal.Instant.compare(dueAt, work.now) > 0 ? dueAt : work.now,
      )
    if (post.message === null) continue
    if (post.revision > post.shownRevision) await work.jobs.reschedule(tx, EDIT_POST, post.id, work.now)
    if (post.pin && post.pinnedAt === null) await work.jobs.reschedule(tx, PIN_POST, post.id, work.now)
  }
}
