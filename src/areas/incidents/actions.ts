import { actionRef } from '../../chat/action-ref.ts'
import { id, payload } from '../../chat/payload.ts'

/** What is asked when something went otherwise than it should. */
const incident = payload({ circle: id, incident: id })

/** Strangers in the room. */
export const THEY_BELONG = actionRef('incidents.they-belong', incident)
export const REMOVE_STRANGERS = actionRef('incidents.show-out', incident)
/** Somebody with a seat is not in the room. */
export const INVITE_BACK = actionRef('incidents.ask-back', incident)
export const HAVE_LEFT = actionRef('incidents.have-left', incident)
/** The room is gone. */
export const NEW_ROOM = actionRef('incidents.new-room', incident)
/** Looks at everything anew: after a mend by hand. */
export const CHECK_AGAIN = actionRef('incidents.look-again', incident)
