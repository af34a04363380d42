import type { ReadOnly, Tables } from '../data/db.ts'
import type { EntityRef, WhichPosts } from './outbox.ts'
import { type PostRow, parsePost } from './row.ts'
import type { Topic } from './topic.ts'

/** The condition for the posts that an owner has brought about on one of these topics. */
export const ownedBy = (owner: EntityRef, ...topics: readonly Topic[]) => ({
  ownerKind: owner.kind,
  ownerId: owner.id,
  topic: { in: topics.map(({ name }) => name) },
})

/** The condition for the posts about a subject. */
export const about = (subject: EntityRef) => ({ subjectKind: subject.kind, subjectId: subject.id })

export async function findPost(tables: ReadOnly<Tables>, id: string): Promise<PostRow | null> {
  const row = await tables.post.findUnique({ where: { id } })
  return row && parsePost(row)
}

/** These posts, in the order in which they were asked for. */
export async function findPosts(tables: ReadOnly<Tables>, which: WhichPosts): Promise<PostRow[]> {
  const where = 'post' in which ? { id: which.post } : ownedBy(which.owner, which.topic)
  const rows = await tables.post.findMany({ where, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
  return rows.map(parsePost)
}

/** The last that an owner has brought about on a topic; null where there is none. */
export async function latestPost(tables: ReadOnly<Tables>, owner: EntityRef, topic: Topic): Promise<PostRow | null> {
  return (await findPosts(tables, { owner, topic })).at(-1) ?? null
}
