import type { Temporal } from 'temporal-polyfill'
import { UserError } from '../../chat/errors.ts'
import type { View } from '../../chat/view.ts'
import type { ReadOnly, Tables } from '../../data/db.ts'
import { dateOf } from '../../data/times.ts'
import { ownedBy } from '../../outbox/find.ts'
import type { InTransaction } from '../../outbox/in-transaction.ts'
import type { PostSummary } from '../../outbox/row.ts'
import { NOT_ARRIVED } from '../../outbox/states.ts'
import type { Topic } from '../../outbox/topic.ts'
import type { Work } from '../../work.ts'
import { circleEntity } from '../circles/entities.ts'
import { neutralNotice } from '../circles/waiting-views.ts'
import { OPEN_OWN, OPEN_RECORD } from './actions.ts'
import { keepersOf, reviewersOf, safeguardersOf } from './people.ts'
import {
  append,
  auditRecord,
  findRecord,
  ownRecord,
  type RecordCaller,
  type RecordRow,
  recordFor,
  reviewOf,
} from './records.ts'
import { mayCloseReview, reviewOpen } from './review-rules.ts'
import { REVIEW_CLOSED, REVIEW_NOTICE, REVIEW_UNREACHED, recordEntity } from './topics.ts'

/** The condition for the notices of one asking: they were due at that instant. */
const noticesOf = (row: { id: string }, asked: Date) => ({
  ...ownedBy(recordEntity(row.id), REVIEW_NOTICE),
  dueAt: asked,
})

/**
 * She asks that somebody looks at it again: those who can are told that something is waiting. Asked twice while it is open, it is one.
 * @returns whom she can turn to meanwhile
 * @throws UserError 'boundaries.no-such-record'
 */
export function askForReview(
  work: Work,
  acting: Omit<RecordCaller, 'circle'>,
  record: string,
): Promise<{ turnTo: readonly string[] }> {
  return work.db.transaction(async (tx) => {
    const row = await ownRecord(tx, acting, record)
    const lead = await safeguardersOf(tx, row.communityId, [row.about])
    if (reviewOpen(reviewOf(row))) return { turnTo: lead }
    const asked = dateOf(acting.now)
    await tx.boundaryRecord.update({ where: { id: row.id }, data: { reviewAskedAt: asked } })
    await auditRecord(tx, acting, 'ask-review', row.id)
    // the lead; the deputy in her place where it is about the lead
    for (const person of new Set([...keepersOf(row), ...lead.slice(0, 1)])) {
      const key = `boundary-review:${row.id}:${asked.getTime()}:${person}`
      await notice(tx, work, row, { topic: REVIEW_NOTICE, person, key, view: readers(row), now: acting.now })
    }
    return { turnTo: lead }
  })
}

/**
 * Closes a review with what came of it, and lets her know that something is waiting.
 * @throws UserError 'boundaries.review.not-open' | 'boundaries.review.not-yours' | 'boundaries.no-such-record'
 */
export function closeReview(
  work: Work,
  acting: RecordCaller,
  number: number,
  { words, madeFrom }: { words: string; madeFrom: string },
): Promise<void> {
  return work.db.transaction(async (tx) => {
    const row = await recordFor(tx, acting, number)
    const reviewers = await reviewersOf(tx, row)
    if (!mayCloseReview(acting.person, reviewers)) throw new UserError('boundaries.review.not-yours')
    if (row.entries.some((each) => each.madeFrom === madeFrom && each.by === acting.person)) return
    if (row.reviewAskedAt === null || !reviewOpen(reviewOf(row))) throw new UserError('boundaries.review.not-open')
    await append(tx, work, row.id, { kind: 'review', words, madeFrom }, acting)
    await tx.boundaryRecord.update({ where: { id: row.id }, data: { reviewedAt: dateOf(acting.now) } })
    await auditRecord(tx, acting, 'close-review', row.id)
    const key = `boundary-reviewed:${row.id}:${row.reviewAskedAt.getTime()}`
    const view = (region: string | null) => neutralNotice(OPEN_OWN, { record: row.id, page: 0 }, region)
    await notice(tx, work, row, { topic: REVIEW_CLOSED, person: row.about, key, view, now: acting.now })
  })
}

/** Whom the notice of the open review did not reach, or perhaps not: somebody has to tell them. */
export async function unreached(tables: ReadOnly<Tables>, row: RecordRow): Promise<string[]> {
  if (row.reviewAskedAt === null || !reviewOpen(reviewOf(row))) return []
  const posts = await tables.post.findMany({
    where: {
      ...noticesOf(row, row.reviewAskedAt),
      state: { in: NOT_ARRIVED },
    },
    orderBy: [{ to: 'asc' }, { id: 'asc' }],
  })
  return posts.map((post) => post.to)
}

/** Whether any notice of the open review may have reached somebody: else she has to speak to somebody herself. */
export async function reviewReached(tables: ReadOnly<Tables>, row: RecordRow): Promise<boolean> {
  if (row.reviewAskedAt === null) return true
  const sent = await tables.post.count({ where: noticesOf(row, row.reviewAskedAt) })
  return (await unreached(tables, row)).length < Math.max(1, sent)
}

/**
 * A notice of a review did not arrive: the others who got one are told again, and read on the record whom it did not reach. Of a notice
 * about such a notice nobody is told, or there would be no end.
 */
export async function reviewNoticeFailed(
  failed: Pick<PostSummary, 'owner' | 'to' | 'dueAt'>,
  { tx, work, now }: InTransaction,
): Promise<void> {
  const row = await findRecord(tx, { id: failed.owner.id })
  const asked = dateOf(failed.dueAt)
  if (row?.reviewAskedAt?.getTime() !== asked.getTime() || !reviewOpen(reviewOf(row))) return
  const unreached = 'person' in failed.to ? failed.to.person : ''
  const others = await tx.post.findMany({ where: noticesOf(row, asked), orderBy: { id: 'asc' } })
  for (const { to } of others) {
    const key = `boundary-unreached:${row.id}:${asked.getTime()}:${unreached}:${to}`
    if (to !== unreached)
      await notice(tx, { ...work, now }, row, { topic: REVIEW_UNREACHED, person: to, key, view: readers(row), now })
  }
}

const readers =
  ({ circleId: circle, number }: RecordRow) =>
  (region: string | null): View =>
    neutralNotice(OPEN_RECORD, { circle, number, page: 0 }, region)

interface Notice {
  topic: Topic
  person: string
  key: string
  view: (region: string | null) => View
  now: Temporal.Instant
}

async function notice(tx: Tables, work: Work, row: RecordRow, { topic, person, key, view, now }: Notice) {
  const { region } = await tx.community.findUniqueOrThrow({ where: { id: row.communityId } })
  return work.outbox.add(tx, {
    key,
    community: row.communityId,
    owner: recordEntity(row.id),
    topic,
    subject: circleEntity(row.circleId),
    to: { person },
    view: view(region),
    dueAt: now,
  })
}
