import { job } from '../../jobs/job.ts'

/** The subject of each is the session's id. */
export const REMIND_OF_SESSION = job('session.remind', { timing: 'calendar', visible: true })
export const OPEN_SESSION = job('session.open', { timing: 'calendar', visible: true })
export const CLOSE_SESSION = job('session.close', { timing: 'calendar', visible: true })
