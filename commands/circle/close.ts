import { CLOSE_PAGE } from '../../src/areas/circles/actions.ts'
import { circlePeople, keepers } from '../../src/areas/circles/powers.ts'
import { openCircleOf } from '../../src/areas/circles/subject-circle.ts'
import {
  ANNOUNCE,
  CLOSE_CIRCLE,
  CLOSE_CONFIRMED,
  LEAVE_OPEN,
  NOT_YET,
  READ_ONLY_AGAIN,
  ROOM_READ_ONLY,
  ROOM_STAYS,
} from '../../src/areas/lifecycle/actions.ts'
import { closeCircle, decideReadOnly, notYet } from '../../src/areas/lifecycle/closing.ts'
import {
  closedView,
  closePage,
  closePreview,
  closeReally,
  notYetButton,
} from '../../src/areas/lifecycle/closing-views.ts'
import type { RoomAfter } from '../../src/areas/lifecycle/rules.ts'
import { countPlanned } from '../../src/areas/sessions/standing-plan.ts'
import type { AnyDefinition } from '../../src/chat/command.ts'
import { UserError } from '../../src/chat/errors.ts'
import { type Context, kit } from '../../src/context.ts'
import { t } from '../../src/locales/index.ts'
import { line, options, place } from './shared.ts'

/** What is announced already need not be read through again. */
function endingPage(c: Context) {
  const circle = openCircleOf(c)
  if (circle.state === 'closing') throw new UserError('lifecycle.close.already', {}, [notYetButton(circle.id)])
  return closePage(circle, place(c))
}

const closes = kit.command(['circle', 'close'], {
  summary: 'lifecycle.close.summary',
  requires: keepers,
  options,
  circle: ({ circle }) => circle,
  opens: kit.privately(async (_, c) => endingPage(c)),
})

const closesPage = kit.press(CLOSE_PAGE, {
  requires: keepers,
  circle: ({ circle }) => circle,
  opens: kit.privately(async (_, c) => endingPage(c)),
})

const previews = (action: typeof ROOM_STAYS, after: RoomAfter) =>
  kit.press(action, {
    requires: keepers,
    circle: ({ circle }) => circle,
    opens: kit.replacing(async (_, c) => {
      const circle = openCircleOf(c)
      const planned = await countPlanned(c, circle.id)
      return closePreview(circle, after, planned, place(c), c.now)
    }),
  })

const really = kit.press(CLOSE_CONFIRMED, {
  requires: keepers,
  circle: ({ circle }) => circle,
  opens: kit.replacing(async (_, c) => closeReally(openCircleOf(c), place(c))),
})

const ends = (action: typeof CLOSE_CIRCLE, after: RoomAfter) =>
  kit.press(action, {
    requires: keepers,
    circle: ({ circle }) => circle,
    opens: kit.replacing(async (_, c) => closedView(openCircleOf(c), await closeCircle(c, after), place(c))),
  })

/** Anybody of the circle may say that it is too soon: what cannot be taken back waits for all of them. */
const notYets = kit.press(NOT_YET, {
  requires: circlePeople,
  circle: ({ circle }) => circle,
  opens: kit.privately(async (_, c) =>
    line(t((await notYet(c)) ? 'lifecycle.not-yet.done' : 'lifecycle.not-yet.nothing'), c),
  ),
})

const stillsAgain = kit.press(READ_ONLY_AGAIN, {
  requires: keepers,
  circle: ({ circle }) => circle,
  opens: kit.replacing(async (_, c) =>
    line(t((await decideReadOnly(c, 'again')) ? 'lifecycle.still.trying' : 'lifecycle.still.nothing'), c),
  ),
})

const leavesOpen = kit.press(LEAVE_OPEN, {
  requires: keepers,
  circle: ({ circle }) => circle,
  opens: kit.replacing(async (_, c) =>
    line(t((await decideReadOnly(c, 'open')) ? 'lifecycle.close.done' : 'lifecycle.still.nothing'), c),
  ),
})

export const definitions: AnyDefinition<Context>[] = [
  closes,
  closesPage,
  previews(ROOM_STAYS, 'stays'),
  previews(ROOM_READ_ONLY, 'read-only'),
  really,
  ends(CLOSE_CIRCLE, 'stays'),
  ends(ANNOUNCE, 'read-only'),
  notYets,
  stillsAgain,
  leavesOpen,
]
