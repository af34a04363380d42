import { ofTheCircle } from '../../src/areas/circles/powers.ts'
import { circleOf } from '../../src/areas/circles/subject-circle.ts'
import { nextSession } from '../../src/areas/sessions/next.ts'
import type { AnyDefinition } from '../../src/chat/command.ts'
import { type Context, kit } from '../../src/context.ts'
import { which } from './shared.ts'

const next = kit.command(['session', 'next'], {
  summary: 'sessions.next.summary',
  requires: ofTheCircle,
  options: which,
  circle: ({ circle }) => circle,
  opens: kit.privately((_, c) => nextSession(c, circleOf(c))),
})

export const definitions: AnyDefinition<Context>[] = [next]
