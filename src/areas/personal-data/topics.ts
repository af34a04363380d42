import { topic } from '../../outbox/topic.ts'

/** Somebody's own files, to them alone; the page on which they asked for them owns them. */
export const EXPORT = topic('personal-data.export', { label: 'outbox.topic.note' })
export const WISH_ENDED = topic('personal-data.wish-ended', { label: 'outbox.topic.note' })
