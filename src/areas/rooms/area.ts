import { defineArea } from '../area.ts'

export const rooms = defineArea({
  name: 'rooms',
  jobs: 'none',
  topics: 'none',
  audits: 'none',
  sealed: 'none',
  circlePage: 'none',
})
