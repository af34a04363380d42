import { actionRef } from '../../chat/action-ref.ts'
import { id, integer, nullable, oneOf, payload } from '../../chat/payload.ts'

const session = payload({ circle: id, session: id })

/** What anybody of the circle can say about a session; each answer is hers alone to see. */
export const COMING = actionRef('sessions.coming', session)
export const HERE = actionRef('sessions.here', session)
export const ON_MY_WAY = actionRef('sessions.on-my-way', session)
export const CANNOT = actionRef('sessions.cannot', session)

/** For facilitators. */
export const OPEN_ANYWAY = actionRef('sessions.open-anyway', session)
export const WE_MET = actionRef('sessions.we-met', session)
export const WE_DID_NOT = actionRef('sessions.we-did-not', session)

/** `number` is the session's, null for the next; `draft` comes from 'Edit'. */
export const MOVE_FORM = actionRef(
  'move.form',
  payload({ circle: nullable(id), number: nullable(integer), draft: nullable(id) }),
)

/** A move being looked at lives in a draft. */
const draft = payload({ circle: id, draft: id })
export const MOVE_EDIT = actionRef('sessions.move-edit', draft)
export const MOVE_REST = actionRef('sessions.move-rest', draft)
export const MOVE_IT = actionRef('sessions.move-it', draft)

/** A skip is all in its buttons. `stamp`: the plan as it was looked at (standing-plan.ts). */
const skip = { circle: id, session: id, rest: oneOf('shift', 'stay') }
export const SKIP_REST = actionRef('sessions.skip-rest', payload(skip))
export const SKIP_IT = actionRef('sessions.skip-it', payload({ ...skip, stamp: integer }))

/** Nothing is moved or skipped. */
export const LEAVE_AS_IT_IS = actionRef('sessions.leave-as-it-is', payload({ circle: id }))
/** From 'what comes next' to what can be done about it. */
export const SKIP_NEXT = actionRef('sessions.skip-next', payload({ circle: id }))
export const MOVE_NEXT = actionRef('sessions.move-next', payload({ circle: id }))
