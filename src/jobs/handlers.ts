import { forgetPointings } from '../agreement/service.ts'
import type { PlatformFor } from '../circles/directory.ts'
import type { Desk } from '../desk.ts'
import { openRoomStep, undoStep } from '../opening/steps.ts'
import { closeInTime, openInTime, remind } from '../sessions/service.ts'
import { tendStep } from '../tending/steps.ts'
import type { Handlers } from './queue.ts'

/** Job kind -> use case of the practice. The postbox brings its own. */
export function practiceHandlers(desk: Desk, platformFor: PlatformFor): Handlers {
  return {
    'agreement.forget': (circle, now) => forgetPointings(desk, circle, now),
    'circle.open': (circle, now, last) => openRoomStep(desk, platformFor, circle, now, last),
    'circle.undo': (circle, now, last) => undoStep(desk, platformFor, circle, now, last),
    'circle.tend': (circle, now, last) => tendStep(desk, platformFor, circle, now, last),
    'session.remind': (session, now) => remind(desk, session, now),
    'session.open': (session, now) => openInTime(desk, session, now),
    'session.close': (session, now) => closeInTime(desk, session, now),
  }
}
