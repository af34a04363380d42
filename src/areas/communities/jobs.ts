import { job } from '../../jobs/job.ts'

/** Looks whether those who are to be reached by name are still there. Its subject is the community's id. */
export const CHECK_COMMUNITY = job('community.check')
