import type { Tables } from '../../data/db.ts'
import type { Desk } from '../../work.ts'
import { currentClauses } from '../agreement/service.ts'
import { sessionKey } from './keys.ts'
import { findSession, shown } from './shown.ts'
import { openingView } from './views.ts'

/**
 * Somebody is no longer of the circle: what she said about sessions that are still to come, or open now, is forgotten, so that nobody
 * waits for her; an opening that named her on the way does not any more. Of sessions that are over nothing changes.
 */
export async function forgetAnswers(tx: Tables, desk: Desk, circleId: string, person: string): Promise<void> {
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
      await shown(tx, row),
      await currentClauses(tx, circleId),
      coming.map((each) => each.person),
    )
    await desk.posts.revise(tx, sessionKey('opening', row), view)
  }
}
