import { auditActions } from '../../data/audit.ts'
import { FORGOTTEN } from './retention.ts'

export const OWN_DATA_AUDITS = auditActions('mydata', ['correct', 'delete', 'export'])
/** Which kind has gone, and how many of it. */
export const FORGET_AUDITS = auditActions('forget', FORGOTTEN)
