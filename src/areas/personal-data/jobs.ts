import { job } from '../../jobs/job.ts'

/** Once a night for each community: what has outlived its retention goes. Its subject is the community's id. */
export const FORGET_DAILY = job('community.forget', { timing: { daily: '03:20' } })
