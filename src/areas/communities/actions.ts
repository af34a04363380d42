import { actionRef } from '../../chat/action-ref.ts'
import { nothing } from '../../chat/payload.ts'

/** The three parts of setup, each a form of its own over what is set already. */
export const EDIT_SETUP = {
  powers: actionRef('communities.edit-powers', nothing),
  named: actionRef('communities.edit-named', nothing),
  place: actionRef('communities.edit-place', nothing),
}

export const POWERS_FORM = actionRef('communities.powers', nothing)
export const NAMED_FORM = actionRef('communities.named', nothing)
export const PLACE_FORM = actionRef('communities.place', nothing)
