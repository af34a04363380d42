import type { Temporal } from 'temporal-polyfill'
import { instantOf } from '../../data/times.ts'
import type { Desk } from '../../work.ts'
import { ALONG, asSheReads, type Entry } from './entry-rules.ts'
import { safeguardersOf } from './people.ts'
import { type Acting, append, entriesOf, noted, ownRecord, reviewOf, whatOf } from './records.ts'
import { heard } from './review.ts'
import { reviewOpen } from './review-rules.ts'
import { PAGE } from './service.ts'
import { type StrikeShown, strikeShown } from './strikes.ts'

/** She, anywhere in her community: which circle it was need not be named, and she may have left it. */
export type Herself = Omit<Acting, 'circle'>

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
  /** 'correction' | 'outcome' | 'her-side' | 'withdrawal' | 'review'; nobody is named. */
  entries: readonly Omit<Entry, 'by'>[]
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
export function own(desk: Desk, herself: Herself, skip = 0): Promise<{ records: OwnListed[]; more: boolean }> {
  const { community, person } = herself
  return desk.db.transaction(async (tx) => {
    const rows = await tx.boundaryRecord.findMany({
      where: { communityId: community, about: person, toldAt: { not: null } },
      orderBy: [{ at: 'desc' }, { id: 'asc' }],
      skip: Math.max(0, skip),
      take: PAGE + 1,
      include: { circle: true },
    })
    await noted(tx, herself, 'mine', person)
    return { records: rows.slice(0, PAGE).map(ownListed), more: rows.length > PAGE }
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

/** One of her own. Each reading is written down. @throws UserError 'boundary.no-such-record' */
export function showOwn(desk: Desk, herself: Herself, record: string): Promise<OwnRecord> {
  return desk.db.transaction(async (tx) => {
    const row = await ownRecord(tx, herself, record)
    await noted(tx, herself, 'read-own', row.id)
    const entries = entriesOf(desk.cipher, row, ALONG)
    const review = reviewOf(row)
    return {
      ...ownListed(row),
      ...asSheReads(whatOf(desk.cipher, row), entries),
      strike: await strikeShown(tx, row),
      review: { ...review, open: reviewOpen(review) },
      heard: await heard(tx, row),
      turnTo: await safeguardersOf(tx, row.communityId, [row.about]),
    }
  })
}

/** Her side, appended and named as hers. @throws UserError 'boundary.no-such-record' */
export function addSide(
  desk: Desk,
  herself: Herself,
  record: string,
  { words, madeFrom }: { words: string; madeFrom: string },
): Promise<void> {
  return desk.db.transaction(async (tx) => {
    const row = await ownRecord(tx, herself, record)
    if (await append(tx, desk, row.id, { kind: 'her-side', words, madeFrom }, herself))
      await noted(tx, herself, 'her-side', row.id)
  })
}
