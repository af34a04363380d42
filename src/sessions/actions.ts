import { actionRef } from '../chat/action-ref.ts'
import { id, payload } from '../chat/payload.ts'

const session = payload({ circle: id, session: id })

/** What anybody of the circle can say about a session; each answer is hers alone to see. */
export const COMING = actionRef('session.coming', session)
export const HERE = actionRef('session.here', session)
export const ON_MY_WAY = actionRef('session.on-my-way', session)
export const CANNOT = actionRef('session.cannot', session)

/** For facilitators. */
export const OPEN_ANYWAY = actionRef('session.open-anyway', session)
export const WE_MET = actionRef('session.we-met', session)
export const WE_DID_NOT = actionRef('session.we-did-not', session)
