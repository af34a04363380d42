import { actionRef } from '../../chat/action-ref.ts'
import { nothing } from '../../chat/payload.ts'

/** The three parts of setup, each a form of its own over what is set already. */
export const EDIT_SETUP = {
  powers: actionRef('setup.edit-powers', nothing),
  named: actionRef('setup.edit-named', nothing),
  place: actionRef('setup.edit-place', nothing),
}

export const POWERS_FORM = actionRef('setup.powers', nothing)
export const NAMED_FORM = actionRef('setup.named', nothing)
export const PLACE_FORM = actionRef('setup.place', nothing)
