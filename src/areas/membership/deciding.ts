import { UserError } from '../../chat/errors.ts'
import type { Context } from '../../context.ts'
import { circleOf } from '../circles/subject-circle.ts'
import { decideIncident } from '../incidents/decide.ts'
import { incidentOf } from '../incidents/incidents.ts'
import type { Decision } from '../incidents/views.ts'
import { seat } from './adding.ts'
import { endSeat } from './letting-out.ts'
import { MOST_SEATS } from './rules.ts'

/* What is decided about a room, where it gives somebody a seat or ends one: as `/circle add` and leaving do it. */

/**
 * The strangers are members from now on; the look at the room lets them in as anybody else, whatever was given to them by hand.
 * @throws UserError 'incidents.no-seat.bot' | 'incidents.no-seat.full'
 * @throws PlatformError when it cannot be asked who they are
 */
export async function theyBelong(c: Context, id: string): Promise<Decision> {
  const row = await c.db.read.incident.findFirst({ where: { id, circleId: circleOf(c).id } })
  const about = row === null ? [] : incidentOf(row).about
  if (about.some((each) => each.startsWith('role:'))) throw new UserError('incidents.no-seat.bot')
  const found = await c.directory.look(c.community.id, about)
  if (found.some((each) => each.bot)) throw new UserError('incidents.no-seat.bot')
  return decideIncident(c, id, 'belong', ['strangers'], async (tx, incident, circle) => {
    const members = await tx.seat.count({
      where: { circleId: circle.id, role: 'member', state: { in: ['in', 'waiting'] } },
    })
    if (members + incident.about.length > MOST_SEATS)
      throw new UserError('incidents.no-seat.full', { most: MOST_SEATS })
    for (const person of incident.about) await seat(tx, c, circle, { person, role: 'member' })
  })
}

/** She meant to leave: her seat ends. */
export function haveLeft(c: Context, id: string): Promise<Decision> {
  return decideIncident(c, id, 'have-left', ['missing'], async (tx, incident, circle) => {
    for (const person of incident.about)
      await endSeat(tx, c, { circle: circle.id, person, how: 'left', by: c.actor.person })
  })
}
