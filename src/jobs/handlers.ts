import { forgetPointings } from '../agreement/service.ts'
import type { PlatformFor } from '../circles/directory.ts'
import type { Desk } from '../desk.ts'
import { greet } from '../life/adding.ts'
import { closeStep } from '../life/steps.ts'
import { openRoomStep, undoStep } from '../opening/steps.ts'
import type { Log } from '../ops/log.ts'
import { forgetInTime } from '../privacy/forget.ts'
import { closeInTime, openInTime, remind } from '../sessions/service.ts'
import { tendCommunity } from '../tending/community.ts'
import { unlessAway } from '../tending/looking.ts'
import { tendStep } from '../tending/steps.ts'
import type { Handlers } from './queue.ts'

/** Job kind -> use case of the practice. The postbox brings its own. */
export function practiceHandlers(desk: Desk, platformFor: PlatformFor, log: Log): Handlers {
  return {
    'agreement.forget': (circle, now) => forgetPointings(desk, circle, now),
    'circle.open': unlessAway(desk, platformFor, async (circle, now, last) => {
      await openRoomStep(desk, platformFor, circle, now, last)
      return undefined
    }),
    'circle.undo': unlessAway(desk, platformFor, async (circle, now, last) => {
      await undoStep(desk, platformFor, circle, now, last)
      return undefined
    }),
    'community.tend': (community, now, last) => tendCommunity(desk, platformFor, community, now, last),
    'community.forget': (community, now, last) => forgetInTime(desk, log, community, now, last),
    'circle.tend': async (circle, now, last) => {
      const again = await tendStep(desk, platformFor, circle, now, last)
      await greet(desk, circle, now)
      return again
    },
    'circle.close': unlessAway(desk, platformFor, (circle, now, last) =>
      closeStep(desk, platformFor, circle, now, last),
    ),
    'session.remind': (session, now) => remind(desk, session, now),
    'session.open': (session, now) => openInTime(desk, session, now),
    'session.close': (session, now) => closeInTime(desk, session, now),
  }
}
