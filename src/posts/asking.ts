import type { Temporal } from 'temporal-polyfill'
import type { ReadOnly, Tables } from '../data/db.ts'
import { matterOf } from './matters.ts'
import type { Postbox } from './postbox.ts'
import { type PostHere, type PostRow, postHere } from './rows.ts'
import { matterNotice, settledNotice } from './views.ts'

/** Who is asked about a post that is held or could not be sent: platform ids. Given by main, for posts know no circles' people. */
export type Askers = (tx: Tables, post: PostHere) => Promise<readonly string[]>

/** Notices about a post have keys that begin so; what follows is the person, and the instant of what is asked about. */
const asked = (post: string): string => `asked:${post}:`

/**
 * Tells those concerned, each in private, and asks them what to do. Each time something new is to be said of the post they are told again.
 *
 * Only about posts to rooms: whether a private message arrived nobody else can look up, and a notice about a notice would never end.
 * A notice that cannot be sent, or whose fate is unknown, stays as it is; what it was about stands in `/circle show` all the same.
 */
export async function ask(
  tx: Tables,
  { posts, askers }: { posts: Postbox; askers: Askers },
  row: PostRow,
  now: Temporal.Instant,
): Promise<void> {
  const matter = await matterOf(tx, row)
  if (matter === null) return
  for (const person of new Set(await askers(tx, postHere(row)))) {
    await posts.add(tx, {
      key: `${asked(row.id)}${person}:${matter.is}-${now.epochMilliseconds}`,
      community: row.communityId,
      circle: row.circleId,
      purpose: 'notice',
      to: { person },
      view: matterNotice(matter),
      dueAt: now,
    })
  }
}

/** Every notice about the post says that there is nothing left to choose. */
export async function unask(tx: Tables, posts: Postbox, row: PostRow, how: 'there' | 'asked'): Promise<void> {
  const { purpose, to } = postHere(row)
  if (!('room' in to)) return
  const notices = await tx.post.findMany({ where: { key: { startsWith: asked(row.id) } }, select: { key: true } })
  for (const { key } of notices) await posts.revise(tx, key, settledNotice({ purpose, room: to.room }, how))
}

/** Whether this person was asked about the post. */
export async function wasAsked(tables: ReadOnly<Tables>, row: PostRow, person: string): Promise<boolean> {
  const notice = await tables.post.findFirst({
    where: { communityId: row.communityId, toKind: 'person', to: person, key: { startsWith: asked(row.id) } },
    select: { id: true },
  })
  return notice !== null
}
