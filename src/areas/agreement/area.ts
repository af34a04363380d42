import { carries } from '../../jobs/job.ts'
import { unwatched } from '../../outbox/topic-binding.ts'
import { defineArea } from '../area.ts'
import { FORGET_POINTINGS } from './jobs.ts'
import { forgetPointings } from './service.ts'
import { AGREEMENT, POINTING } from './topics.ts'

export const agreement = defineArea({
  name: 'agreement',
  jobs: [carries(FORGET_POINTINGS, (circle, { tools }) => forgetPointings(tools, circle))],
  topics: unwatched(AGREEMENT, POINTING),
  audits: 'none',
  sealed: 'none',
  roomDuties: 'none',
  circlePage: 'none',
})
