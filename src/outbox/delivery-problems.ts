import type { Db, ReadOnly, Tables } from '../data/db.ts'
import { about } from './find.ts'
import type { EntityRef } from './outbox.ts'
import { type PostRow, parsePost, postSummary } from './row.ts'
import { isSent, isUndecided, type PostState, UNDECIDED } from './states.ts'
import type { DeliveryProblem } from './views.ts'

/** How a post in a room can be spoken of; null when there is nothing to be said. */
export async function deliveryProblemOf(tables: ReadOnly<Tables>, row: PostRow): Promise<DeliveryProblem | null> {
  const here = postSummary(row)
  const is = problemKindOf(row)
  if (is === null || !('room' in here.to)) return null
  return {
    post: here.id,
    subject: here.subject,
    topic: here.topic,
    room: here.to.room,
    dueAt: here.dueAt,
    zone: await zoneOf(tables, row),
    is,
    problem: row.problem?.refusal ?? null,
  }
}

/** What is not as it should be with it; null where all is. */
function problemKindOf({ state, ...row }: PostRow): DeliveryProblem['is'] | null {
  if (isUndecided(state)) return state
  if (!isSent(state)) return null
  if (row.message === null) return wantsMessage(row) ? 'unfound' : null
  const is = row.problem?.is
  if (is === 'unpinned' && row.pinnedAt === null) return is
  return is === 'unedited' ? is : null
}

/** Whether there is something to be done to it for which its message must be known. */
export const wantsMessage = (row: Pick<PostRow, 'pin' | 'pinnedAt' | 'revision' | 'shownRevision'>): boolean =>
  (row.pin && row.pinnedAt === null) || row.revision > row.shownRevision

async function zoneOf(tables: ReadOnly<Tables>, row: PostRow): Promise<string> {
  const circle = row.subjectKind === 'circle' ? await tables.circle.findUnique({ where: { id: row.subjectId } }) : null
  if (circle) return circle.zone
  const community = await tables.community.findUnique({ where: { id: row.communityId } })
  return community?.zone ?? 'UTC'
}

/** What is not as it should be with the posts about a subject, the oldest first: for `/circle show`. */
export async function openDeliveryProblems({ db }: { db: Db }, subject: EntityRef): Promise<DeliveryProblem[]> {
  const rows = await db.read.post.findMany({
    where: {
      ...about(subject),
      toKind: 'room',
      // of what was sent only what is not as it should be: a circle's room fills with the rest
      OR: [
        { state: { in: UNDECIDED } },
        { state: 'sent' satisfies PostState, OR: [{ message: null }, { problem: { not: null } }] },
      ],
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  const matters = await Promise.all(rows.map((row) => deliveryProblemOf(db.read, parsePost(row))))
  return matters.filter((matter) => matter !== null)
}
