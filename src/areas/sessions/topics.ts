import type { EntityRef } from '../../outbox/outbox.ts'
import { topic } from '../../outbox/topic.ts'

/** What a session brings about by itself; it owns these. A session that was moved has a reminder for each time it has had. */
export const SESSION_REMINDER = topic('sessions.reminder', { label: 'sessions.topic.reminder' })
export const SESSION_OPENING = topic('sessions.opening', { label: 'sessions.topic.opening' })
export const SESSION_CLOSING = topic('sessions.closing', { label: 'sessions.topic.closing' })
export const DID_YOU_MEET = topic('sessions.did-you-meet', { label: 'outbox.topic.note' })

/** What a change of dates brings about, which owns it: a note in the room, and a word to whoever has another session then. */
export const SESSIONS_MOVED = topic('sessions.moved', { label: 'outbox.topic.note' })
export const MOVE_CLASHES = topic('sessions.clash', { label: 'outbox.topic.note' })

export const sessionEntity = (id: string): EntityRef => ({ kind: 'session', id })
