import { auditAction, auditActions } from '../../data/audit.ts'

export const CIRCLE_PAUSED = auditAction('circle.pause')
export const CIRCLE_RESUMED = auditAction('circle.resume')
export const CIRCLE_CLOSED = auditAction('circle.close')
/** Announced, stopped again, and what was decided when its room could not be made read-only. */
export const CLOSING_AUDITS = auditActions('circle', ['close-announce', 'close-stop', 'close-again', 'close-open'])
