import { defineArea } from '../area.ts'
import { RECORD_AUDITS } from './audits.ts'
import { ENTRY_WORDS, RECORD_WHAT } from './sealed.ts'

export const boundaries = defineArea({
  name: 'boundaries',
  jobs: 'none',
  audits: Object.values(RECORD_AUDITS),
  sealed: [RECORD_WHAT, ENTRY_WORDS],
  circlePage: 'none',
})
