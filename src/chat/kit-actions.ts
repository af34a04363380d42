import { actionRef } from './action-ref.ts'
import { id, maybe, payload } from './payload.ts'

/** The kit's own three: a form refilled from its draft, and options asked for by a form. */
export const EDIT_AGAIN = actionRef('kit.edit-again', payload({ draft: id }))
export const FILL_IN = actionRef(
  'kit.fill-in',
  payload({ draft: maybe(id), command: { write: (path: string) => path, read: (path: string) => path } }),
)
export const FILLED = actionRef(
  'kit.filled',
  payload({ command: { write: (path: string) => path, read: (path: string) => path } }),
)
