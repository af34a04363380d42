import { actionRef } from '../../chat/action-ref.ts'
import { id, payload } from '../../chat/payload.ts'

/** What is asked when something went otherwise than it should. */
const mishap = payload({ circle: id, mishap: id })

/** Strangers in the room. */
export const THEY_BELONG = actionRef('tending.they-belong', mishap)
export const SHOW_OUT = actionRef('tending.show-out', mishap)
/** Somebody with a seat is not in the room. */
export const ASK_BACK = actionRef('tending.ask-back', mishap)
export const HAVE_LEFT = actionRef('tending.have-left', mishap)
/** The room is gone. */
export const NEW_ROOM = actionRef('tending.new-room', mishap)
/** Looks at everything anew: after a mend by hand. */
export const LOOK_AGAIN = actionRef('tending.look-again', mishap)
