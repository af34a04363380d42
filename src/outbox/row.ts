import type { Temporal } from 'temporal-polyfill'
import * as z from 'zod'
import type { CommunityRef, MessageRef } from '../chat/refs.ts'
import type { Tables } from '../data/db.ts'
import { instantOf } from '../data/times.ts'
import type { EntityRef } from './outbox.ts'
import { type PostProblem, readProblem } from './problem.ts'
import type { DeliveryProgress } from './rules.ts'
import { POST_STATES, type PostState } from './states.ts'

type StoredPost = NonNullable<Awaited<ReturnType<Tables['post']['findUnique']>>>

/** A row of the outbox, read. */
export interface PostRow extends Omit<StoredPost, 'state' | 'problem'> {
  readonly state: PostState
  readonly problem: PostProblem | null
}

const State = z.enum(POST_STATES)
const Community = z.templateLiteral([z.enum(['discord', 'slack', 'rehearsal']), ':', z.string()])

/** @throws ZodError for a state that there is not: of such a post nothing can be said, and nothing is done */
export const parsePost = (stored: StoredPost): PostRow => ({
  ...stored,
  state: State.parse(stored.state),
  problem: readProblem(stored.problem),
})

/** What those who decide about a post may know of it: not what it says. */
export interface PostSummary {
  id: string
  community: CommunityRef
  owner: EntityRef
  /** The name of its topic. */
  topic: string
  subject: EntityRef
  to: { room: string } | { person: string }
  state: PostState
  dueAt: Temporal.Instant
}

export const postSummary = (row: PostRow): PostSummary => ({
  id: row.id,
  community: communityOf(row),
  owner: { kind: row.ownerKind, id: row.ownerId },
  topic: row.topic,
  subject: { kind: row.subjectKind, id: row.subjectId },
  to: row.toKind === 'room' ? { room: row.to } : { person: row.to },
  state: row.state,
  dueAt: instantOf(row.dueAt),
})

export const communityOf = (row: { communityId: string }): CommunityRef => Community.parse(row.communityId)

export const progressOf = (row: PostRow): DeliveryProgress => ({
  state: row.state,
  dueAt: instantOf(row.dueAt),
  graceUntil: row.graceUntil && instantOf(row.graceUntil),
  tries: row.tries,
  firstTriedAt: row.firstTriedAt && instantOf(row.firstTriedAt),
  atLeastOnce: row.atLeastOnce,
})

/** What the row keeps of a message: with a person the id of the conversation as well, which only the platform knows. */
export const locationOf = (row: Pick<PostRow, 'toKind'>, { room, message }: MessageRef) => ({
  message,
  conversation: row.toKind === 'room' ? null : room,
})

/** Null while nobody knows which message the post is. */
export function messageOf(row: PostRow): MessageRef | null {
  const room = row.toKind === 'room' ? row.to : row.conversation
  return row.message === null || room === null ? null : { community: communityOf(row), room, message: row.message }
}
