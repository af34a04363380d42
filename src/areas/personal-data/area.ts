import { carries } from '../../jobs/job.ts'
import { unwatched } from '../../outbox/topic-binding.ts'
import { defineArea } from '../area.ts'
import { FORGET_AUDITS, OWN_DATA_AUDITS } from './audits.ts'
import { forgetInTime } from './forget.ts'
import { FORGET_DAILY } from './jobs.ts'
import { EXPORT, WISH_ENDED } from './topics.ts'

export const personalData = defineArea({
  name: 'personal-data',
  jobs: [carries(FORGET_DAILY, (community, { tools, log, last }) => forgetInTime(tools, log, community, last))],
  topics: unwatched(EXPORT, WISH_ENDED),
  audits: [...Object.values(OWN_DATA_AUDITS), ...Object.values(FORGET_AUDITS)],
  sealed: 'none',
  roomDuties: 'none',
  circlePage: 'none',
})
