import { randomInt } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import { clauseOf } from '../agreement/service.ts'
import { UserError } from '../chat/errors.ts'
import { audit } from '../data/audit.ts'
import { placeOf } from '../data/cipher.ts'
import type { Tables } from '../data/db.ts'
import { newId } from '../data/ids.ts'
import { dateOf, instantOf } from '../data/times.ts'
import type { Desk } from '../desk.ts'
import { drawNumber, type Strike, strikeOf } from './rules.ts'

/** One who acts, in the circle that is meant, at an instant. */
export interface Acting {
  community: string
  circle: string
  /** Who writes, or reads. */
  person: string
  now: Temporal.Instant
}

export interface NewRecord {
  about: string
  /** Number of a clause of the agreement in force; null where what was chosen is none. */
  clause: number | null
  what: string
  /** The form's minted id: sent twice, it makes one record. */
  madeFrom: string
}

export interface Kept {
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
}

export interface BoundaryRecord extends Listed {
  what: string
  by: string
}

/**
 * Keeps a record of a boundary: whom it is about, which clause, what happened. Nobody is told: no post, no message.
 * @throws UserError 'boundary.yourself' | 'boundary.not-in-circle' | 'agreement.no-such-clause'
 */
export function record(desk: Desk, acting: Acting, wanted: NewRecord): Promise<Kept> {
  const { community, circle, person: by, now } = acting
  const { about, what, madeFrom } = wanted
  return desk.db.transaction(async (tx) => {
    const already = await tx.boundaryRecord.findUnique({ where: { madeFrom } })
    if (already && already.by !== by) throw new UserError('kit.gone')
    const clause = await clauseOf(tx, circle, already?.clause ?? wanted.clause)
    const turnTo = await toTurnTo(tx, community, [already?.about ?? about, by])
    if (already) return { number: already.number, strike: strikeOf(clause), turnTo }
    await mayBeWrittenAbout(tx, circle, about, by)
    const id = newId()
    const used = await tx.boundaryRecord.findMany({ where: { circleId: circle }, select: { number: true } })
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
        sealedWhat: desk.cipher.seal(what, placeOfWhat(row)),
      },
    })
    await audit(tx, { community, actor: by, action: 'boundary.log', subject: id, at: now })
    return { number, strike: strikeOf(clause), turnTo }
  })
}

/** Those who have, or had, a seat in the circle; not oneself. */
async function mayBeWrittenAbout(tx: Tables, circle: string, about: string, by: string): Promise<void> {
  if (about === by) throw new UserError('boundary.yourself')
  const seat = await tx.seat.findUnique({ where: { circleId_person: { circleId: circle, person: about } } })
  if (!seat || seat.state === 'refused') throw new UserError('boundary.not-in-circle')
}

async function toTurnTo(tx: Tables, community: string, not: readonly string[]): Promise<string[]> {
  const posts = ['safeguarding-lead', 'deputy']
  const named = await tx.namedPerson.findMany({ where: { communityId: community, post: { in: posts } } })
  return posts
    .flatMap((post) => named.filter((each) => each.post === post).map((each) => each.person))
    .filter((person) => !not.includes(person))
}

/** How many records a page of the list holds: their words, with room for escaping, fit into one message. */
export const PAGE = 10

/**
 * The circle's records, newest first, without what happened. For one whom a record is about it does not exist: it is in no page and in
 * no count. Each look at the list is written down.
 * @param skip how many newer ones she has seen
 */
export function list(desk: Desk, acting: Acting, skip = 0): Promise<{ records: Listed[]; more: boolean }> {
  return desk.db.transaction(async (tx) => {
    const rows = await tx.boundaryRecord.findMany({
      where: readable(acting),
      orderBy: [{ at: 'desc' }, { id: 'asc' }],
      skip: Math.max(0, skip),
      take: PAGE + 1,
    })
    await audit(tx, { ...audited(acting), action: 'boundary.list', subject: acting.circle })
    const records = rows.slice(0, PAGE).map((row) => ({ ...row, at: instantOf(row.at) }))
    return {
      records: records.map(({ number, about, clause, clauseWords, at }) => ({
        number,
        about,
        clause,
        clauseWords,
        at,
      })),
      more: rows.length > PAGE,
    }
  })
}

/**
 * One record, with what happened. Each reading is written down.
 * @throws UserError 'boundary.no-such-record', in the same words where there is none and where it is about the reader
 */
export function show(desk: Desk, acting: Acting, number: number): Promise<BoundaryRecord> {
  return desk.db.transaction(async (tx) => {
    const row = await tx.boundaryRecord.findFirst({ where: { ...readable(acting), number } })
    if (!row) throw new UserError('boundary.no-such-record')
    await audit(tx, { ...audited(acting), action: 'boundary.read', subject: row.id })
    const { about, clause, clauseWords, by } = row
    const what = desk.cipher.open(row.sealedWhat, placeOfWhat(row))
    return { number, about, clause, clauseWords, at: instantOf(row.at), what, by }
  })
}

const readable = ({ community, circle, person }: Acting) => ({
  communityId: community,
  circleId: circle,
  about: { not: person },
})

const audited = ({ community, person, now }: Acting) => ({ community, actor: person, at: now })

/** Bound to the text: it cannot be moved to another record, another person or another writer. */
function placeOfWhat(row: { id: string; circleId: string; about: string; by: string }): string {
  return placeOf('BoundaryRecord', 'sealedWhat', row.id, row.circleId, row.about, row.by)
}
