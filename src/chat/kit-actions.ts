import { actionRef } from './action-ref.ts'
import { id, maybe, type Part, payload } from './payload.ts'

/** The kit's own three: a form refilled from its draft, and options asked for by a form. */
export const EDIT_AGAIN = actionRef('kit.edit-again', payload({ draft: id }))

/** A command's id: 'circle.show'. */
const command: Part<string> = { write: (path) => path, read: (path) => path }
export const FILL_IN = actionRef('kit.fill-in', payload({ draft: maybe(id), command }))
export const FILLED = actionRef('kit.filled', payload({ command, room: maybe(id) }))
