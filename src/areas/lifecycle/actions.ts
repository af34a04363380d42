import { actionRef, choiceRef } from '../../chat/action-ref.ts'
import { id, payload } from '../../chat/payload.ts'

const circle = payload({ circle: id })

/** Rest and going on; the date is the first session's. */
export const RESUME_PAGE = actionRef('lifecycle.resume-page', circle)
export const RESUME = actionRef('lifecycle.resume', payload({ circle: id, first: id }))
export const RESUME_FROM = choiceRef('lifecycle.resume-from', circle)

/** The end: what becomes of the room is chosen, shown, and said once more where it cannot be taken back. */
export const ROOM_STAYS = actionRef('lifecycle.room-stays', circle)
export const ROOM_READ_ONLY = actionRef('lifecycle.room-read-only', circle)
export const CLOSE_CIRCLE = actionRef('lifecycle.close', circle)
export const CLOSE_CONFIRMED = actionRef('lifecycle.really', circle)
export const ANNOUNCE = actionRef('lifecycle.announce', circle)
export const NOT_YET = actionRef('lifecycle.not-yet', circle)
export const READ_ONLY_AGAIN = actionRef('lifecycle.read-only-again', circle)
export const LEAVE_OPEN = actionRef('lifecycle.leave-open', circle)
