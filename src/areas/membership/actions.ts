import { actionRef, choiceRef } from '../../chat/action-ref.ts'
import { id, integer, payload } from '../../chat/payload.ts'

const circle = payload({ circle: id })
const person = payload({ circle: id, person: id })

/** Who is in it: each is a page first, then a press. */
export const ADD_MEMBER = actionRef('life.add', person)
export const REMOVE_PERSON = actionRef('life.remove', person)
export const REMOVE_WITH_A_LINE = actionRef('life.remove-line', person)
export const FACILITATES = actionRef('life.facilitates', person)
export const NO_LONGER = actionRef('life.no-longer', person)
export const CONTACT = actionRef('life.contact', person)
export const STEP_DOWN = actionRef('life.step-down', circle)
export const KEEP_AS_IT_IS = actionRef('life.keep', circle)

/** What a direct message does not say stands behind its button: lock screens are read by others (PRACTICE, section 5). */
export const READ_ADDED = actionRef('life.read-added', circle)
export const READ_REMOVED = actionRef('life.read-removed', circle)
export const READ_FACILITATES = actionRef('life.read-facilitates', circle)
export const HOW_IT_STANDS = actionRef('life.how-it-stands', circle)

/** Rest and going on; the date is the first session's. */
export const RESUME_PAGE = actionRef('life.resume-page', circle)
export const RESUME = actionRef('life.resume', payload({ circle: id, first: id }))
export const RESUME_FROM = choiceRef('life.resume-from', circle)

/** The end: what becomes of the room is chosen, shown, and said once more where it cannot be taken back. */
export const CLOSE_PAGE = actionRef('life.close-page', circle)
export const ROOM_STAYS = actionRef('life.room-stays', circle)
export const ROOM_READ_ONLY = actionRef('life.room-read-only', circle)
export const CLOSE_CIRCLE = actionRef('life.close', circle)
export const CLOSE_CONFIRMED = actionRef('life.really', circle)
export const ANNOUNCE = actionRef('life.announce', circle)
export const NOT_YET = actionRef('life.not-yet', circle)
export const READ_ONLY_AGAIN = actionRef('life.still-again', circle)
export const LEAVE_OPEN = actionRef('life.leave-open', circle)

/** Leaving. LEAVE_PAGE itself stands in circles/actions.ts: the private menu shows it. */
export const LEAVE_WHICH = choiceRef('life.leave-which', payload({}))
export const LEAVE_NOW = actionRef('life.leave-now', circle)
export const GOODBYE = actionRef('life.goodbye', circle)
export const GOODBYE_FORM = actionRef('life.goodbye-form', circle)
export const KEEP_A_PLACE = actionRef('life.keep-a-place', circle)
export const NO_PLACE = actionRef('life.no-place', circle)
export const WOULD_HAVE_HELPED = actionRef('life.would-have-helped', circle)
export const HELPED_FORM = actionRef('life.helped-form', circle)
export const READ_LEFT = actionRef('life.read-left', circle)

/** For programme leads; `skip` are those that stand before the page. */
export const WHAT_WAS_SAID = actionRef('life.what-was-said', payload({ circle: id, skip: integer }))
export const WAITING_PAGE = actionRef('life.waiting-page', payload({ skip: integer }))
