import { actionRef, choiceRef } from '../chat/action-ref.ts'
import { id, int, maybe, payload } from '../chat/payload.ts'

const circle = payload({ circle: maybe(id) })

/** What is known already when the form opens: from the command's options, or whose message it was. */
export interface Prefill {
  about: string | null
  clause: string | null
  what: string | null
}

/** Only the circle rides in the form: what is filled in already stands in its fields. */
export const LOG_FORM = actionRef<{ circle: string | null; prefill: Prefill | null }>('boundary.log-form', {
  encode: (input) => circle.encode({ circle: input.circle }),
  decode: (parts) => ({ ...circle.decode(parts), prefill: null }),
})

/** A page of the list; `skip` are the newer records that stand before it. */
export const LIST_PAGE = actionRef('boundary.page', payload({ circle: id, skip: int }))
/** `chosen` is the record's number. */
export const SHOW_CHOSEN = choiceRef('boundary.show-chosen', payload({ circle: id }))
