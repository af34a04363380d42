import type { MemberOutcome } from '../../chat/platform.ts'
import type { Tables } from '../../data/db.ts'
import { CIRCLE } from '../circles/entities.ts'
import { circlePeople } from '../circles/room-people.ts'
import type { RoomOpening } from '../rooms/owner.ts'
import { becameOpen, gotStuck, wasUndone } from './service.ts'

/** What a circle has to do with the opening of its room: its seats are who belongs in it. */
export const circleOpening: RoomOpening = {
  duty: 'opening',
  ownerKind: CIRCLE,
  wants: async (tables, circleId) => {
    const circle = await tables.circle.findUnique({ where: { id: circleId }, select: { state: true } })
    if (circle?.state === 'opening') return 'open'
    return circle?.state === 'undoing' ? 'undo' : 'neither'
  },
  people: circlePeople,
  changed: seatsFollow,
  opened: becameOpen,
  stuck: gotStuck,
  undone: wasUndone,
}

async function seatsFollow(tx: Tables, circleId: string, outcomes: readonly MemberOutcome[]): Promise<void> {
  for (const { person, is } of outcomes) {
    const seat = { circleId, person }
    if (is === 'in')
      await tx.seat.updateMany({ where: { ...seat, state: 'waiting' }, data: { state: 'in', problem: null } })
    if (is === 'out' || is === 'gone')
      await tx.seat.updateMany({ where: { ...seat, state: 'leaving' }, data: { state: 'left' } })
  }
}
