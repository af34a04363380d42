import { defineArea } from '../area.ts'

export const circles = defineArea({
  name: 'circles',
  // what is to be done next about a circle is carried out by the areas above
  jobs: 'none',
  topics: 'none',
  audits: 'none',
  sealed: 'none',
  roomDuties: 'none',
  circlePage: 'none',
})
