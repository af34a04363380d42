import { UserError } from '../../chat/errors.ts'
import type { Context } from '../../context.ts'
import { audit } from '../../data/audit.ts'
import { readCircleFacts } from '../circles/find.ts'
import { notifyPeople, notifyRoom } from '../circles/notices.ts'
import { type CircleFacts, programmeLeads } from '../circles/powers.ts'
import { openCircleOf } from '../circles/subject-circle.ts'
import { neutralNotice } from '../circles/waiting-views.ts'
import { READ_REMOVED } from './actions.ts'
import { PERSON_REMOVED } from './audits.ts'
import { endSeat } from './letting-out.ts'
import { removedLine } from './people-views.ts'
import { mayStopFacilitating } from './rules.ts'
import { REMOVED, REMOVED_LINE } from './topics.ts'

/**
 * Who facilitates is for programme leads to say, not for one facilitator about another. Asked only where it matters, and outside of any
 * transaction: a platform may have to be asked.
 * @throws PlatformError
 */
export const mayRemoveFacilitators = async (c: Context, circle: CircleFacts, person: string): Promise<boolean> =>
  circle.facilitators.includes(person) && (await programmeLeads.allows(c))

/**
 * Whether this person may be let out by the one who asks.
 * @param facilitatorsToo what `mayRemoveFacilitators` says
 * @throws UserError 'membership.remove.yourself' | 'membership.no-seat' | 'membership.remove.facilitator' | 'membership.last-facilitator'
 */
export function mayBeRemoved(c: Context, circle: CircleFacts, person: string, facilitatorsToo: boolean): void {
  if (person === c.actor.person) throw new UserError('membership.remove.yourself')
  if (![...circle.facilitators, ...circle.members].includes(person)) throw new UserError('membership.no-seat')
  if (!circle.facilitators.includes(person)) return
  if (!facilitatorsToo) throw new UserError('membership.remove.facilitator')
  if (!mayStopFacilitating(circle, person)) throw new UserError('membership.last-facilitator')
}

/**
 * Ends her part in the circle. Her access ends at once; she alone is told, where nobody else reads it. The room reads one neutral line
 * if the one who removes her wishes so, else nothing.
 * @returns false when she has no seat any more: a second press changes nothing
 * @throws UserError as `mayBeRemoved`
 */
export async function removePerson(c: Context, person: string, line: boolean): Promise<boolean> {
  const here = openCircleOf(c)
  const { id: circle } = here
  const { id: community } = c.community
  const facilitatorsToo = await mayRemoveFacilitators(c, here, person)
  return c.db.transaction(async (tx) => {
    const row = await tx.circle.findUniqueOrThrow({
      where: { id: circle },
      include: { seats: { orderBy: { person: 'asc' } } },
    })
    const state = row.seats.find((each) => each.person === person)?.state
    if (state === 'leaving' || state === 'left') return false
    mayBeRemoved(c, await readCircleFacts(tx, row), person, facilitatorsToo)
    const out = await endSeat(tx, c, { circle, person, how: 'removed', by: c.actor.person })
    if (out === null) return false
    if (line) await notifyRoom(tx, c, out.circle, { topic: REMOVED_LINE, view: removedLine(person), now: c.now })
    const view = neutralNotice(READ_REMOVED, { circle }, c.community.region)
    await notifyPeople(tx, c, out.circle, { topic: REMOVED, people: [person], view, now: c.now })
    const subject = `${circle}/${person}`
    await audit(tx, { community, actor: c.actor.person, action: PERSON_REMOVED, subject, at: c.now })
    return true
  })
}
