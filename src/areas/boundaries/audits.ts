import { auditActions } from '../../data/audit.ts'

/** What can have been done to a record, each with its audit action. */
export const RECORD_ACTS = [
  'log',
  'list',
  'read',
  'read-opinion',
  'read-strikes',
  'read-own',
  'add-correction',
  'add-outcome',
  'add-opinion',
  'told',
  'strike',
  'withdraw',
  'own-side',
  'ask-review',
  'close-review',
  'readers',
] as const
export type RecordAct = (typeof RECORD_ACTS)[number]

/** 'mine' is a person's look at the list of their own: it is of no one record, and no reader of one. */
export const RECORD_AUDITS = auditActions('boundary', [...RECORD_ACTS, 'mine'])
