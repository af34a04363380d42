import { carries } from '../../jobs/job.ts'
import { unwatched } from '../../outbox/topic-binding.ts'
import { defineArea } from '../area.ts'
import { CHECK_COMMUNITY } from '../communities/jobs.ts'
import { INCIDENT_AUDITS } from './audits.ts'
import { checkCommunity } from './community.ts'
import { circleChecking } from './room-duty.ts'
import { INCIDENT_NOTICE, MISSING_PERSON_NOTICE, NEW_ROOM } from './topics.ts'

export const incidents = defineArea({
  name: 'incidents',
  jobs: [
    carries(CHECK_COMMUNITY, (community, { tools, last }) => checkCommunity(tools, tools.platformFor, community, last)),
  ],
  topics: unwatched(INCIDENT_NOTICE, MISSING_PERSON_NOTICE, NEW_ROOM),
  audits: Object.values(INCIDENT_AUDITS),
  sealed: 'none',
  roomDuties: [circleChecking],
  circlePage: 'none',
})
