import { UserError } from '../../chat/errors.ts'
import type { Choice } from '../../chat/view.ts'
import { programmeCalled } from '../../content/load.ts'
import { audit } from '../../data/audit.ts'
import type { ReadOnly, Tables } from '../../data/db.ts'
import type { Work } from '../../work.ts'
import { sealedWords, wordsOf } from '../membership/leaving.ts'
import { giveUpPlace, keepAPlace } from '../membership/next-round.ts'
import { OWN_DATA_AUDITS } from './audits.ts'
import type { DataOwner } from './data-owner.ts'

/** No circle is called so: ids have twelve signs. */
export const NO_PLACE = 'none'

/** Her words on leaving as they stand, '' where she said nothing. @throws UserError 'personal-data.correct.gone' */
export async function wordsOnLeaving(work: Work, me: DataOwner, leaving: string): Promise<string> {
  return wordsOf(work.cipher, await leavingOf(work.db.read, me, leaving)) ?? ''
}

/** New words take the place of the old; '' takes them back. @throws UserError 'personal-data.correct.gone' */
export function correctWords(work: Work, me: DataOwner, leaving: string, words: string): Promise<void> {
  return work.db.transaction(async (tx) => {
    const row = await leavingOf(tx, me, leaving)
    const sealed = words === '' ? null : sealedWords(work.cipher, row, words)
    await tx.leaving.update({ where: { id: row.id }, data: { sealedWords: sealed } })
    await audit(tx, {
      community: me.community,
      actor: me.person,
      action: OWN_DATA_AUDITS.correct,
      subject: row.id,
      at: work.now,
    })
  })
}

async function leavingOf(tables: ReadOnly<Tables>, { community, person }: DataOwner, id: string) {
  const row = await tables.leaving.findFirst({ where: { id, communityId: community, person } })
  if (row === null) throw new UserError('personal-data.correct.gone')
  return row
}

/** What she said to a session that can still be changed. @throws UserError 'personal-data.correct.gone' */
export async function answerTo(
  work: Work,
  me: DataOwner,
  circle: string,
  session: string,
): Promise<{ said: string; state: 'planned' | 'open' }> {
  const row = await work.db.read.attendance.findFirst({
    where: { person: me.person, sessionId: session, session: { circleId: circle, state: { in: ['planned', 'open'] } } },
    include: { session: true },
  })
  if (row === null) throw new UserError('personal-data.correct.gone')
  return { said: row.answer, state: row.session.state === 'open' ? 'open' : 'planned' }
}

export interface NextRoundWish {
  /** A circle for each programme that she has had a seat in, by the programme's title: what she may wish on with. */
  choices: readonly Choice[]
  chosen: string
}

export async function wishOf(work: Work, { community, person }: DataOwner): Promise<NextRoundWish> {
  const [seats, wish] = await Promise.all([
    work.db.read.seat.findMany({
      where: { person, state: { not: 'refused' }, circle: { communityId: community } },
      include: { circle: { select: { id: true, programme: true, number: true } } },
      orderBy: { circleId: 'asc' },
    }),
    work.db.read.nextRound.findUnique({ where: { communityId_person: { communityId: community, person } } }),
  ])
  const circles = seats.map(({ circle }) => circle).sort((one, other) => other.number - one.number)
  const latest = new Map(circles.map((circle) => [circle.programme, circle.id] as const).reverse())
  const choices = [...latest].map(([programme, id]) => ({
    label: programmeCalled(programme)?.title ?? programme,
    value: id,
  }))
  return { choices, chosen: wish === null ? NO_PLACE : (latest.get(wish.programme) ?? NO_PLACE) }
}

/** @param circle whose programme's next round she would like a place in; NO_PLACE takes the wish back */
export async function correctWish(work: Work, me: DataOwner, circle: string): Promise<void> {
  if (circle !== NO_PLACE) return keepAPlace(work, { ...me, circle, now: work.now })
  await giveUpPlace(work, me.community, me.person)
}
