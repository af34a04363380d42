import { AGREEMENT, POINTING } from '../areas/agreement/topics.ts'
import { reviewNoticeFailed } from '../areas/boundaries/review.ts'
import { REVIEW_CLOSED, REVIEW_NOTICE, REVIEW_UNREACHED } from '../areas/boundaries/topics.ts'
import { INCIDENT_NOTICE, MISSING_PERSON_NOTICE, NEW_ROOM } from '../areas/incidents/topics.ts'
import {
  CIRCLE_CHANGED,
  ENDING,
  ENDING_STOPPED,
  FAREWELL,
  PAUSED,
  READ_ONLY_FAILED,
  RESUMED,
} from '../areas/lifecycle/topics.ts'
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
} from '../areas/membership/topics.ts'
import { OPENED, OPENING_CLASHES, OPENING_STUCK, WELCOME } from '../areas/opening/topics.ts'
import { EXPORT, WISH_ENDED } from '../areas/personal-data/topics.ts'
import { openingWentStale } from '../areas/sessions/service.ts'
import {
  DID_YOU_MEET,
  MOVE_CLASHES,
  SESSION_CLOSING,
  SESSION_OPENING,
  SESSION_REMINDER,
  SESSIONS_MOVED,
} from '../areas/sessions/topics.ts'
import { type TopicBinding, unwatched } from '../outbox/topic-binding.ts'
import { outboxTopics } from '../outbox/topics.ts'

/** What the areas do about posts that do not get out. */
export const postTopics: readonly TopicBinding[] = [
  ...outboxTopics,
  ...unwatched(AGREEMENT, POINTING),
  ...unwatched(SESSION_REMINDER, SESSION_CLOSING, DID_YOU_MEET, SESSIONS_MOVED, MOVE_CLASHES),
  { binds: SESSION_OPENING, onStale: openingWentStale, onUndelivered: 'nothing' },
  ...unwatched(WELCOME, OPENED, OPENING_STUCK, OPENING_CLASHES),
  ...unwatched(REVIEW_CLOSED, REVIEW_UNREACHED),
  { binds: REVIEW_NOTICE, onStale: 'nothing', onUndelivered: reviewNoticeFailed },
  ...unwatched(INCIDENT_NOTICE, MISSING_PERSON_NOTICE, NEW_ROOM),
  ...unwatched(ADDED, REMOVED, ROLE_CHANGED, LEFT_RECEIPT, SOMEBODY_LEFT),
  ...unwatched(JOINED, REMOVED_LINE, FACILITATORS_CHANGED, GOODBYE),
  ...unwatched(PAUSED, RESUMED, CIRCLE_CHANGED, FAREWELL, ENDING, ENDING_STOPPED, READ_ONLY_FAILED),
  ...unwatched(EXPORT, WISH_ENDED),
]
