import { carries } from '../../jobs/job.ts'
import { defineArea } from '../area.ts'
import { SESSION_AUDITS } from './audits.ts'
import { CLOSE_SESSION, OPEN_SESSION, REMIND_OF_SESSION } from './jobs.ts'
import { closeInTime, openInTime, remind } from './service.ts'

export const sessions = defineArea({
  name: 'sessions',
  jobs: [
    carries(REMIND_OF_SESSION, (session, { tools, now }) => remind(tools, session, now)),
    carries(OPEN_SESSION, (session, { tools, now }) => openInTime(tools, session, now)),
    carries(CLOSE_SESSION, (session, { tools, now }) => closeInTime(tools, session, now)),
  ],
  audits: Object.values(SESSION_AUDITS),
  sealed: 'none',
  circlePage: 'none',
})
