import { keepers } from '../../src/areas/circles/powers.ts'
import { openCircleOf } from '../../src/areas/circles/subject-circle.ts'
import { pauseCircle } from '../../src/areas/lifecycle/pausing.ts'
import { pausedView } from '../../src/areas/lifecycle/pausing-views.ts'
import type { AnyDefinition } from '../../src/chat/command.ts'
import { type Context, kit } from '../../src/context.ts'
import { options, region } from './shared.ts'

const pauses = kit.command(['circle', 'pause'], {
  summary: 'lifecycle.pause.summary',
  requires: keepers,
  options,
  circle: ({ circle }) => circle,
  opens: kit.privately(async (_, c) => pausedView(openCircleOf(c).id, !(await pauseCircle(c)), region(c))),
})

export const definitions: AnyDefinition<Context>[] = [pauses]
