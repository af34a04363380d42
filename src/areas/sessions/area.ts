import { carries } from '../../jobs/job.ts'
import { unwatched } from '../../outbox/topic-binding.ts'
import { defineArea } from '../area.ts'
import { SESSION_AUDITS } from './audits.ts'
import { CLOSE_SESSION, OPEN_SESSION, REMIND_OF_SESSION } from './jobs.ts'
import { closeInTime, openInTime, openingWentStale, remind } from './service.ts'
import {
  DID_YOU_MEET,
  MOVE_CLASHES,
  SESSION_CLOSING,
  SESSION_OPENING,
  SESSION_REMINDER,
  SESSIONS_MOVED,
} from './topics.ts'

export const sessions = defineArea({
  name: 'sessions',
  jobs: [
    carries(REMIND_OF_SESSION, (session, { tools }) => remind(tools, session)),
    carries(OPEN_SESSION, (session, { tools }) => openInTime(tools, session)),
    carries(CLOSE_SESSION, (session, { tools }) => closeInTime(tools, session)),
  ],
  topics: [
    ...unwatched(SESSION_REMINDER, SESSION_CLOSING, DID_YOU_MEET, SESSIONS_MOVED, MOVE_CLASHES),
    { binds: SESSION_OPENING, onStale: openingWentStale, onUndelivered: 'nothing' },
  ],
  audits: Object.values(SESSION_AUDITS),
  sealed: 'none',
  roomDuties: 'none',
  circlePage: 'none',
})
