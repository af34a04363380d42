import { actionRef, choiceRef } from '../../chat/action-ref.ts'
import { id, integer, payload } from '../../chat/payload.ts'

const circle = payload({ circle: id })
const person = payload({ circle: id, person: id })

/** Who is in it: each is a page first, then a press. */
export const ADD_MEMBER = actionRef('membership.add', person)
export const REMOVE_PERSON = actionRef('membership.remove', person)
export const REMOVE_WITH_A_LINE = actionRef('membership.remove-line', person)
export const FACILITATES = actionRef('membership.facilitates', person)
export const NO_LONGER = actionRef('membership.no-longer', person)
export const CONTACT = actionRef('membership.contact', person)
export const STEP_DOWN = actionRef('membership.step-down', circle)
export const KEEP_AS_IT_IS = actionRef('membership.keep', circle)

/** What a direct message does not say stands behind its button: lock screens are read by others (PRACTICE, section 5). */
export const READ_ADDED = actionRef('membership.read-added', circle)
export const READ_REMOVED = actionRef('membership.read-removed', circle)
export const READ_FACILITATES = actionRef('membership.read-facilitates', circle)
export const HOW_IT_STANDS = actionRef('membership.how-it-stands', circle)

/** Leaving. LEAVE_PAGE itself stands in circles/actions.ts: the private menu shows it. */
export const LEAVE_WHICH = choiceRef('membership.leave-which', payload({}))
export const LEAVE_NOW = actionRef('membership.leave-now', circle)
export const GOODBYE = actionRef('membership.goodbye', circle)
export const GOODBYE_FORM = actionRef('membership.goodbye-form', circle)
export const KEEP_A_PLACE = actionRef('membership.keep-a-place', circle)
export const NO_PLACE = actionRef('membership.no-place', circle)
export const WOULD_HAVE_HELPED = actionRef('membership.would-have-helped', circle)
export const HELPED_FORM = actionRef('membership.helped-form', circle)
export const READ_LEFT = actionRef('membership.read-left', circle)

/** For programme leads; `skip` are those that stand before the page. */
export const WHAT_WAS_SAID = actionRef('membership.what-was-said', payload({ circle: id, skip: integer }))
export const WAITING_PAGE = actionRef('membership.waiting-page', payload({ skip: integer }))
