import { carries } from '../../jobs/job.ts'
import { defineArea } from '../area.ts'
import { CHECK_COMMUNITY } from '../communities/jobs.ts'
import { INCIDENT_AUDITS } from './audits.ts'
import { checkCommunity } from './community.ts'

export const incidents = defineArea({
  name: 'incidents',
  jobs: [
    carries(CHECK_COMMUNITY, (community, { tools, now, last }) =>
      checkCommunity(tools, tools.platformFor, community, now, last),
    ),
  ],
  audits: Object.values(INCIDENT_AUDITS),
  sealed: 'none',
  circlePage: 'none',
})
