import { auditAction, auditActions } from '../../data/audit.ts'

export const CIRCLE_CREATED = auditAction('circle.create')
/** What was decided about an opening that is stuck. */
export const OPENING_AUDITS = auditActions('circle', ['opening-again', 'opening-on', 'opening-undo'])
