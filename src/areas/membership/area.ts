import { carries } from '../../jobs/job.ts'
import { defineArea } from '../area.ts'
import { CHECK_ROOM } from '../circles/jobs.ts'
import { checkRoom } from '../incidents/steps.ts'
import { greetNewMember } from './adding.ts'
import { CIRCLE_LEFT, LEAVING_AUDITS, MEMBER_ADDED, PERSON_REMOVED, ROLE_AUDITS } from './audits.ts'
import { LEAVING_WORDS } from './leaving.ts'

export const membership = defineArea({
  name: 'membership',
  jobs: [
    carries(CHECK_ROOM, async (circle, { tools, now, last }) => {
      const again = await checkRoom(tools, tools.platformFor, circle, now, last)
      await greetNewMember(tools, circle, now)
      return again
    }),
  ],
  audits: [MEMBER_ADDED, PERSON_REMOVED, CIRCLE_LEFT, ...Object.values(ROLE_AUDITS), ...Object.values(LEAVING_AUDITS)],
  sealed: [LEAVING_WORDS],
  circlePage: 'none',
})
