import { programmeCalled } from '../../content/load.ts'
import type { Context } from '../../context.ts'
import type { Tables } from '../../data/db.ts'
import { instantOf } from '../../data/times.ts'
import type { Work } from '../../work.ts'
import { circleEntity } from '../circles/entities.ts'
import { type Clash, clashes } from '../sessions/clashes.ts'
import { lengthFor, type Plan } from './rules.ts'
import { datesOf } from './schedule.ts'
import { OPENING_CLASHES } from './topics.ts'
import { clashNotice } from './views.ts'

/** Who of the plan's people has a session of another circle at the same hour: each once, with the first of those hours. */
export async function planClashes(c: Context, plan: Plan): Promise<readonly Clash[]> {
  const programme = programmeCalled(plan.programme)
  const dates = datesOf(plan, programme?.sessions.length ?? 1, c.now)
  if (programme === undefined || programme === null || 'problem' in dates) return []
  const minutes = lengthFor(programme, plan.members.length)
  const times = dates.sessions.map(({ at }) => ({ at, minutes }))
  const found = await clashes(c.db.read, c.community.id, [...plan.facilitators, ...plan.members], times, null)
  return found.filter((each, at) => found.findIndex((other) => other.person === each.person) === at)
}

/** A circle has just opened: whoever has another one at the same hour is told of it, alone. */
export async function tellClashing(
  tx: Tables,
  work: Work,
  circle: { id: string; communityId: string; name: string; zone: string },
  people: readonly string[],
): Promise<void> {
  const sessions = await tx.session.findMany({
    where: { circleId: circle.id, state: 'planned' },
    orderBy: { number: 'asc' },
  })
  const times = sessions.map((each) => ({ at: instantOf(each.at), minutes: each.minutes }))
  const found = await clashes(tx, circle.communityId, people, times, circle.id)
  for (const person of new Set(found.map((each) => each.person))) {
    const hers = found.filter((each) => each.person === person)
    await work.outbox.add(tx, {
      key: `clash:${circle.id}:opened:${person}`,
      community: circle.communityId,
      owner: circleEntity(circle.id),
      topic: OPENING_CLASHES,
      subject: circleEntity(circle.id),
      to: { person },
      view: clashNotice(circle, hers),
      dueAt: work.now,
    })
  }
}
