import { forgetPointings } from '../areas/agreement/service.ts'
import type { PlatformFor } from '../areas/communities/directory.ts'
import { checkCommunity } from '../areas/incidents/community.ts'
import { unlessUnavailable } from '../areas/incidents/looking.ts'
import { checkRoom } from '../areas/incidents/steps.ts'
import { closeStep } from '../areas/lifecycle/steps.ts'
import { greetNewMember } from '../areas/membership/adding.ts'
import { openRoomStep, undoStep } from '../areas/opening/steps.ts'
import { forgetInTime } from '../areas/personal-data/forget.ts'
import { closeInTime, openInTime, remind } from '../areas/sessions/service.ts'
import type { Log } from '../ops/log.ts'
import type { Work } from '../work.ts'
import type { Handlers } from './queue.ts'

/** Job kind -> use case of the practice. The postbox brings its own. */
export function practiceHandlers(work: Work, platformFor: PlatformFor, log: Log): Handlers {
  return {
    'agreement.forget': (circle, now) => forgetPointings(work, circle, now),
    'circle.open': unlessUnavailable(work, platformFor, async (circle, now, last) => {
      await openRoomStep(work, platformFor, circle, now, last)
      return undefined
    }),
    'circle.undo': unlessUnavailable(work, platformFor, async (circle, now, last) => {
      await undoStep(work, platformFor, circle, now, last)
      return undefined
    }),
    'community.check': (community, now, last) => checkCommunity(work, platformFor, community, now, last),
    'community.forget': (community, now, last) => forgetInTime(work, log, community, now, last),
    'room.check': async (circle, now, last) => {
      const again = await checkRoom(work, platformFor, circle, now, last)
      await greetNewMember(work, circle, now)
      return again
    },
    'circle.close': unlessUnavailable(work, platformFor, (circle, now, last) =>
      closeStep(work, platformFor, circle, now, last),
    ),
    'session.remind': (session, now) => remind(work, session, now),
    'session.open': (session, now) => openInTime(work, session, now),
    'session.close': (session, now) => closeInTime(work, session, now),
  }
}
