import { unwatched } from '../../outbox/topic-binding.ts'
import { defineArea } from '../area.ts'
import { CIRCLE_CREATED, OPENING_AUDITS } from './audits.ts'
import { circleOpening } from './room-duty.ts'
import { OPENED, OPENING_CLASHES, OPENING_STUCK, WELCOME } from './topics.ts'

export const opening = defineArea({
  name: 'opening',
  jobs: 'none',
  topics: unwatched(WELCOME, OPENED, OPENING_STUCK, OPENING_CLASHES),
  audits: [CIRCLE_CREATED, ...Object.values(OPENING_AUDITS)],
  sealed: 'none',
  roomDuties: [circleOpening],
  circlePage: 'none',
})
