import { actionRef } from './action-ref.ts'
import { id, nullable, type PayloadPart, payload } from './payload.ts'

/** The kit's own three: a form refilled from its draft, and options asked for by a form. */
export const EDIT_AGAIN = actionRef('kit.edit-again', payload({ draft: id }))

/** A command's id: 'circle.show'. */
const command: PayloadPart<string> = { write: (path) => path, read: (path) => path }
export const FILL_IN = actionRef('kit.fill-in', payload({ draft: nullable(id), command }))
export const FILLED = actionRef('kit.filled', payload({ command, room: nullable(id) }))
