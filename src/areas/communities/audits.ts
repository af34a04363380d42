import { auditActions } from '../../data/audit.ts'

export const SETUP_AUDITS = auditActions('setup', ['powers', 'named-people', 'place'])
