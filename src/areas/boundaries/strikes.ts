import type { Temporal } from 'temporal-polyfill'
import { UserError } from '../../chat/errors.ts'
import type { ReadOnly, Tables } from '../../data/db.ts'
import { dateOf, instantOf } from '../../data/times.ts'
import type { Work } from '../../work.ts'
import { safeguardersOf } from './people.ts'
import { append, auditRecord, clauseStrikeOf, type RecordCaller, type RecordRow, recordFor } from './records.ts'
import { counting, endOfStrikes, whyNoStrike } from './strike-rules.ts'

/** A strike as it is shown: whether it counts, and until when. */
export interface StrikeShown {
  at: Temporal.Instant
  by: string
  withdrawnAt: Temporal.Instant | null
  /** When it stopped counting; null while its circle goes on. */
  ended: Temporal.Instant | null
  /** When the last session of the circle is planned: about then it will end. */
  lastSession: Temporal.Instant | null
}

const closedAt = (circle: { closedAt: Date | null }) => ({ closedAt: circle.closedAt && instantOf(circle.closedAt) })

export async function strikeShown(tables: ReadOnly<Tables>, row: RecordRow): Promise<StrikeShown | null> {
  const { strike } = row
  if (strike === null) return null
  const last = await tables.session.findFirst({
    // once all have been held, only the circle's own end is still to come
    where: { circleId: row.circleId, state: { in: ['planned', 'open'] } },
    orderBy: [{ at: 'desc' }, { number: 'asc' }],
  })
  return {
    at: instantOf(strike.at),
    by: strike.by,
    withdrawnAt: strike.withdrawnAt && instantOf(strike.withdrawnAt),
    ended: endOfStrikes(closedAt(row.circle)),
    lastSession: last && instantOf(last.at),
  }
}

export interface Preview {
  number: number
  about: string
  clause: number
  clauseWords: string
  /** Which one it is, or would be, of those that count now: 1 is the first. */
  nth: number
  /** The safeguarding lead and the deputy, whom one can turn to about this. */
  turnTo: readonly string[]
}

/** How a strike would stand. Nothing is changed. @throws UserError with why there can be none, or 'boundaries.no-such-record' */
export function previewStrike(work: Work, acting: RecordCaller, number: number): Promise<Preview> {
  return work.db.transaction(async (tx) => {
    const row = await recordFor(tx, acting, number)
    await auditRecord(tx, acting, 'read-strikes', row.id)
    mayBeStruck(row, acting.now)
    return previewOf(tx, acting, row)
  })
}

/**
 * Counts a record as a strike: a person's step, after the conversation.
 * @param nth which one she was shown that it would be
 * @returns 'counted', or 'changed' where it would be another one by now: she is shown that first, and nothing is done
 * @throws UserError with why there can be none, or 'boundaries.no-such-record'
 */
export function strike(
  work: Work,
  acting: RecordCaller,
  number: number,
  nth: number,
): Promise<Preview & { is: 'counted' | 'changed' }> {
  return work.db.transaction(async (tx) => {
    const row = await recordFor(tx, acting, number)
    const mine = row.strike?.by === acting.person && row.strike.withdrawnAt === null
    const shown = await previewOf(tx, acting, row)
    // pressed twice: it counts already, and the answer is the same
    if (mine) return { ...shown, nth: shown.nth - 1, is: 'counted' }
    mayBeStruck(row, acting.now)
    if (shown.nth !== nth) return { ...shown, is: 'changed' }
    await tx.strike.create({ data: { recordId: row.id, by: acting.person, at: dateOf(acting.now) } })
    await auditRecord(tx, acting, 'strike', row.id)
    return { ...shown, is: 'counted' }
  })
}

/**
 * Takes a strike back, with the reason appended to the record. It cannot be given again.
 * @throws UserError 'boundaries.strike.none' | 'boundaries.strike.was-withdrawn' | 'boundaries.no-such-record'
 */
export function withdraw(
  work: Work,
  acting: RecordCaller,
  number: number,
  { words, madeFrom }: { words: string; madeFrom: string },
): Promise<void> {
  return work.db.transaction(async (tx) => {
    const row = await recordFor(tx, acting, number)
    if (row.strike === null) throw new UserError('boundaries.strike.none')
    const again = row.strike.withdrawnBy === acting.person && row.entries.some((each) => each.madeFrom === madeFrom)
    if (again) return
    if (row.strike.withdrawnAt !== null) throw new UserError('boundaries.strike.was-withdrawn')
    await append(tx, work, row.id, { kind: 'withdrawal', words, madeFrom }, acting)
    await tx.strike.update({
      where: { recordId: row.id },
      data: { withdrawnBy: acting.person, withdrawnAt: dateOf(acting.now) },
    })
    await auditRecord(tx, acting, 'withdraw', row.id)
  })
}

function mayBeStruck(row: RecordRow, now: Temporal.Instant): void {
  const strike = row.strike && { withdrawnAt: row.strike.withdrawnAt && instantOf(row.strike.withdrawnAt) }
  const facts = { clauseStrike: clauseStrikeOf(row), told: row.toldAt !== null, strike }
  const why = whyNoStrike(facts, endOfStrikes(closedAt(row.circle)), now)
  if (why !== null) throw new UserError(why)
}

async function previewOf(tx: Tables, acting: RecordCaller, row: RecordRow): Promise<Preview> {
  const { number, about, clause, clauseWords } = row
  const given = await tx.strike.findMany({
    where: { record: { circleId: row.circleId, about } },
    orderBy: { recordId: 'asc' },
  })
  const strikes = given.map((each) => ({ withdrawnAt: each.withdrawnAt && instantOf(each.withdrawnAt) }))
  const count = counting(strikes, endOfStrikes(closedAt(row.circle)), acting.now)
  const turnTo = await safeguardersOf(tx, row.communityId, [about, acting.person])
  return { number, about, clause, clauseWords, nth: count + 1, turnTo }
}
