import type { Temporal } from 'temporal-polyfill'
import { UserError } from '../../chat/errors.ts'
import type { View } from '../../chat/view.ts'
import type { ReadOnly, Tables } from '../../data/db.ts'
import { dateOf } from '../../data/times.ts'
import type { Work } from '../../work.ts'
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

/** Keys of the notices of one asking: 'boundary-review:<record>:<ms>:<person>'. */
export const REVIEW = 'boundary-review:'
const noticesOf = (row: { id: string }, asked: Date): string => `${REVIEW}${row.id}:${asked.getTime()}:`

/**
 * She asks that somebody looks at it again: those who can are told that something is waiting. Asked twice while it is open, it is one.
 * @returns whom she can turn to meanwhile
 * @throws UserError 'boundary.no-such-record'
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
    for (const person of new Set([...keepersOf(row), ...lead.slice(0, 1)]))
      await notice(tx, work, row, { person, key: `${noticesOf(row, asked)}${person}`, now: acting.now }, readers(row))
    return { turnTo: lead }
  })
}

/**
 * Closes a review with what came of it, and lets her know that something is waiting.
 * @throws UserError 'boundary.review.not-open' | 'boundary.review.not-yours' | 'boundary.no-such-record'
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
    if (!mayCloseReview(acting.person, reviewers)) throw new UserError('boundary.review.not-yours')
    if (row.entries.some((each) => each.madeFrom === madeFrom && each.by === acting.person)) return
    if (row.reviewAskedAt === null || !reviewOpen(reviewOf(row))) throw new UserError('boundary.review.not-open')
    await append(tx, work, row.id, { kind: 'review', words, madeFrom }, acting)
    await tx.boundaryRecord.update({ where: { id: row.id }, data: { reviewedAt: dateOf(acting.now) } })
    await auditRecord(tx, acting, 'close-review', row.id)
    const key = `boundary-reviewed:${row.id}:${row.reviewAskedAt.getTime()}`
    await notice(tx, work, row, { person: row.about, key, now: acting.now }, (region) =>
      neutralNotice(OPEN_OWN, { record: row.id, page: 0 }, region),
    )
  })
}

/** Whom the notice of the open review did not reach, or perhaps not: somebody has to tell them. */
export async function unreached(tables: ReadOnly<Tables>, row: RecordRow): Promise<string[]> {
  if (row.reviewAskedAt === null || !reviewOpen(reviewOf(row))) return []
  const posts = await tables.post.findMany({
    where: {
      key: { startsWith: noticesOf(row, row.reviewAskedAt) },
      state: { in: ['failed', 'held', 'stale', 'cancelled'] },
    },
    orderBy: [{ to: 'asc' }, { id: 'asc' }],
  })
  return posts.map((post) => post.to)
}

/** Whether any notice of the open review may have reached somebody: else she has to speak to somebody herself. */
export async function reviewReached(tables: ReadOnly<Tables>, row: RecordRow): Promise<boolean> {
  if (row.reviewAskedAt === null) return true
  const sent = await tables.post.count({ where: { key: { startsWith: noticesOf(row, row.reviewAskedAt) } } })
  return (await unreached(tables, row)).length < Math.max(1, sent)
}

/**
 * A private message did not arrive. Where it was the notice of a review, the others who were told of it are told again: on the record they
 * read whom it did not reach. A notice about such a notice is not told of, or there would be no end.
 */
export async function reviewNoticeFailed(work: Work, tx: Tables, key: string, now: Temporal.Instant): Promise<void> {
  if (!key.startsWith(REVIEW)) return
  const [id = '', asked = '', failed = ''] = key.slice(REVIEW.length).split(':')
  const row = await findRecord(tx, { id })
  if (row?.reviewAskedAt?.getTime() !== Number(asked) || !reviewOpen(reviewOf(row))) return
  const others = await tx.post.findMany({
    where: { key: { startsWith: noticesOf(row, row.reviewAskedAt) } },
    orderBy: { id: 'asc' },
  })
  for (const { to } of others) {
    const again = `boundary-unreached:${row.id}:${asked}:${failed}:${to}`
    if (to !== failed) await notice(tx, work, row, { person: to, key: again, now }, readers(row))
  }
}

const readers =
  ({ circleId: circle, number }: RecordRow) =>
  (region: string | null): View =>
    neutralNotice(OPEN_RECORD, { circle, number, page: 0 }, region)

async function notice(
  tx: Tables,
  work: Work,
  row: RecordRow,
  { person, key, now }: { person: string; key: string; now: Temporal.Instant },
  view: (region: string | null) => View,
) {
  const { region } = await tx.community.findUniqueOrThrow({ where: { id: row.communityId } })
  return work.outbox.add(tx, {
    key,
    community: row.communityId,
    circle: row.circleId,
    purpose: 'notice',
    to: { person },
    view: view(region),
    dueAt: now,
  })
}
