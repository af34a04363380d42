import { programmeLeads } from '../../src/areas/circles/powers.ts'
import { circleOf } from '../../src/areas/circles/subject-circle.ts'
import { GO_ON_WITHOUT, OPEN_CIRCLE, TRY_AGAIN, UNDO_OPENING } from '../../src/areas/opening/actions.ts'
import { decide, openCircle } from '../../src/areas/opening/service.ts'
import { beingOpened, settled } from '../../src/areas/opening/views.ts'
import type { AnyDefinition } from '../../src/chat/command.ts'
import { type Context, kit } from '../../src/context.ts'

const open = kit.press(OPEN_CIRCLE, {
  requires: programmeLeads,
  opens: kit.replacing(async ({ draft }, c) => beingOpened((await openCircle(c, draft)).name)),
})

const deciding = { requires: programmeLeads, circle: (input: { circle: string }) => input.circle }

const tryAgain = kit.press(TRY_AGAIN, {
  ...deciding,
  opens: kit.replacing(async (_, c) =>
    settled('opening.trying-again', (await decide(c, circleOf(c).id, 'again')).name),
  ),
})

const goOn = kit.press(GO_ON_WITHOUT, {
  ...deciding,
  opens: kit.replacing(async (_, c) => settled('opening.going-on', (await decide(c, circleOf(c).id, 'on')).name)),
})

const undo = kit.press(UNDO_OPENING, {
  ...deciding,
  opens: kit.replacing(async (_, c) => settled('opening.undoing', (await decide(c, circleOf(c).id, 'undo')).name)),
})

export const definitions: AnyDefinition<Context>[] = [open, tryAgain, goOn, undo]
