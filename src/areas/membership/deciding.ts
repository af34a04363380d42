import { UserError } from '../../chat/errors.ts'
import type { Context } from '../../context.ts'
import { circleOf } from '../circles/subject-circle.ts'
import { decided } from '../incidents/decide.ts'
import { mishapOf } from '../incidents/incidents.ts'
import type { Answered } from '../incidents/views.ts'
import { seat } from './adding.ts'
import { letOut } from './letting-out.ts'
import { MOST_SEATS } from './rules.ts'

/* What is decided about a room, where it gives somebody a seat or ends one: as `/circle add` and leaving do it. */

/**
 * The strangers are members from now on; the look at the room lets them in as anybody else, whatever was given to them by hand.
 * @throws UserError 'tending.no-seat.bot' | 'tending.no-seat.full'
 * @throws PlatformError when it cannot be asked who they are
 */
export async function theyBelong(c: Context, id: string): Promise<Answered> {
  const row = await c.db.read.mishap.findFirst({ where: { id, circleId: circleOf(c).id } })
  const about = row === null ? [] : mishapOf(row).about
  if (about.some((each) => each.startsWith('role:'))) throw new UserError('tending.no-seat.bot')
  const found = await c.directory.look(c.community.id, about)
  if (found.some((each) => each.bot)) throw new UserError('tending.no-seat.bot')
  return decided(c, id, 'belong', ['strangers'], async (tx, mishap, circle) => {
    const members = await tx.seat.count({
      where: { circleId: circle.id, role: 'member', state: { in: ['in', 'waiting'] } },
    })
    if (members + mishap.about.length > MOST_SEATS) throw new UserError('tending.no-seat.full', { most: MOST_SEATS })
    for (const person of mishap.about) await seat(tx, c, circle, { person, role: 'member' })
  })
}

/** She meant to leave: her seat ends. */
export function haveLeft(c: Context, id: string): Promise<Answered> {
  return decided(c, id, 'have-left', ['missing'], async (tx, mishap, circle) => {
    for (const person of mishap.about)
      await letOut(tx, c, { circle: circle.id, person, how: 'left', by: c.actor.person }, c.now)
  })
}
