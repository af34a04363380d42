import type { Tables } from '../../data/db.ts'
import type { Work } from '../../work.ts'
import { currentClauses } from '../agreement/service.ts'
import { findSession, sessionShown } from './shown.ts'
import { SESSION_OPENING, sessionEntity } from './topics.ts'
import { openingView } from './views.ts'

/**
 * Somebody is no longer of the circle: what she said about sessions that are still to come, or open now, is forgotten, so that nobody
 * waits for her; an opening that named her on the way does not any more. Of sessions that are over nothing changes.
 */
export async function forgetAnswers(tx: Tables, work: Work, circleId: string, person: string): Promise<void> {
  const said = await tx.attendance.findMany({
    where: { person, session: { circleId, state: { in: ['planned', 'open'] } } },
    include: { session: true },
    orderBy: { sessionId: 'asc' },
  })
  for (const { sessionId, answer, session } of said) {
    await tx.attendance.delete({ where: { sessionId_person: { sessionId, person } } })
    if (session.state !== 'open' || answer !== 'on-my-way') continue
    const row = await findSession(tx, sessionId)
    if (row === null) continue
    const coming = await tx.attendance.findMany({
      where: { sessionId, answer: 'on-my-way' },
      orderBy: [{ at: 'asc' }, { person: 'asc' }],
    })
    const view = openingView(
      await sessionShown(tx, row),
      await currentClauses(tx, circleId),
      coming.map((each) => each.person),
    )
    await work.outbox.revise(tx, { owner: sessionEntity(row.id), topic: SESSION_OPENING }, view)
  }
}
