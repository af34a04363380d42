import { Temporal } from 'temporal-polyfill'
import { UserError } from '../../chat/errors.ts'
import { dateOf, instantOf } from '../../data/times.ts'
import type { Work } from '../../work.ts'
import type { RecordEntry } from './entry-rules.ts'
import { append, auditRecord, clauseStrikeOf, entriesOf, type RecordCaller, recordFor, whatOf } from './records.ts'
import { asksForOpinion } from './rules.ts'

/** What its readers add to a record by a form of its own; the rest is appended by the step that it belongs to. */
export const ADDED_KINDS = ['correction', 'outcome', 'opinion'] as const
export type AddedKind = (typeof ADDED_KINDS)[number]

/**
 * Adds to a record: a correction, what was done, or what somebody made of it. What was written before stays as it is.
 * @throws UserError 'boundaries.no-such-record' | 'boundaries.no-opinion' where only facts are kept
 */
export function addEntry(
  work: Work,
  acting: RecordCaller,
  number: number,
  { kind, words, madeFrom }: { kind: AddedKind; words: string; madeFrom: string },
): Promise<void> {
  return work.db.transaction(async (tx) => {
    const row = await recordFor(tx, acting, number)
    if (kind === 'opinion' && !asksForOpinion(clauseStrikeOf(row))) throw new UserError('boundaries.no-opinion')
    if (await append(tx, work, row.id, { kind, words, madeFrom }, acting))
      await auditRecord(tx, acting, `add-${kind}`, row.id)
  })
}

/** What was made of it, the oldest first: read apart from what happened, and never by her. @throws UserError 'boundaries.no-such-record' */
export function opinions(work: Work, acting: RecordCaller, number: number): Promise<readonly RecordEntry[]> {
  return work.db.transaction(async (tx) => {
    const row = await recordFor(tx, acting, number)
    await auditRecord(tx, acting, 'read-opinion', row.id)
    return entriesOf(work.cipher, row, ['opinion'])
  })
}

export interface Telling {
  /** Who told her: a person, never the bot. */
  toldBy: string
  /** YYYY-MM-DD, in the circle's zone. */
  on: string
  /** What happened, in the words that she can read: without who told of it, and who saw it. */
  what: string
  madeFrom: string
}

/**
 * She has been told, by a person. From now on she can read her record; where its words are not for her to read, those given here.
 * Told once is told: asked again it stays as it is.
 * @throws UserError 'boundaries.told.by-herself' | 'boundaries.told.day' | 'boundaries.told.already' | 'boundaries.no-such-record'
 */
export function recordPersonTold(work: Work, acting: RecordCaller, number: number, telling: Telling): Promise<void> {
  const { toldBy, what, madeFrom } = telling
  return work.db.transaction(async (tx) => {
    const row = await recordFor(tx, acting, number)
    if (toldBy === row.about) throw new UserError('boundaries.told.by-herself')
    const { zone } = row.circle
    const day = Temporal.PlainDate.from(telling.on)
    const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(zone).toPlainDate()
    const today = dayOf(acting.now)
    const written = instantOf(row.at)
    if (Temporal.PlainDate.compare(day, today) > 0 || Temporal.PlainDate.compare(day, dayOf(written)) < 0)
      throw new UserError('boundaries.told.day')
    // the day is what one remembers: today is now, and no day begins before the record does
    const begins = day.toZonedDateTime({ timeZone: zone, plainTime: '12:00' }).toInstant()
    const then = day.equals(today) ? acting.now : Temporal.Instant.compare(begins, written) < 0 ? written : begins
    if (row.toldAt !== null) {
      if (row.toldBy === toldBy && dayOf(instantOf(row.toldAt)).equals(day)) return
      throw new UserError('boundaries.told.already')
    }
    await tx.boundaryRecord.update({ where: { id: row.id }, data: { toldBy, toldAt: dateOf(then) } })
    if (what !== whatOf(work.cipher, row))
      await append(tx, work, row.id, { kind: 'as-told', words: what, madeFrom }, acting)
    await auditRecord(tx, acting, 'told', row.id)
  })
}
