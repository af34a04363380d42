import type { Temporal } from 'temporal-polyfill'
import * as z from 'zod'
import type { FileToSend } from '../chat/platform.ts'
import type { CommunityRef, MessageRef } from '../chat/refs.ts'
import type { View } from '../chat/view.ts'
import type { Cipher } from '../data/cipher.ts'
import type { Tables } from '../data/db.ts'
import { placeOf, sealedColumn } from '../data/sealed.ts'
import { instantOf } from '../data/times.ts'
import type { EntityRef } from './outbox.ts'
import { type DeliveryProgress, POST_STATES, type PostState } from './rules.ts'

export const POST_VIEW = sealedColumn('Post.sealedView', (tables, startsWith) =>
  tables.post.count({ where: { sealedView: { startsWith } } }),
)
export const POST_FILE = sealedColumn('Post.sealedFile', (tables, startsWith) =>
  tables.post.count({ where: { sealedFile: { startsWith } } }),
)

export type PostRow = NonNullable<Awaited<ReturnType<Tables['post']['findUnique']>>>

const state = z.enum(POST_STATES)
const community = z.templateLiteral([z.enum(['discord', 'slack', 'rehearsal']), ':', z.string()])

/** A post as those are told of it who decide who is asked about it. */
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

export function postSummary(row: PostRow): PostSummary {
  return {
    id: row.id,
    community: communityOf(row),
    owner: { kind: row.ownerKind, id: row.ownerId },
    topic: row.topic,
    subject: { kind: row.subjectKind, id: row.subjectId },
    to: row.toKind === 'room' ? { room: row.to } : { person: row.to },
    state: state.parse(row.state),
    dueAt: instantOf(row.dueAt),
  }
}

export const communityOf = (row: { communityId: string }): CommunityRef => community.parse(row.communityId)

export function progressOf(row: PostRow): DeliveryProgress {
  return {
    state: state.parse(row.state),
    dueAt: instantOf(row.dueAt),
    graceUntil: row.graceUntil && instantOf(row.graceUntil),
    tries: row.tries,
    firstTriedAt: row.firstTriedAt && instantOf(row.firstTriedAt),
    atLeastOnce: row.atLeastOnce,
  }
}

/** The view that the row keeps, encrypted. */
export function sealedView(cipher: Cipher, id: string, view: View): string {
  return cipher.seal(JSON.stringify(view), placeOf(POST_VIEW, id))
}

/** @throws SealError */
export function viewOf(cipher: Cipher, row: PostRow): View {
  return JSON.parse(cipher.open(row.sealedView, placeOf(POST_VIEW, row.id)))
}

const kept = z.object({ name: z.string(), alt: z.string(), bytes: z.string() })

/** The file that the row keeps until it is sent, encrypted. */
export function sealedFile(cipher: Cipher, id: string, { name, alt, bytes }: FileToSend): string {
  const written = { name, alt, bytes: Buffer.from(bytes).toString('base64') } satisfies z.infer<typeof kept>
  return cipher.seal(JSON.stringify(written), placeOf(POST_FILE, id))
}

/** Null where no file goes with it. @throws SealError */
export function fileOf(cipher: Cipher, row: PostRow): FileToSend | null {
  if (row.sealedFile === null) return null
  const { name, alt, bytes } = kept.parse(JSON.parse(cipher.open(row.sealedFile, placeOf(POST_FILE, row.id))))
  return { name, alt, bytes: Buffer.from(bytes, 'base64') }
}

/** What the row keeps of a message: in a room its id; with a person the id of the conversation as well, which only the platform knows. */
export function keptMessage(row: PostRow, message: MessageRef): string {
  return row.toKind === 'room' ? message.message : `${message.room}/${message.message}`
}

/** Null while nobody knows where the post stands. */
export function messageOf(row: PostRow): MessageRef | null {
  if (row.message === null) return null
  const [first = '', second] = row.message.split('/')
  const where = second === undefined ? { room: row.to, message: first } : { room: first, message: second }
  return { community: communityOf(row), ...where }
}
