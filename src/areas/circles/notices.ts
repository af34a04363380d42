import type { Temporal } from 'temporal-polyfill'
import type { View } from '../../chat/view.ts'
import type { Tables } from '../../data/db.ts'
import { newId } from '../../data/ids.ts'
import type { Desk } from '../../work.ts'

/** A key of its own for what is told once, in the transaction in which it happened: a use case that runs twice finds it done. */
export const fresh = (what: string): string => `${what}:${newId()}`

interface Of {
  id: string
  communityId: string
  room: string | null
}

/** One post in the circle's room; none where it has no room. */
export async function tellRoom(
  tx: Tables,
  desk: Desk,
  circle: Of,
  key: string,
  view: View,
  now: Temporal.Instant,
): Promise<void> {
  if (circle.room === null) return
  await desk.posts.add(tx, { ...shared(circle, key, view, now), to: { room: circle.room } })
}

/** The same direct message to each of these people, once each. */
export async function tellPeople(
  tx: Tables,
  desk: Desk,
  circle: Of,
  people: readonly string[],
  key: string,
  view: View,
  now: Temporal.Instant,
): Promise<void> {
  for (const person of new Set(people))
    await desk.posts.add(tx, { ...shared(circle, `${key}:${person}`, view, now), to: { person } })
}

const shared = (circle: Of, key: string, view: View, now: Temporal.Instant) => ({
  key,
  community: circle.communityId,
  circle: circle.id,
  purpose: 'notice' as const,
  view,
  dueAt: now,
})
