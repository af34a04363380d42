import { carries } from '../../jobs/job.ts'
import { unwatched } from '../../outbox/topic-binding.ts'
import { defineArea } from '../area.ts'
import { OPEN_CIRCLE, UNDO_CIRCLE } from '../circles/jobs.ts'
import { whileReachable } from '../circles/reachable.ts'
import { CIRCLE_CREATED, OPENING_AUDITS } from './audits.ts'
import { openRoomStep, undoStep } from './steps.ts'
import { OPENED, OPENING_CLASHES, OPENING_STUCK, WELCOME } from './topics.ts'

export const opening = defineArea({
  name: 'opening',
  jobs: [
    carries(
      OPEN_CIRCLE,
      whileReachable((circle, { tools, last }) => openRoomStep(tools, tools.platformFor, circle, last)),
    ),
    carries(
      UNDO_CIRCLE,
      whileReachable((circle, { tools, last }) => undoStep(tools, tools.platformFor, circle, last)),
    ),
  ],
  topics: unwatched(WELCOME, OPENED, OPENING_STUCK, OPENING_CLASHES),
  audits: [CIRCLE_CREATED, ...Object.values(OPENING_AUDITS)],
  sealed: 'none',
  circlePage: 'none',
})
