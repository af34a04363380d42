import { carries } from '../../jobs/job.ts'
import { defineArea } from '../area.ts'
import { CLOSE_CIRCLE } from '../circles/jobs.ts'
import { whileReachable } from '../circles/reachable.ts'
import { CIRCLE_CLOSED, CIRCLE_PAUSED, CIRCLE_RESUMED, CLOSING_AUDITS } from './audits.ts'
import { closeStep } from './steps.ts'

export const lifecycle = defineArea({
  name: 'lifecycle',
  jobs: [
    carries(
      CLOSE_CIRCLE,
      whileReachable((circle, { tools, now, last }) => closeStep(tools, tools.platformFor, circle, now, last)),
    ),
  ],
  audits: [CIRCLE_PAUSED, CIRCLE_RESUMED, CIRCLE_CLOSED, ...Object.values(CLOSING_AUDITS)],
  sealed: 'none',
  circlePage: 'none',
})
