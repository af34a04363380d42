import type { Temporal } from 'temporal-polyfill'
import { UserError } from '../../chat/errors.ts'
import { audit } from '../../data/audit.ts'
import type { Cipher } from '../../data/cipher.ts'
import type { ReadOnly, Tables } from '../../data/db.ts'
import { newId } from '../../data/ids.ts'
import { placeOf, sealedColumn } from '../../data/sealed.ts'
import { dateOf, instantOf } from '../../data/times.ts'
import { ownedBy } from '../../outbox/find.ts'
import type { Work } from '../../work.ts'
import { notifyPeople, notifyRoom } from '../circles/notices.ts'
import { neutralNotice } from '../circles/waiting-views.ts'
import { READ_LEFT } from './actions.ts'
import { CIRCLE_LEFT, LEAVING_AUDITS } from './audits.ts'
import { goodbyeView } from './leaving-views.ts'
import { endSeat } from './letting-out.ts'
import type { LeavingAnswer } from './rules.ts'
import { GOODBYE, LEFT_RECEIPT, leavingEntity } from './topics.ts'

export interface Leaver {
  community: string
  circle: string
  person: string
  now: Temporal.Instant
}

export interface LeftCircle {
  circle: string
  name: string
  /** She had left before: nothing was done, nothing was posted. */
  already: boolean
}

/**
 * She leaves: no reason is asked, and her access ends at once. The room reads her goodbye (sent twice, once), or nothing at all. Where she reads what
 * follows she may no longer be able to look, so it waits for her in a direct message too.
 * @throws UserError 'membership.not-yours' for one who never had a seat there
 */
export function leaveCircle(work: Work, acting: Leaver, goodbye: string | null = null): Promise<LeftCircle> {
  const { community, circle, person, now } = acting
  return work.db.transaction(async (tx) => {
    const out = await endSeat(tx, { ...work, now }, { circle, person, how: 'left', by: person })
    if (out === null) return { ...(await hadLeft(tx, acting)), already: true }
    const id = newId()
    await tx.leaving.create({ data: { id, communityId: community, circleId: circle, person, at: dateOf(now) } })
    if (goodbye !== null)
      await notifyRoom(tx, work, out.circle, {
        ...{ topic: GOODBYE, owner: leavingEntity(id), author: person },
        ...{ view: goodbyeView(person, goodbye), now },
      })
    await notifyPeople(tx, work, out.circle, {
      topic: LEFT_RECEIPT,
      people: [person],
      view: neutralNotice(READ_LEFT, { circle }, await regionOf(tx, community)),
      now,
    })
    await audit(tx, { community, actor: person, action: CIRCLE_LEFT, subject: circle, at: now })
    return { circle, name: out.circle.name, already: false }
  })
}

/** What stands for somebody who has left a circle, or was let out. @throws UserError 'membership.not-yours' */
export async function hadLeft(
  tables: ReadOnly<Tables>,
  { community, circle, person }: Omit<Leaver, 'now'>,
): Promise<{ circle: string; name: string; goodbye: boolean }> {
  const seat = await tables.seat.findFirst({
    where: { circleId: circle, person, state: { in: ['leaving', 'left'] }, circle: { communityId: community } },
    include: { circle: true },
  })
  if (!seat) throw new UserError('membership.not-yours')
  return { circle, name: seat.circle.name, goodbye: await saidGoodbye(tables, seat) }
}

/** As `hadLeft`, for a page that is only read. */
export const readLeaving = ({ db }: Pick<Work, 'db'>, leaver: Omit<Leaver, 'now'>): ReturnType<typeof hadLeft> =>
  hadLeft(db.read, leaver)

/** Whether words of hers were posted when she left last. */
async function saidGoodbye(tables: ReadOnly<Tables>, seat: { circleId: string; person: string }): Promise<boolean> {
  const { circleId, person } = seat
  const row = await tables.leaving.findFirst({ where: { circleId, person }, orderBy: [{ at: 'desc' }, { id: 'asc' }] })
  return row !== null && (await tables.post.count({ where: ownedBy(leavingEntity(row.id), GOODBYE) })) > 0
}

/**
 * Her answer to the one question. It is hers: asked again, the new words take the place of the old.
 * @throws UserError 'membership.not-yours' when she has not left
 */
export function answerOnLeaving(work: Work, acting: Leaver, words: string): Promise<void> {
  const { community, circle, person, now } = acting
  return work.db.transaction(async (tx) => {
    const row = await tx.leaving.findFirst({
      where: { communityId: community, circleId: circle, person },
      orderBy: [{ at: 'desc' }, { id: 'asc' }],
    })
    if (!row) throw new UserError('membership.not-yours')
    await tx.leaving.update({ where: { id: row.id }, data: { sealedWords: sealedWords(work.cipher, row, words) } })
    await audit(tx, { community, actor: person, action: LEAVING_AUDITS.answer, subject: row.id, at: now })
  })
}

export const LEAVING_WORDS = sealedColumn('Leaving.sealedWords', (tables, startsWith) =>
  tables.leaving.count({ where: { sealedWords: { startsWith } } }),
)

/** Bound to whose they are: they cannot be moved into another person's row. */
const place = (row: { id: string; person: string }) => placeOf(LEAVING_WORDS, row.id, row.person)

export const sealedWords = (cipher: Cipher, row: { id: string; person: string }, words: string): string =>
  cipher.seal(words, place(row))

/** Null where she said nothing. @throws SealError */
export const wordsOf = (
  cipher: Cipher,
  row: { id: string; person: string; sealedWords: string | null },
): string | null => (row.sealedWords === null ? null : cipher.open(row.sealedWords, place(row)))

/** Two answers fit into one message at their longest. */
const SAID_PAGE = 2

/** What those said who left this circle, newest first. For programme leads alone; each look is written down. */
export function leavingAnswers(
  work: Work,
  acting: Leaver,
  skip = 0,
): Promise<{ said: LeavingAnswer[]; more: boolean }> {
  const { community, circle, person, now } = acting
  return work.db.transaction(async (tx) => {
    const rows = await tx.leaving.findMany({
      where: { communityId: community, circleId: circle, sealedWords: { not: null } },
      orderBy: [{ at: 'desc' }, { id: 'asc' }],
      skip: Math.max(0, skip),
      take: SAID_PAGE + 1,
    })
    await audit(tx, { community, actor: person, action: LEAVING_AUDITS.read, subject: circle, at: now })
    const said = rows
      .slice(0, SAID_PAGE)
      .map((row) => ({ person: row.person, words: wordsOf(work.cipher, row) ?? '', at: instantOf(row.at) }))
    return { said, more: rows.length > SAID_PAGE }
  })
}

async function regionOf(tables: ReadOnly<Tables>, community: string): Promise<string | null> {
  return (await tables.community.findUniqueOrThrow({ where: { id: community } })).region
}
