import { ofTheCircle } from '../../src/areas/circles/powers.ts'
import { circleOf } from '../../src/areas/circles/subject-circle.ts'
import { listSessions } from '../../src/areas/sessions/list.ts'
import type { AnyDefinition } from '../../src/chat/command.ts'
import { type Context, kit } from '../../src/context.ts'
import { which } from './shared.ts'

const list = kit.command(['session', 'list'], {
  summary: 'sessions.list.summary',
  requires: ofTheCircle,
  options: which,
  circle: ({ circle }) => circle,
  opens: kit.privately((_, c) => listSessions(c, circleOf(c))),
})

export const definitions: AnyDefinition<Context>[] = [list]
