import { topic } from '../../outbox/topic.ts'

export const PAUSED = topic('lifecycle.paused', { label: 'outbox.topic.note' })
export const RESUMED = topic('lifecycle.resumed', { label: 'outbox.topic.note' })
/** To the named contact, who is not in the room: the circle has changed. */
export const CIRCLE_CHANGED = topic('lifecycle.changed', { label: 'outbox.topic.note' })
export const FAREWELL = topic('lifecycle.farewell', { label: 'outbox.topic.note' })
/** From when on nobody writes in the room; one for each time that the circle's end was announced. */
export const ENDING = topic('lifecycle.ending', { label: 'outbox.topic.note' })
export const ENDING_STOPPED = topic('lifecycle.ending-stopped', { label: 'outbox.topic.note' })
export const READ_ONLY_FAILED = topic('lifecycle.read-only-failed', { label: 'outbox.topic.note' })
