import type { Temporal } from 'temporal-polyfill'
import type { View } from '../../chat/view.ts'
import type { Tables } from '../../data/db.ts'
import { newId } from '../../data/ids.ts'
import type { EntityRef } from '../../outbox/outbox.ts'
import type { Topic } from '../../outbox/topic.ts'
import type { Work } from '../../work.ts'
import { circlePlatformRoom } from './circle-room.ts'
import { circleEntity } from './entities.ts'

/** A key of its own for what is said once, in the transaction in which it happened: a use case that runs twice finds it done. */
const uniqueKey = (what: string): string => `${what}:${newId()}`

interface Of {
  id: string
  communityId: string
}

/** What a circle's room or people are told, now. */
export interface CircleNotice {
  topic: Topic
  /** The circle itself, unless something else of it brings this about. */
  owner?: EntityRef
  /** One that says the same thing has the same key; a new one each time by default. */
  key?: string
  /** Who wrote the words in it, if a person did. */
  author?: string
  view: View
  now: Temporal.Instant
}

/** One post in the circle's room; none where it has no room. */
export async function notifyRoom(tx: Tables, work: Work, circle: Of, notice: CircleNotice): Promise<void> {
  const room = await circlePlatformRoom(tx, circle.id)
  if (room === null) return
  await work.outbox.add(tx, { ...posted(circle, notice), to: { room, of: circleEntity(circle.id) } })
}

/** The same direct message to each of these people, once each. */
export async function notifyPeople(
  tx: Tables,
  work: Work,
  circle: Of,
  { people, ...notice }: CircleNotice & { people: readonly string[] },
): Promise<void> {
  const post = posted(circle, notice)
  for (const person of new Set(people))
    await work.outbox.add(tx, { ...post, key: `${post.key}:${person}`, to: { person } })
}

const posted = (
  circle: Of,
  { topic, owner = circleEntity(circle.id), key = uniqueKey(topic.name), view, now, ...beside }: CircleNotice,
) => ({
  ...beside,
  key,
  community: circle.communityId,
  owner,
  topic,
  subject: circleEntity(circle.id),
  view,
  dueAt: now,
})
