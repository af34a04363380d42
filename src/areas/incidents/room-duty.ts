import { Temporal } from 'temporal-polyfill'
import type { ReadOnly, Tables } from '../../data/db.ts'
import { instantOf } from '../../data/times.ts'
import { CIRCLE } from '../circles/entities.ts'
import { circlePeople } from '../circles/room-people.ts'
import type { RoomChecking } from '../rooms/owner.ts'
import { openIncidents } from './incidents.ts'
import { CHECKED_STATES } from './looking.ts'
import { movedToNewRoom, wantsNewRoom } from './new-room.ts'
import {
  endSeatsOfGone,
  hasNoOpenIncident,
  recordMembership,
  recordNoAccess,
  recordOutcomes,
  recordRoomState,
} from './service.ts'

/** A permission that somebody gave back without telling us is asked about once this has passed. */
const UNTIL_ASKED = { hours: 1 }

/** What a circle has to do with looking at its room: what is not as it should be becomes an incident of the circle. */
export const circleChecking: RoomChecking = {
  duty: 'checking',
  ownerKind: CIRCLE,
  wants: async (tables, circleId) => {
    const state = (await tables.circle.findUnique({ where: { id: circleId }, select: { state: true } }))?.state
    if (state === undefined) return 'neither'
    if (state === 'closed') return 'let-out'
    return CHECKED_STATES.includes(state) ? 'equal' : 'neither'
  },
  people: circlePeople,
  alsoNeeded: async (tables, circleId) => {
    const circle = await tables.circle.findUnique({ where: { id: circleId }, select: { contact: true } })
    return circle?.contact ? [circle.contact] : []
  },
  strangersToRemove: async (tables, circleId) =>
    (await openIncidents(tables, circleId))
      .filter((each) => each.kind === 'strangers' && each.decided === 'show-out')
      .flatMap((each) => each.about),
  wantsAnother: async (tables, circleId) => wantsNewRoom(await openIncidents(tables, circleId)) !== null,
  mayTryAgain,
  gone: endSeatsOfGone,
  changed: recordOutcomes,
  roomIs: (work, circleId, { gone, renamed }) => recordRoomState(work, circleId, gone, renamed),
  membersAre: recordMembership,
  noAccess: recordNoAccess,
  replaced: movedToNewRoom,
  ended: hasNoOpenIncident,
}

async function mayTryAgain(
  tables: ReadOnly<Tables>,
  circleId: string,
  now: Temporal.Instant,
): Promise<'yes' | 'no' | 'if-allowed'> {
  const shut = await tables.incident.findFirst({
    where: { circleId, kind: 'no-access', resolvedAt: null },
    orderBy: { id: 'asc' },
  })
  if (shut === null || shut.decided !== null) return 'yes'
  return Temporal.Instant.compare(instantOf(shut.at).add(UNTIL_ASKED), now) > 0 ? 'no' : 'if-allowed'
}
