import { actionRef, choiceRef } from '../../chat/action-ref.ts'
import { id, nullable, payload } from '../../chat/payload.ts'

/** A circle being planned lives in a draft: the buttons under its preview carry the draft's id. */
const draft = payload({ draft: id })

/** `programme` and `room` come from the command's options, `draft` from 'Edit'. */
export const PLAN_FORM = actionRef(
  'plan.form',
  payload({ programme: nullable(id), room: nullable(id), draft: nullable(id) }),
)
export const EDIT_PLAN = actionRef('opening.plan.edit', draft)
export const PICK_DAY = choiceRef('opening.plan.day', draft)
export const PICK_TIME = choiceRef('opening.plan.time', draft)
export const PICK_WEEKS = choiceRef('opening.plan.weeks', draft)
/** Takes the first date to one that the rhythm meets. */
export const MOVE_FIRST = actionRef('opening.plan.move-first', payload({ draft: id, date: id }))
export const ADVANCED = actionRef('opening.plan.advanced', draft)
export const ADVANCED_FORM = actionRef('opening.plan.advanced-form', draft)
export const PICK_CONTACT = actionRef('opening.plan.contact', draft)
export const CONTACT_FORM = actionRef('opening.plan.contact-form', draft)
export const OPEN_CIRCLE = actionRef('opening.plan.open', draft)
export const DISCARD_PLAN = actionRef('opening.plan.discard', draft)

/** What can be done about a circle whose opening came to a stop half-way. */
const circle = payload({ circle: id })
export const TRY_AGAIN = actionRef('opening.try-again', circle)
export const GO_ON_WITHOUT = actionRef('opening.go-on', circle)
export const UNDO_OPENING = actionRef('opening.undo', circle)
