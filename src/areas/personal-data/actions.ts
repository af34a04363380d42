import { actionRef, choiceRef } from '../../chat/action-ref.ts'
import { id, integer, nothing, payload } from '../../chat/payload.ts'

/** `/mydata show`, a page at a time. */
export const SHOW_PAGE = actionRef('mydata.show-page', payload({ page: integer }))

/** The pages that lead to one another. */
export const EXPORT_PAGE = actionRef('mydata.export-page', nothing)
export const CORRECT_PAGE = actionRef('mydata.correct-page', nothing)
export const DELETE_PAGE = actionRef('mydata.delete-page', nothing)

/** `made` is drawn when the page is shown: pressed twice, it is done once. */
const once = payload({ made: id })
export const SEND_FILES = actionRef('mydata.send-files', once)
export const DELETE = actionRef('mydata.delete', once)

/** What can be corrected: each opens its form, filled in. */
export const WORDS_OF = choiceRef('mydata.words-of', payload({}))
export const WORDS_FORM = actionRef('mydata.words-form', payload({ leaving: id }))
/** '<circle>:<session>'. */
export const ANSWER_TO = choiceRef('mydata.answer-to', payload({}))
export const ANSWER_FORM = actionRef('mydata.answer-form', payload({ circle: id, session: id }))
export const CORRECT_WISH = actionRef('mydata.wish', nothing)
export const WISH_FORM = actionRef('mydata.wish-form', nothing)

/** `/roundel retention`: what goes next, and how long everything is kept. */
export const RETENTION_AHEAD = actionRef('retention.ahead', nothing)
export const RETENTION_KEPT = actionRef('retention.kept', nothing)
