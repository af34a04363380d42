import { defineArea } from '../area.ts'

export const help = defineArea({
  name: 'help',
  jobs: 'none',
  topics: 'none',
  audits: 'none',
  sealed: 'none',
  roomDuties: 'none',
  circlePage: 'none',
})
