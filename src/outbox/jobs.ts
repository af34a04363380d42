import { job } from '../jobs/job.ts'

/** The subject of each is the post's id. */
export const DELIVER_POST = job('post.deliver')
export const EDIT_POST = job('post.edit')
export const PIN_POST = job('post.pin')

/** Once a day, when people are up, for each community: those who can decide about held posts are asked again. */
export const ASK_AGAIN_DAILY = job('community.ask', { timing: { daily: '10:20' } })
