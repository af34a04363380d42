import { circlePeople } from '../../src/areas/circles/powers.ts'
import { circleOf } from '../../src/areas/circles/subject-circle.ts'
import { lifecycleBlocks } from '../../src/areas/lifecycle/showing.ts'
import { HOW_IT_STANDS } from '../../src/areas/membership/actions.ts'
import { showCircle } from '../../src/areas/opening/show.ts'
import { type AnyDefinition, opt } from '../../src/chat/command.ts'
import { type Context, kit } from '../../src/context.ts'
import { circleSuggest } from './shared.ts'

const show = kit.command(['circle', 'show'], {
  summary: 'circles.show.summary',
  requires: circlePeople,
  options: { circle: opt.suggested(circleSuggest).optional('circles.option.circle') },
  circle: ({ circle }) => circle,
  opens: kit.privately(async (_, c) => showCircle(c, await lifecycleBlocks(c))),
})

const howItStands = kit.press(HOW_IT_STANDS, {
  requires: circlePeople,
  circle: ({ circle }) => circle,
  opens: kit.privately(async (_, c) => {
    circleOf(c)
    return showCircle(c, await lifecycleBlocks(c))
  }),
})

export const definitions: AnyDefinition<Context>[] = [show, howItStands]
