import type { Temporal } from 'temporal-polyfill'
import type { View } from '../../chat/view.ts'
import type { Tables } from '../../data/db.ts'
import { newId } from '../../data/ids.ts'
import type { Work } from '../../work.ts'

/** A key of its own for what is told once, in the transaction in which it happened: a use case that runs twice finds it done. */
export const uniqueKey = (what: string): string => `${what}:${newId()}`

interface Of {
  id: string
  communityId: string
  room: string | null
}

/** One post in the circle's room; none where it has no room. */
export async function notifyRoom(
  tx: Tables,
  work: Work,
  circle: Of,
  key: string,
  view: View,
  now: Temporal.Instant,
): Promise<void> {
  if (circle.room === null) return
  await work.outbox.add(tx, { ...shared(circle, key, view, now), to: { room: circle.room } })
}

/** The same direct message to each of these people, once each. */
export async function notifyPeople(
  tx: Tables,
  work: Work,
  circle: Of,
  people: readonly string[],
  key: string,
  view: View,
  now: Temporal.Instant,
): Promise<void> {
  for (const person of new Set(people))
    await work.outbox.add(tx, { ...shared(circle, `${key}:${person}`, view, now), to: { person } })
}

const shared = (circle: Of, key: string, view: View, now: Temporal.Instant) => ({
  key,
  community: circle.communityId,
  circle: circle.id,
  purpose: 'notice' as const,
  view,
  dueAt: now,
})
