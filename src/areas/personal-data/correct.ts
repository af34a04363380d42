import type { Temporal } from 'temporal-polyfill'
import { UserError } from '../../chat/errors.ts'
import type { Choice } from '../../chat/view.ts'
import { programmeCalled } from '../../content/load.ts'
import { audit } from '../../data/audit.ts'
import type { ReadOnly, Tables } from '../../data/db.ts'
import type { Desk } from '../../work.ts'
import { sealedWords, wordsOf } from '../membership/leaving.ts'
import { keepAPlace, offTheList } from '../membership/next-round.ts'
import type { Me } from './owned.ts'

/** No circle is called so: ids have twelve signs. */
export const NO_PLACE = 'none'

/** Her words on leaving as they stand, '' where she said nothing. @throws UserError 'mydata.correct.gone' */
export async function wordsOnLeaving(desk: Desk, me: Me, leaving: string): Promise<string> {
  return wordsOf(desk.cipher, await leavingOf(desk.db.read, me, leaving)) ?? ''
}

/** New words take the place of the old; '' takes them back. @throws UserError 'mydata.correct.gone' */
export function correctWords(desk: Desk, me: Me, leaving: string, words: string, now: Temporal.Instant): Promise<void> {
  return desk.db.transaction(async (tx) => {
    const row = await leavingOf(tx, me, leaving)
    const sealed = words === '' ? null : sealedWords(desk.cipher, row, words)
    await tx.leaving.update({ where: { id: row.id }, data: { sealedWords: sealed } })
    await audit(tx, { community: me.community, actor: me.person, action: 'mydata.correct', subject: row.id, at: now })
  })
}

async function leavingOf(tables: ReadOnly<Tables>, { community, person }: Me, id: string) {
  const row = await tables.leaving.findFirst({ where: { id, communityId: community, person } })
  if (row === null) throw new UserError('mydata.correct.gone')
  return row
}

/** What she said to a session that can still be changed. @throws UserError 'mydata.correct.gone' */
export async function answerTo(
  desk: Desk,
  me: Me,
  circle: string,
  session: string,
): Promise<{ said: string; state: 'planned' | 'open' }> {
  const row = await desk.db.read.attendance.findFirst({
    where: { person: me.person, sessionId: session, session: { circleId: circle, state: { in: ['planned', 'open'] } } },
    include: { session: true },
  })
  if (row === null) throw new UserError('mydata.correct.gone')
  return { said: row.answer, state: row.session.state === 'open' ? 'open' : 'planned' }
}

export interface Wish {
  /** A circle for each programme that she has had a seat in, by the programme's title: what she may wish on with. */
  choices: readonly Choice[]
  chosen: string
}

export async function wishOf(desk: Desk, { community, person }: Me): Promise<Wish> {
  const [seats, wish] = await Promise.all([
    desk.db.read.seat.findMany({
      where: { person, state: { not: 'refused' }, circle: { communityId: community } },
      include: { circle: { select: { id: true, programme: true, number: true } } },
      orderBy: { circleId: 'asc' },
    }),
    desk.db.read.nextRound.findUnique({ where: { communityId_person: { communityId: community, person } } }),
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
export async function correctWish(desk: Desk, me: Me, circle: string, now: Temporal.Instant): Promise<void> {
  if (circle !== NO_PLACE) return keepAPlace(desk, { ...me, circle, now })
  await desk.db.transaction((tx) => offTheList(tx, me.community, me.person))
}
