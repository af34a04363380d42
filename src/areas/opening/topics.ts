import { topic } from '../../outbox/topic.ts'

export const WELCOME = topic('opening.welcome', { label: 'opening.topic.welcome' })
/** To whoever planned the circle: it is open, or needs them. */
export const OPENED = topic('opening.opened', { label: 'outbox.topic.note' })
export const OPENING_STUCK = topic('opening.stuck', { label: 'outbox.topic.note' })
/** To whoever has a session of another circle at the same hour. */
export const OPENING_CLASHES = topic('opening.clash', { label: 'outbox.topic.note' })
