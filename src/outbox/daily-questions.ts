import type { Temporal } from 'temporal-polyfill'
import { dateOf } from '../data/times.ts'
import { nextDaily } from '../jobs/daily.ts'
import type { RunAgain } from '../jobs/job.ts'
import type { Delivery } from './attempt.ts'
import { findPost } from './find.ts'
import { ASK_AGAIN_DAILY, DELIVER_POST } from './jobs.ts'
import { askAbout, hasOpenQuestion, heldUnasked, isRecent } from './questions.ts'
import { isHeld, isWaiting, type PostState } from './states.ts'

/**
 * The job 'community.ask', once a day: no post stays held without someone having been asked about it. Whoever is next reachable is asked;
 * where everyone has been tried, from the first on again. A message to one person is never held: one that an earlier version held is
 * sent again, or given up where it is old.
 */
export async function askDaily(d: Delivery, community: string, now: Temporal.Instant): Promise<RunAgain> {
  const row = await d.db.read.community.findUnique({ where: { id: community }, select: { zone: true } })
  for (const { id } of await heldUnasked(d.db.read, d.responsible, community)) {
    const asked = await d.db.transaction(async (tx) => {
      const held = await findPost(tx, id)
      // somebody answered, or was asked, meanwhile
      if (held === null || !isHeld(held.state) || (await hasOpenQuestion(tx, d.responsible, held))) return null
      if (!held.atLeastOnce) return askAbout({ tx, work: d, now }, held, { again: true })
      const state: PostState = isRecent(held, now) ? 'waiting' : 'stale'
      await tx.post.update({
        where: { id },
        data: { state, tries: 0, firstTriedAt: null, triedAt: null, problem: null, dueAt: dateOf(now) },
      })
      if (isWaiting(state)) await d.jobs.reschedule(tx, DELIVER_POST, id, now)
      return null
    })
    if (asked === 0) d.log.warn('post.unasked', { post: id, kind: 'held' })
  }
  return { again: nextDaily(ASK_AGAIN_DAILY, row?.zone ?? null, now) }
}
