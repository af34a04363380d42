import { actionRef } from '../chat/action-ref.ts'
import { id, maybe, nothing, payload } from '../chat/payload.ts'

/** The three parts of setup, each a form of its own over what is set already. */
export const EDIT_SETUP = {
  powers: actionRef('setup.edit-powers', nothing),
  named: actionRef('setup.edit-named', nothing),
  place: actionRef('setup.edit-place', nothing),
}

export const POWERS_FORM = actionRef('setup.powers', nothing)
export const NAMED_FORM = actionRef('setup.named', nothing)
export const PLACE_FORM = actionRef('setup.place', nothing)

/** 'Leave a circle', in the private menu and on the Home: the page that says what it means. Null: which one is asked there. */
export const LEAVE_PAGE = actionRef('life.leave-page', payload({ circle: maybe(id) }))
