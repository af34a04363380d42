import { job } from '../../jobs/job.ts'

/* Any area may ask that a circle goes on with its next step; the areas above carry them out. The subject is the circle's id. */

export const OPEN_CIRCLE = job('circle.open', { visible: true })
export const UNDO_CIRCLE = job('circle.undo', { visible: true })
export const CLOSE_CIRCLE = job('circle.close', { visible: true })
/** Reads who is in the room, and whether it is as it should be. */
export const CHECK_ROOM = job('room.check')
