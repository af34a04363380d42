import type { Context } from '../../context.ts'
import { audit } from '../../data/audit.ts'
import type { Tables } from '../../data/db.ts'
import { changeCircleRoom } from '../circles/circle-room.ts'
import { circleOf } from '../circles/subject-circle.ts'
import { newRoomKey } from '../rooms/room-key.ts'
import { INCIDENT_AUDITS } from './audits.ts'
import { type CircleRow, changeIncident, incidentOf } from './incidents.ts'
import { CHECKED_STATES, checkSoon } from './looking.ts'
import type { Incident, IncidentKind } from './rules.ts'
import type { Decision } from './views.ts'

/** One of the authorised circle's incidents that is still open, of one of these kinds; null when there is nothing left to decide. */
async function openOne(
  tx: Tables,
  c: Context,
  id: string,
  kinds: readonly IncidentKind[] | 'any',
): Promise<{ incident: Incident; circle: CircleRow } | null> {
  const row = await tx.incident.findFirst({ where: { id, circleId: circleOf(c).id, resolvedAt: null } })
  if (row === null) return null
  const incident = incidentOf(row)
  if (kinds !== 'any' && !kinds.includes(incident.kind)) return null
  const circle = await tx.circle.findUniqueOrThrow({ where: { id: circleOf(c).id } })
  return CHECKED_STATES.includes(circle.state) ? { incident, circle } : null
}

/** One transaction: what was decided, that it was, and a look at the room, which carries it out. */
export function decideIncident(
  c: Context,
  id: string,
  what: Exclude<Decision, 'resolved'>,
  {
    kinds,
    task,
  }: {
    kinds: readonly IncidentKind[] | 'any'
    task: (tx: Tables, incident: Incident, circle: CircleRow) => Promise<void>
  },
): Promise<Decision> {
  return c.db.transaction(async (tx) => {
    const found = await openOne(tx, c, id, kinds)
    if (found === null) return 'resolved'
    await task(tx, found.incident, found.circle)
    await checkSoon(tx, c, found.circle.id)
    await audit(tx, {
      community: c.community.id,
      actor: c.actor.person,
      action: INCIDENT_AUDITS[what],
      subject: found.circle.id,
      at: c.now,
    })
    return what
  })
}

/** The strangers are taken out of the room. */
export function removeStrangers(c: Context, id: string): Promise<Decision> {
  return decideIncident(c, id, 'show-out', {
    kinds: ['strangers'],
    task: (tx, incident, circle) => changeIncident(tx, c, { circle, incident }, { decided: 'show-out', detail: '' }),
  })
}

/** She is let in once more. */
export function inviteBack(c: Context, id: string): Promise<Decision> {
  return decideIncident(c, id, 'ask-back', {
    kinds: ['missing'],
    task: async (tx, incident, circle) => {
      await tx.seat.updateMany({
        where: { circleId: circle.id, person: { in: [...incident.about] }, state: 'in' },
        data: { state: 'waiting' },
      })
    },
  })
}

/** A room in place of the one that is gone, under another key: the old one, should it be there after all, is never taken for it. */
export function makeNewRoom(c: Context, id: string): Promise<Decision> {
  return decideIncident(c, id, 'new-room', {
    kinds: ['deleted', 'lost'],
    task: async (tx, incident, circle) => {
      if (incident.decided === 'new-room') return
      await changeCircleRoom(tx, circle.id, { key: newRoomKey() })
      await changeIncident(tx, c, { circle, incident }, { decided: 'new-room' })
    },
  })
}

/** Somebody has mended it by hand, or wants to know. */
export function checkAgain(c: Context, id: string): Promise<Decision> {
  return decideIncident(c, id, 'look-again', {
    kinds: 'any',
    task: async (tx, incident, circle) => {
      if (incident.kind === 'no-access') await changeIncident(tx, c, { circle, incident }, { decided: 'again' })
    },
  })
}
