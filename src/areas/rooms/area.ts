import { carries } from '../../jobs/job.ts'
import { defineArea } from '../area.ts'
import { checkRoomJob } from './checking.ts'
import { closeRoomStep } from './closing.ts'
import { CHECK_ROOM, CLOSE_ROOM, OPEN_ROOM, UNDO_ROOM } from './jobs.ts'
import { openRoomStep, undoRoomStep } from './opening.ts'
import { whileReachable } from './reachable.ts'

export const rooms = defineArea({
  name: 'rooms',
  jobs: [
    carries(CHECK_ROOM, checkRoomJob),
    carries(OPEN_ROOM, whileReachable(openRoomStep)),
    carries(UNDO_ROOM, whileReachable(undoRoomStep)),
    carries(CLOSE_ROOM, whileReachable(closeRoomStep)),
  ],
  topics: 'none',
  audits: 'none',
  sealed: 'none',
  roomDuties: 'none',
  circlePage: 'none',
})
