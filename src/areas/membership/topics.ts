import type { EntityRef } from '../../outbox/outbox.ts'
import { topic } from '../../outbox/topic.ts'

/* To people: their seat, or what they are in the circle, has changed. */
export const ADDED = topic('membership.added', { label: 'outbox.topic.note' })
export const REMOVED = topic('membership.removed', { label: 'outbox.topic.note' })
export const ROLE_CHANGED = topic('membership.role', { label: 'outbox.topic.note' })
export const LEFT_RECEIPT = topic('membership.receipt', { label: 'outbox.topic.note' })
/** To those who facilitate: somebody has left. */
export const SOMEBODY_LEFT = topic('membership.left', { label: 'outbox.topic.note' })

/* In the room. */
export const JOINED = topic('membership.joined', { label: 'outbox.topic.note' })
export const REMOVED_LINE = topic('membership.removed-line', { label: 'outbox.topic.note' })
export const FACILITATORS_CHANGED = topic('membership.facilitators', { label: 'outbox.topic.note' })
/** What somebody said when they left, in their own words: the leaving owns it, they are its author. */
export const GOODBYE = topic('membership.goodbye', { label: 'outbox.topic.note' })

export const leavingEntity = (id: string): EntityRef => ({ kind: 'leaving', id })
