import type { View } from '../../chat/view.ts'
import type { Context } from '../../context.ts'
import { instantOf } from '../../data/times.ts'
import type { CircleFacts } from '../circles/powers.ts'
import { contentOf } from './shown.ts'
import { didYouMeet, sessionsView } from './views.ts'

/** All sessions of a circle; its facilitators also see who said what about the one that is open, or next. */
export async function listSessions(c: Context, circle: CircleFacts): Promise<View> {
  const rows = await c.db.read.session.findMany({
    where: { circleId: circle.id },
    orderBy: { number: 'asc' },
    include: { attendance: { orderBy: [{ at: 'asc' }, { person: 'asc' }] } },
  })
  const current = rows.find((row) => row.state === 'open') ?? rows.find((row) => row.state === 'planned')
  const who = (answer: string) =>
    (current?.attendance ?? []).filter((each) => each.answer === answer).map((each) => each.person)
  const facilitates = circle.facilitators.includes(c.actor.person) || circle.contact === c.actor.person
  return sessionsView(
    circle.name,
    rows.map((row) => ({
      number: row.number,
      at: instantOf(row.at),
      zone: row.zone,
      state: row.state,
      title: contentOf(circle.programme, row.number).title,
    })),
    facilitates ? { here: who('here'), onMyWay: who('on-my-way'), coming: who('coming'), cannot: who('cannot') } : null,
    // the question may not have reached her as a message: here it can be answered all the same
    facilitates
      ? rows
          .filter((row) => row.state === 'unconfirmed')
          .flatMap((row) => didYouMeet(circle, { ...row, at: instantOf(row.at) }).blocks)
      : [],
  )
}
