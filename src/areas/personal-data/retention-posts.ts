import type { ReadOnly, Tables } from '../../data/db.ts'
import { ownedBy } from '../../outbox/find.ts'
import { ON_ITS_WAY, UNDECIDED } from '../../outbox/states.ts'
import { REVIEW_NOTICE, recordEntity } from '../boundaries/topics.ts'
import { ACTIVE_STATES } from '../circles/find.ts'
import { RETENTION } from './retention-rules.ts'
import { by, ids, type RetentionTerm, rowDue } from './retention-term.ts'

/** What has come to its end: nothing of it is on its way. */
const FINISHED = { notIn: ON_ITS_WAY }

/**
 * Notices of reviews: while there is the note, they say whom the asking has reached (src/areas/boundaries/review.ts). They go after it.
 * @returns conditions of which each picks some
 */
export async function ofReviews(tables: ReadOnly<Tables>, communityId: string) {
  const asked = await tables.boundaryRecord.findMany({
    where: { communityId, reviewAskedAt: { not: null } },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  return asked.map(({ id }) => ownedBy(recordEntity(id), REVIEW_NOTICE))
}

export const messages: RetentionTerm = {
  async due(tables, communityId, until, take) {
    const rows = await tables.post.findMany({
      where: {
        ...{ communityId, toKind: 'person', state: FINISHED, dueAt: by(until, RETENTION.posts) },
        NOT: await ofReviews(tables, communityId),
      },
      select: { id: true, dueAt: true },
      take,
      orderBy: { id: 'asc' },
    })
    return rows.map((row) => rowDue(row.id, row.dueAt, RETENTION.posts))
  },
  async forget(tx, _desk, due) {
    return (await tx.post.deleteMany({ where: { id: ids(due) } })).count
  },
}

export const roomRetention: RetentionTerm = {
  async due(tables, communityId, until, take) {
    const going = await tables.circle.findMany({
      where: { communityId, state: { in: [...ACTIVE_STATES] } },
      select: { id: true },
      orderBy: { number: 'asc' },
    })
    const rows = await tables.post.findMany({
      where: {
        ...{ communityId, toKind: 'room', state: FINISHED, dueAt: by(until, RETENTION.posts) },
        // of a circle that goes on, what is pinned is still edited, and what is held or failed waits for somebody's word
        OR: [
          { subjectKind: { not: 'circle' } },
          { subjectId: { notIn: going.map(({ id }) => id) } },
          { pin: false, state: { notIn: UNDECIDED } },
        ],
      },
      select: { id: true, dueAt: true },
      take,
      orderBy: { id: 'asc' },
    })
    return rows.map((row) => rowDue(row.id, row.dueAt, RETENTION.posts))
  },
  forget: messages.forget,
}
