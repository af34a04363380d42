import { carries } from '../../jobs/job.ts'
import { defineArea } from '../area.ts'
import { FORGET_POINTINGS } from './jobs.ts'
import { forgetPointings } from './service.ts'

export const agreement = defineArea({
  name: 'agreement',
  jobs: [carries(FORGET_POINTINGS, (circle, { tools, now }) => forgetPointings(tools, circle, now))],
  audits: 'none',
  sealed: 'none',
  circlePage: 'none',
})
