import { auditAction, auditActions } from '../../data/audit.ts'

export const MEMBER_ADDED = auditAction('circle.add')
export const PERSON_REMOVED = auditAction('circle.remove')
export const CIRCLE_LEFT = auditAction('circle.leave')
/** Who facilitates, or is the named contact. */
export const ROLE_AUDITS = auditActions('circle', ['facilitator-begin', 'facilitator-end', 'facilitator-contact'])
export const LEAVING_AUDITS = auditActions('leaving', ['answer', 'read'])
