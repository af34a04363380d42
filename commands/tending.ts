import { keepers } from '../src/areas/circles/powers.ts'
import { ASK_BACK, HAVE_LEFT, LOOK_AGAIN, NEW_ROOM, SHOW_OUT, THEY_BELONG } from '../src/areas/incidents/actions.ts'
import { askBackIn, lookAgain, makeNewRoom, showThemOut } from '../src/areas/incidents/decide.ts'
import { type Answered, answered } from '../src/areas/incidents/views.ts'
import { haveLeft, theyBelong } from '../src/areas/membership/deciding.ts'
import type { ActionRef } from '../src/chat/action-ref.ts'
import type { AnyDefinition } from '../src/chat/command.ts'
import { type Context, kit } from '../src/context.ts'

/** A button under a notice that something is not as it should be; which of the circle's it is about is looked up with it. */
const deciding = (
  action: ActionRef<{ circle: string; mishap: string }>,
  decide: (c: Context, mishap: string) => Promise<Answered>,
) =>
  kit.press(action, {
    requires: keepers,
    circle: ({ circle }) => circle,
    opens: kit.privately(async ({ mishap }, c) => answered(await decide(c, mishap))),
  })

export const definitions: AnyDefinition<Context>[] = [
  deciding(THEY_BELONG, theyBelong),
  deciding(SHOW_OUT, showThemOut),
  deciding(ASK_BACK, askBackIn),
  deciding(HAVE_LEFT, haveLeft),
  deciding(NEW_ROOM, makeNewRoom),
  deciding(LOOK_AGAIN, lookAgain),
]
