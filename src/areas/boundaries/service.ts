import { randomInt } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import { UserError } from '../../chat/errors.ts'
import type { Tables } from '../../data/db.ts'
import { newId } from '../../data/ids.ts'
import { dateOf, instantOf } from '../../data/times.ts'
import type { Work } from '../../work.ts'
import { clauseOf } from '../agreement/service.ts'
import { ALONG, type RecordEntry } from './entry-rules.ts'
import { reviewersOf, safeguardersOf } from './people.ts'
import {
  auditRecord,
  clauseStrikeOf,
  entriesOf,
  placeOfWhat,
  type RecordCaller,
  readable,
  recordFor,
  reviewOf,
  whatOf,
} from './records.ts'
import { unreached } from './review.ts'
import { mayCloseReview, type Review, reviewOpen } from './review-rules.ts'
import { drawNumber, type Strike, strikeOf } from './rules.ts'
import { type StrikeShown, strikeShown } from './strikes.ts'

export interface NewRecord {
  about: string
  /** Number of a clause of the agreement in force; null where what was chosen is none. */
  clause: number | null
  what: string
  /** The form's minted id: sent twice, it makes one record. */
  madeFrom: string
}

export interface KeptRecord {
  number: number
  strike: Strike
  /** The safeguarding lead and the deputy: whom of them the writer can turn to about this. */
  turnTo: readonly string[]
}

export interface Listed {
  number: number
  about: string
  clause: number
  /** As they stood when it was written. */
  clauseWords: string
  at: Temporal.Instant
  reviewOpen: boolean
}

/** As its readers see it. What somebody made of it is read apart. */
export interface BoundaryRecord extends Listed {
  what: string
  by: string
  clauseStrike: Strike
  told: { by: string; at: Temporal.Instant } | null
  strike: StrikeShown | null
  review: Review
  /** Whether the reader is one who may close a review of it. */
  mayClose: boolean
  /** Whom the notice of the open review could not reach. */
  unreached: readonly string[]
  entries: readonly RecordEntry[]
  opinions: number
}

/**
 * Keeps a record of a boundary: whom it is about, which clause, what happened. Nobody is told: no post, no message.
 * @throws UserError 'boundaries.yourself' | 'boundaries.not-in-circle' | 'agreement.no-such-clause'
 */
export function record(work: Work, acting: RecordCaller, wanted: NewRecord): Promise<KeptRecord> {
  const { community, circle, person: by, now } = acting
  const { about, what, madeFrom } = wanted
  return work.db.transaction(async (tx) => {
    const already = await tx.boundaryRecord.findUnique({ where: { madeFrom } })
    if (already && already.by !== by) throw new UserError('kit.gone')
    const clause = await clauseOf(tx, circle, already?.clause ?? wanted.clause)
    const turnTo = await safeguardersOf(tx, community, [already?.about ?? about, by])
    if (already) return { number: already.number, strike: clauseStrikeOf(already), turnTo }
    await mayBeWrittenAbout(tx, circle, about, by)
    const id = newId()
    const used = await tx.boundaryRecord.findMany({
      where: { circleId: circle },
      select: { number: true },
      orderBy: { number: 'asc' },
    })
    const number = drawNumber(
      used.map((each) => each.number),
      (below) => randomInt(below),
    )
    const row = { id, communityId: community, circleId: circle, number, about, by, madeFrom, at: dateOf(now) }
    await tx.boundaryRecord.create({
      data: {
        ...row,
        clause: clause.number,
        clauseWords: clause.words,
        clauseStrike: strikeOf(clause),
        sealedWhat: work.cipher.seal(what, placeOfWhat(row)),
      },
    })
    await auditRecord(tx, acting, 'log', id)
    return { number, strike: strikeOf(clause), turnTo }
  })
}

/** Those who have, or had, a seat in the circle; not oneself. */
async function mayBeWrittenAbout(tx: Tables, circle: string, about: string, by: string): Promise<void> {
  if (about === by) throw new UserError('boundaries.yourself')
  const seat = await tx.seat.findUnique({ where: { circleId_person: { circleId: circle, person: about } } })
  if (!seat || seat.state === 'refused') throw new UserError('boundaries.not-in-circle')
}

/** How many records a page of the list holds: their words, with room for escaping, fit into one message. */
export const RECORDS_PAGE = 10

/**
 * The circle's records, newest first, without what happened. For one whom a record is about it does not exist: it is in no page and in
 * no count. Each look at the list is written down.
 * @param skip how many newer ones she has seen
 */
export function listRecords(work: Work, acting: RecordCaller, skip = 0): Promise<{ records: Listed[]; more: boolean }> {
  return work.db.transaction(async (tx) => {
    const rows = await tx.boundaryRecord.findMany({
      where: readable(acting),
      orderBy: [{ at: 'desc' }, { id: 'asc' }],
      skip: Math.max(0, skip),
      take: RECORDS_PAGE + 1,
    })
    await auditRecord(tx, acting, 'list', acting.circle)
    const records = rows.slice(0, RECORDS_PAGE).map(listed)
    return { records, more: rows.length > RECORDS_PAGE }
  })
}

function listed(row: Parameters<typeof reviewOf>[0] & Omit<Listed, 'at' | 'reviewOpen'> & { at: Date }): Listed {
  const { number, about, clause, clauseWords } = row
  return { number, about, clause, clauseWords, at: instantOf(row.at), reviewOpen: reviewOpen(reviewOf(row)) }
}

/**
 * One record, with what happened. Each reading is written down.
 * @throws UserError 'boundaries.no-such-record', in the same words where there is none and where it is about the reader
 */
export function showRecord(work: Work, acting: RecordCaller, number: number): Promise<BoundaryRecord> {
  return work.db.transaction(async (tx) => {
    const row = await recordFor(tx, acting, number)
    await auditRecord(tx, acting, 'read', row.id)
    const { toldBy, toldAt } = row
    return {
      ...listed(row),
      what: whatOf(work.cipher, row),
      by: row.by,
      clauseStrike: clauseStrikeOf(row),
      told: toldBy !== null && toldAt !== null ? { by: toldBy, at: instantOf(toldAt) } : null,
      strike: await strikeShown(tx, row),
      review: reviewOf(row),
      mayClose: mayCloseReview(acting.person, await reviewersOf(tx, row)),
      unreached: await unreached(tx, row),
      entries: entriesOf(work.cipher, row, ALONG),
      opinions: row.entries.filter((each) => each.kind === 'opinion').length,
    }
  })
}
