import type { Temporal } from 'temporal-polyfill'
import { UserError } from '../../chat/errors.ts'
import { audit } from '../../data/audit.ts'
import type { Cipher } from '../../data/cipher.ts'
import type { ReadOnly, Tables } from '../../data/db.ts'
import { newId } from '../../data/ids.ts'
import { placeOf } from '../../data/sealed.ts'
import { dateOf, instantOf } from '../../data/times.ts'
import type { Work } from '../../work.ts'
import { RECORD_AUDITS } from './audits.ts'
import type { EntryKind, RecordEntry } from './entry-rules.ts'
import type { Review } from './review-rules.ts'
import type { Strike } from './rules.ts'
import { ENTRY_WORDS, RECORD_WHAT } from './sealed.ts'

/** One who acts, in the circle that is meant, at an instant. */
export interface RecordCaller {
  community: string
  circle: string
  /** Who writes, or reads. */
  person: string
  now: Temporal.Instant
}

interface Where {
  id?: string
  communityId?: string
  circleId?: string
  number?: number
  about?: string | { not: string }
  toldAt?: { not: null }
}

/** A record with all that hangs on it, as the database has it. */
export type RecordRow = NonNullable<Awaited<ReturnType<typeof findRecord>>>

export function findRecord(tables: ReadOnly<Tables>, where: Where) {
  return tables.boundaryRecord.findFirst({
    where,
    include: {
      entries: { orderBy: [{ at: 'asc' }, { id: 'asc' }] },
      strike: true,
      circle: { include: { seats: { orderBy: { person: 'asc' } } } },
    },
    orderBy: { id: 'asc' },
  })
}

/** Where this person may read: for one whom a record is about it does not exist. */
export const readable = ({ community, circle, person }: RecordCaller) => ({
  communityId: community,
  circleId: circle,
  about: { not: person },
})

/** @throws UserError 'boundaries.no-such-record', in the same words where there is none and where it is about the reader */
export async function recordFor(tables: ReadOnly<Tables>, acting: RecordCaller, number: number): Promise<RecordRow> {
  const row = await findRecord(tables, { ...readable(acting), number })
  if (!row) throw new UserError('boundaries.no-such-record')
  return row
}

/** One of her own, once a person has told her: before, it does not exist for her either. */
export async function ownRecord(
  tables: ReadOnly<Tables>,
  { community, person }: Pick<RecordCaller, 'community' | 'person'>,
  id: string,
): Promise<RecordRow> {
  const row = await findRecord(tables, { communityId: community, about: person, toldAt: { not: null }, id })
  if (!row) throw new UserError('boundaries.no-such-record')
  return row
}

/** Writes down who did what to a record (or looked at a circle's list), in the transaction that does it. */
export function auditRecord(
  tx: Tables,
  { community, person, now }: Omit<RecordCaller, 'circle'>,
  act: keyof typeof RECORD_AUDITS,
  subject: string,
): Promise<void> {
  return audit(tx, { community, actor: person, action: RECORD_AUDITS[act], subject, at: now })
}

/** Bound to the text: it cannot be moved to another record, another person or another writer. */
export function placeOfWhat(row: { id: string; circleId: string; about: string; by: string }): string {
  return placeOf(RECORD_WHAT, row.id, row.circleId, row.about, row.by)
}

/** To its kind as well: what somebody made of it can never be shown as what happened. */
export function placeOfEntry(row: { id: string; recordId: string; kind: string; by: string }): string {
  return placeOf(ENTRY_WORDS, row.id, row.recordId, row.kind, row.by)
}

export interface NewEntry {
  kind: EntryKind
  words: string
  /** The form's minted id: sent twice, it makes one entry. */
  madeFrom: string
}

/**
 * Adds to a record: nothing is written over.
 * @returns false when this form has made its entry already
 * @throws UserError 'kit.gone' for another's form
 */
export async function append(
  tx: Tables,
  { cipher }: Pick<Work, 'cipher'>,
  recordId: string,
  { kind, words, madeFrom }: NewEntry,
  { person: by, now }: Pick<RecordCaller, 'person' | 'now'>,
): Promise<boolean> {
  const already = await tx.boundaryEntry.findUnique({ where: { madeFrom } })
  if (already !== null) {
    if (already.by !== by || already.recordId !== recordId) throw new UserError('kit.gone')
    return false
  }
  const row = { id: newId(), recordId, kind, by, madeFrom, at: dateOf(now) }
  await tx.boundaryEntry.create({ data: { ...row, sealedWords: cipher.seal(words, placeOfEntry(row)) } })
  return true
}

/** Opens those of the wanted kinds, the oldest first. */
export function entriesOf(cipher: Cipher, row: RecordRow, kinds: readonly EntryKind[]): RecordEntry[] {
  return row.entries.flatMap((each): RecordEntry[] => {
    const kind = kinds.find((wanted) => wanted === each.kind)
    if (kind === undefined) return []
    return [{ kind, words: cipher.open(each.sealedWords, placeOfEntry(each)), by: each.by, at: instantOf(each.at) }]
  })
}

export const whatOf = (cipher: Cipher, row: RecordRow): string => cipher.open(row.sealedWhat, placeOfWhat(row))

/** What the clause allowed as it stood; anything unknown allows no strike. */
export const clauseStrikeOf = (row: { clauseStrike: string }): Strike =>
  row.clauseStrike === 'people-decide' || row.clauseStrike === 'time' ? row.clauseStrike : 'never'

export const reviewOf = (row: { reviewAskedAt: Date | null; reviewedAt: Date | null }): Review => ({
  askedAt: row.reviewAskedAt && instantOf(row.reviewAskedAt),
  closedAt: row.reviewedAt && instantOf(row.reviewedAt),
})
