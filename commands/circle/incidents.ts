import { keepers } from '../../src/areas/circles/powers.ts'
import {
  CHECK_AGAIN,
  HAVE_LEFT,
  INVITE_BACK,
  NEW_ROOM,
  REMOVE_STRANGERS,
  THEY_BELONG,
} from '../../src/areas/incidents/actions.ts'
import { checkAgain, inviteBack, makeNewRoom, removeStrangers } from '../../src/areas/incidents/decide.ts'
import { type Decision, decisionView } from '../../src/areas/incidents/views.ts'
import { haveLeft, theyBelong } from '../../src/areas/membership/deciding.ts'
import type { ActionRef } from '../../src/chat/action-ref.ts'
import type { AnyDefinition } from '../../src/chat/command.ts'
import { type Context, kit } from '../../src/context.ts'

/** A button under a notice that something is not as it should be; which of the circle's it is about is looked up with it. */
const deciding = (
  action: ActionRef<{ circle: string; incident: string }>,
  decide: (c: Context, incident: string) => Promise<Decision>,
) =>
  kit.press(action, {
    requires: keepers,
    circle: ({ circle }) => circle,
    opens: kit.privately(async ({ incident }, c) => decisionView(await decide(c, incident))),
  })

export const definitions: AnyDefinition<Context>[] = [
  deciding(THEY_BELONG, theyBelong),
  deciding(REMOVE_STRANGERS, removeStrangers),
  deciding(INVITE_BACK, inviteBack),
  deciding(HAVE_LEFT, haveLeft),
  deciding(NEW_ROOM, makeNewRoom),
  deciding(CHECK_AGAIN, checkAgain),
]
