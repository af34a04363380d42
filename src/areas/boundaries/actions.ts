import { actionRef, choiceRef } from '../../chat/action-ref.ts'
import { id, integer, nullable, oneOf, payload } from '../../chat/payload.ts'

const circle = payload({ circle: nullable(id) })

/** What is known already when the form opens: from the command's options, or whose message it was. */
export interface Prefill {
  about: string | null
  clause: string | null
  what: string | null
}

/** Only the circle rides in the form: what is filled in already stands in its fields. */
export const LOG_FORM = actionRef<{ circle: string | null; prefill: Prefill | null }>('boundaries.log-form', {
  encode: (input) => circle.encode({ circle: input.circle }),
  decode: (parts) => ({ ...circle.decode(parts), prefill: null }),
})

/** A page of the list; `skip` are the newer records that stand before it. */
export const LIST_PAGE = actionRef('boundaries.page', payload({ circle: id, skip: integer }))
/** `chosen` is the record's number. */
export const SHOW_CHOSEN = choiceRef('boundaries.show-chosen', payload({ circle: id }))

/* ---- one record: all by its circle and its number ---- */

const record = payload({ circle: id, number: integer })
const page = payload({ circle: id, number: integer, page: integer })
/** From a notice or an answer; a page of it in place of the one before. */
export const OPEN_RECORD = actionRef('boundaries.open', page)
export const RECORD_PAGE = actionRef('boundaries.record-page', page)
export const OPINIONS = actionRef('boundaries.opinions', page)
export const READERS = actionRef('boundaries.readers', payload({ circle: id, number: integer, skip: integer }))
export const READERS_PAGE = actionRef(
  'boundaries.readers-page',
  payload({ circle: id, number: integer, skip: integer }),
)

/** What is added by a form of its own. */
const addedKind = oneOf('correction', 'outcome', 'opinion')
const entry = payload({ circle: id, number: integer, kind: addedKind })
export const ADD_ENTRY = actionRef('boundaries.add', entry)
export const ENTRY_FORM = actionRef('boundaries.entry-form', entry)

/** By command, which names the note itself; what was typed stands in the fields. */
export interface AddPrefill {
  number: number | null
  kind: string | null
  words: string | null
}
export const ADD_FORM = actionRef<{ circle: string | null; prefill: AddPrefill | null }>('boundaries.add-form', {
  encode: (input) => circle.encode({ circle: input.circle }),
  decode: (parts) => ({ ...circle.decode(parts), prefill: null }),
})

export const PERSON_TOLD = actionRef('boundaries.told', record)
export const TOLD_FORM = actionRef('boundaries.told-form', record)

export const CONSIDER_STRIKE = actionRef('boundaries.consider-strike', record)
/** `nth`: which one she was shown that it would be. */
export const STRIKE = actionRef('boundaries.strike', payload({ circle: id, number: integer, nth: integer }))
export const WITHDRAW = actionRef('boundaries.withdraw', record)
export const WITHDRAW_FORM = actionRef('boundaries.withdraw-form', record)

export const CLOSE_REVIEW = actionRef('boundaries.close-review', record)
export const CLOSE_REVIEW_FORM = actionRef('boundaries.close-review-form', record)

/* ---- her own: by the record's id, in whichever circle it was ---- */

const own = payload({ record: id, page: integer })
export const MINE_PAGE = actionRef('boundaries.mine-page', payload({ skip: integer }))
export const OWN_CHOSEN = choiceRef('boundaries.own-chosen', payload({}))
export const OPEN_OWN = actionRef('boundaries.open-own', own)
export const OWN_PAGE = actionRef('boundaries.own-page', own)
export const ADD_SIDE = actionRef('boundaries.side', payload({ record: id }))
export const SIDE_FORM = actionRef('boundaries.side-form', payload({ record: id }))
export const ASK_REVIEW = actionRef('boundaries.ask-review', payload({ record: id }))
