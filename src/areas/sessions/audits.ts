import { auditActions } from '../../data/audit.ts'

export const SESSION_AUDITS = auditActions('session', ['move', 'skip'])
