import { auditActions } from '../../data/audit.ts'

/** What was decided about an incident. */
export const INCIDENT_AUDITS = auditActions('circle', [
  'belong',
  'show-out',
  'ask-back',
  'have-left',
  'new-room',
  'look-again',
])
