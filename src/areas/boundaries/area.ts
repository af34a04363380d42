import { unwatched } from '../../outbox/topic-binding.ts'
import { defineArea } from '../area.ts'
import { RECORD_AUDITS } from './audits.ts'
import { reviewNoticeFailed } from './review.ts'
import { ENTRY_WORDS, RECORD_WHAT } from './sealed.ts'
import { REVIEW_CLOSED, REVIEW_NOTICE, REVIEW_UNREACHED } from './topics.ts'

export const boundaries = defineArea({
  name: 'boundaries',
  jobs: 'none',
  topics: [
    ...unwatched(REVIEW_CLOSED, REVIEW_UNREACHED),
    { binds: REVIEW_NOTICE, onStale: 'nothing', onUndelivered: reviewNoticeFailed },
  ],
  audits: Object.values(RECORD_AUDITS),
  sealed: [RECORD_WHAT, ENTRY_WORDS],
  roomDuties: 'none',
  circlePage: 'none',
})
