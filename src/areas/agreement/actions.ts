import { actionRef } from '../../chat/action-ref.ts'
import { id, integer, nullable, payload } from '../../chat/payload.ts'
import { circlePayload } from '../circles/payload.ts'

export const READ_ALL = actionRef('agreement.read-all', circlePayload)
export const EASY_READ = actionRef('agreement.easy-read', circlePayload)

/** The form carries the circle of the room in which it was opened, and nothing of the message that it was opened on. */
export const POINT_FORM = actionRef('agreement.point-form', payload({ circle: nullable(id) }))

/** A facilitator chooses first. */
const clause = payload({ circle: id, clause: integer })
export const IN_THE_ROOM = actionRef('agreement.in-the-room', clause)
export const QUIET_WORD = actionRef('agreement.quiet-word', clause)
