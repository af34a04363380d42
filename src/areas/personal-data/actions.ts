import { actionRef, choiceRef } from '../../chat/action-ref.ts'
import { id, integer, nothing, payload } from '../../chat/payload.ts'

/** `/mydata show`, a page at a time. */
export const SHOW_PAGE = actionRef('personal-data.show-page', payload({ page: integer }))

/** The pages that lead to one another. */
export const EXPORT_PAGE = actionRef('personal-data.export-page', nothing)
export const CORRECT_PAGE = actionRef('personal-data.correct-page', nothing)
export const DELETE_PAGE = actionRef('personal-data.delete-page', nothing)

/** `made` is drawn when the page is shown: pressed twice, it is done once. */
const once = payload({ made: id })
export const SEND_FILES = actionRef('personal-data.send-files', once)
export const DELETE = actionRef('personal-data.delete', once)

/** What can be corrected: each opens its form, filled in. */
export const WORDS_OF = choiceRef('personal-data.words-of', payload({}))
export const WORDS_FORM = actionRef('personal-data.words-form', payload({ leaving: id }))
/** '<circle>:<session>'. */
export const ANSWER_TO = choiceRef('personal-data.answer-to', payload({}))
export const ANSWER_FORM = actionRef('personal-data.answer-form', payload({ circle: id, session: id }))
export const CORRECT_WISH = actionRef('personal-data.wish', nothing)
export const WISH_FORM = actionRef('personal-data.wish-form', nothing)

/** `/roundel retention`: what goes next, and how long everything is kept. */
export const RETENTION_AHEAD = actionRef('personal-data.retention.ahead', nothing)
export const RETENTION_KEPT = actionRef('personal-data.retention.kept', nothing)
