import { facilitators } from '../../src/areas/circles/powers.ts'
import { openCircleOf } from '../../src/areas/circles/subject-circle.ts'
import { OPEN_ANYWAY } from '../../src/areas/sessions/actions.ts'
import { openByHand } from '../../src/areas/sessions/service.ts'
import { opensAnyway, sessionSaid } from '../../src/areas/sessions/views.ts'
import type { AnyDefinition } from '../../src/chat/command.ts'
import { type Context, kit } from '../../src/context.ts'
import { which } from './shared.ts'

const open = kit.command(['session', 'open'], {
  summary: 'sessions.open.summary',
  requires: facilitators,
  options: which,
  circle: ({ circle }) => circle,
  opens: kit.privately(async (_, c) => {
    const circle = openCircleOf(c).id
    const { opened, session } = await openByHand(c, circle, { session: null, sure: false })
    return opened ? sessionSaid('sessions.opened', session.number) : opensAnyway(circle, session)
  }),
})

const openAnyway = kit.press(OPEN_ANYWAY, {
  requires: facilitators,
  circle: ({ circle }) => circle,
  opens: kit.replacing(async ({ session }, c) => {
    const { session: opened } = await openByHand(c, openCircleOf(c).id, { session, sure: true })
    return sessionSaid('sessions.opened', opened.number)
  }),
})

export const definitions: AnyDefinition<Context>[] = [open, openAnyway]
