import { forgetPointings } from '../areas/agreement/service.ts'
import type { PlatformFor } from '../areas/communities/directory.ts'
import { tendCommunity } from '../areas/incidents/community.ts'
import { unlessAway } from '../areas/incidents/looking.ts'
import { tendStep } from '../areas/incidents/steps.ts'
import { closeStep } from '../areas/lifecycle/steps.ts'
import { greet } from '../areas/membership/adding.ts'
import { openRoomStep, undoStep } from '../areas/opening/steps.ts'
import { forgetInTime } from '../areas/personal-data/forget.ts'
import { closeInTime, openInTime, remind } from '../areas/sessions/service.ts'
import type { Log } from '../ops/log.ts'
import type { Desk } from '../work.ts'
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
