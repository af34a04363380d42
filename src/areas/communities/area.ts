import { defineArea } from '../area.ts'
import { SETUP_AUDITS } from './audits.ts'

export const communities = defineArea({
  name: 'communities',
  jobs: 'none',
  topics: 'none',
  audits: Object.values(SETUP_AUDITS),
  sealed: 'none',
  roomDuties: 'none',
  circlePage: 'none',
})
