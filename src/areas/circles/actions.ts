import { actionRef } from '../../chat/action-ref.ts'
import { id, nullable, payload } from '../../chat/payload.ts'

/** 'Leave a circle', in the private menu and on the Home: the page that says what it means. Null: which one is asked there. */
export const LEAVE_PAGE = actionRef('circles.leave-page', payload({ circle: nullable(id) }))

/** 'Close the circle', under what its people read when few are left: the page that says what it means. */
export const CLOSE_PAGE = actionRef('circles.close-page', payload({ circle: id }))
