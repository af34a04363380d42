import { job } from '../../jobs/job.ts'

/* Whoever owns a room may ask that it goes on with its next step. The subject is the room's id. */

/** Reads who is in the room, and whether it is as it should be. */
export const CHECK_ROOM = job('room.check')
export const OPEN_ROOM = job('room.open', { visible: true })
/** Closes what was opened half-way. */
export const UNDO_ROOM = job('room.undo', { visible: true })
/** Makes it read-only, once that has been announced for long enough. */
export const CLOSE_ROOM = job('room.close', { visible: true })
