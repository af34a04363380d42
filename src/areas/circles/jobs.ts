import { job } from '../../jobs/job.ts'

/** Reads who is in the room, and whether it is as it should be. */
export const CHECK_ROOM = job('room.check')
