import { unwatched } from '../../outbox/topic-binding.ts'
import { defineArea } from '../area.ts'
import { CIRCLE_CLOSED, CIRCLE_PAUSED, CIRCLE_RESUMED, CLOSING_AUDITS } from './audits.ts'
import { circleClosing } from './room-duty.ts'
import { CIRCLE_CHANGED, ENDING, ENDING_STOPPED, FAREWELL, PAUSED, READ_ONLY_FAILED, RESUMED } from './topics.ts'

export const lifecycle = defineArea({
  name: 'lifecycle',
  jobs: 'none',
  topics: unwatched(PAUSED, RESUMED, CIRCLE_CHANGED, FAREWELL, ENDING, ENDING_STOPPED, READ_ONLY_FAILED),
  audits: [CIRCLE_PAUSED, CIRCLE_RESUMED, CIRCLE_CLOSED, ...Object.values(CLOSING_AUDITS)],
  sealed: 'none',
  roomDuties: [circleClosing],
  circlePage: 'none',
})
