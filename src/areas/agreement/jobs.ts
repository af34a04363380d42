import { job } from '../../jobs/job.ts'

/** When a clause was last pointed to is wiped once it is no longer needed. Its subject is the circle's id. */
export const FORGET_POINTINGS = job('agreement.forget')
