import type { Temporal } from 'temporal-polyfill'
import { instantOf } from '../../data/times.ts'
import type { Work } from '../../work.ts'
import { ALONG, asSheReads, type RecordEntry } from './entry-rules.ts'
import { safeguardersOf } from './people.ts'
import { append, auditRecord, entriesOf, ownRecord, type RecordCaller, reviewOf, whatOf } from './records.ts'
import { reviewReached } from './review.ts'
import { reviewOpen } from './review-rules.ts'
import { RECORDS_PAGE } from './service.ts'
import { type StrikeShown, strikeShown } from './strikes.ts'

/** She, anywhere in her community: which circle it was need not be named, and she may have left it. */
export type OwnReader = Omit<RecordCaller, 'circle'>

export interface OwnListed {
  record: string
  number: number
  circle: string
  zone: string
  clause: number
  clauseWords: string
  at: Temporal.Instant
}

/** Her record as she sees it: without reporter, witnesses or what anybody made of it. `by` stands for her own side alone. */
export interface OwnRecord extends OwnListed {
  what: string
  /** 'correction' | 'outcome' | 'own-side' | 'withdrawal' | 'review'; nobody is named. */
  entries: readonly Omit<RecordEntry, 'by'>[]
  strike: Pick<StrikeShown, 'at' | 'withdrawnAt' | 'ended' | 'lastSession'> | null
  review: { askedAt: Temporal.Instant | null; open: boolean; closedAt: Temporal.Instant | null }
  /** False when no notice of the open review reached anybody: then she has to speak to somebody herself. */
  heard: boolean
  /** The safeguarding lead and the deputy. */
  turnTo: readonly string[]
}

/**
 * What she has been told of, newest first. The rest does not exist for her: before a person has told her it is as if there were none.
 * That she looked is written down in the same way either way.
 */
export function ownRecords(work: Work, herself: OwnReader, skip = 0): Promise<{ records: OwnListed[]; more: boolean }> {
  const { community, person } = herself
  return work.db.transaction(async (tx) => {
    const rows = await tx.boundaryRecord.findMany({
      where: { communityId: community, about: person, toldAt: { not: null } },
      orderBy: [{ at: 'desc' }, { id: 'asc' }],
      skip: Math.max(0, skip),
      take: RECORDS_PAGE + 1,
      include: { circle: true },
    })
    await auditRecord(tx, herself, 'mine', person)
    return { records: rows.slice(0, RECORDS_PAGE).map(ownListed), more: rows.length > RECORDS_PAGE }
  })
}

interface OwnRow extends Omit<OwnListed, 'record' | 'circle' | 'zone' | 'at'> {
  id: string
  at: Date
  circle: { name: string; zone: string }
}

const ownListed = ({ id, number, clause, clauseWords, at, circle }: OwnRow): OwnListed => ({
  record: id,
  number,
  circle: circle.name,
  zone: circle.zone,
  clause,
  clauseWords,
  at: instantOf(at),
})

/** One of her own. Each reading is written down. @throws UserError 'boundaries.no-such-record' */
export function showOwn(work: Work, herself: OwnReader, record: string): Promise<OwnRecord> {
  return work.db.transaction(async (tx) => {
    const row = await ownRecord(tx, herself, record)
    await auditRecord(tx, herself, 'read-own', row.id)
    const entries = entriesOf(work.cipher, row, ALONG)
    const review = reviewOf(row)
    return {
      ...ownListed(row),
      ...asSheReads(whatOf(work.cipher, row), entries),
      strike: await strikeShown(tx, row),
      review: { ...review, open: reviewOpen(review) },
      heard: await reviewReached(tx, row),
      turnTo: await safeguardersOf(tx, row.communityId, [row.about]),
    }
  })
}

/** Her side, appended and named as hers. @throws UserError 'boundaries.no-such-record' */
export function addSide(
  work: Work,
  herself: OwnReader,
  record: string,
  { words, madeFrom }: { words: string; madeFrom: string },
): Promise<void> {
  return work.db.transaction(async (tx) => {
    const row = await ownRecord(tx, herself, record)
    if (await append(tx, work, row.id, { kind: 'own-side', words, madeFrom }, herself))
      await auditRecord(tx, herself, 'own-side', row.id)
  })
}
