import type { ReadOnly, Tables } from '../../data/db.ts'
import { CIRCLE } from '../circles/entities.ts'
import type { RoomClosing } from '../rooms/owner.ts'
import { readOnlyFrom, recordReadOnly, recordReadOnlyFailed } from './closing.ts'

/** What a circle has to do with its room being made read-only at its end. */
export const circleClosing: RoomClosing = {
  duty: 'closing',
  ownerKind: CIRCLE,
  readOnlyFrom,
  isWanted: async (tables: ReadOnly<Tables>, circleId) =>
    (await tables.circle.count({ where: { id: circleId, state: 'closing' } })) > 0,
  isReadOnly: recordReadOnly,
  failed: recordReadOnlyFailed,
}
