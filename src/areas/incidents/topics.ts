import type { EntityRef } from '../../outbox/outbox.ts'
import { topic } from '../../outbox/topic.ts'

/** To those who are asked about an incident, which owns it. */
export const INCIDENT_NOTICE = topic('incidents.notice', { label: 'outbox.topic.note' })
/** To somebody who is missing from a room: how to come back. */
export const MISSING_PERSON_NOTICE = topic('incidents.missing-person', { label: 'outbox.topic.note' })
export const NEW_ROOM = topic('incidents.new-room', { label: 'opening.topic.welcome' })

export const incidentEntity = (id: string): EntityRef => ({ kind: 'incident', id })
