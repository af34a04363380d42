import type { EntityRef } from '../../outbox/outbox.ts'
import { topic } from '../../outbox/topic.ts'

/** Each of these is owned by the record. A notice of a review is due at the instant at which the review was asked for. */
export const REVIEW_NOTICE = topic('boundaries.review-notice', { label: 'outbox.topic.note' })
export const REVIEW_CLOSED = topic('boundaries.review-closed', { label: 'outbox.topic.note' })
/** A notice of a review did not reach somebody: whoever it did reach has to tell them. */
export const REVIEW_UNREACHED = topic('boundaries.review-unreached', { label: 'outbox.topic.note' })

export const recordEntity = (id: string): EntityRef => ({ kind: 'boundary-record', id })
