import { unwatched } from '../../outbox/topic-binding.ts'
import { defineArea } from '../area.ts'
import { CIRCLE } from '../circles/entities.ts'
import { greetNewMember } from './adding.ts'
import { CIRCLE_LEFT, LEAVING_AUDITS, MEMBER_ADDED, PERSON_REMOVED, ROLE_AUDITS } from './audits.ts'
import { LEAVING_WORDS } from './leaving.ts'
import {
  ADDED,
  FACILITATORS_CHANGED,
  GOODBYE,
  JOINED,
  LEFT_RECEIPT,
  REMOVED,
  REMOVED_LINE,
  ROLE_CHANGED,
  SOMEBODY_LEFT,
} from './topics.ts'

export const membership = defineArea({
  name: 'membership',
  jobs: 'none',
  topics: [
    ...unwatched(ADDED, REMOVED, ROLE_CHANGED, LEFT_RECEIPT, SOMEBODY_LEFT),
    ...unwatched(JOINED, REMOVED_LINE, FACILITATORS_CHANGED, GOODBYE),
  ],
  audits: [MEMBER_ADDED, PERSON_REMOVED, CIRCLE_LEFT, ...Object.values(ROLE_AUDITS), ...Object.values(LEAVING_AUDITS)],
  sealed: [LEAVING_WORDS],
  roomDuties: [{ duty: 'checked', ownerKind: CIRCLE, checked: greetNewMember }],
  circlePage: 'none',
})
