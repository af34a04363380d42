import { facilitators } from '../../src/areas/circles/powers.ts'
import { openCircleOf } from '../../src/areas/circles/subject-circle.ts'
import { closeSession, openSessionOf } from '../../src/areas/sessions/service.ts'
import { sessionSaid } from '../../src/areas/sessions/views.ts'
import type { AnyDefinition } from '../../src/chat/command.ts'
import { UserError } from '../../src/chat/errors.ts'
import { type Context, kit } from '../../src/context.ts'
import { which } from './shared.ts'

const close = kit.command(['session', 'close'], {
  summary: 'sessions.close.summary',
  requires: facilitators,
  options: which,
  circle: ({ circle }) => circle,
  opens: kit.privately(async (_, c) => {
    const closed = await closeSession(c, await openSessionOf(c, openCircleOf(c)))
    if (!closed) throw new UserError('sessions.none-open')
    return sessionSaid('sessions.closed', closed.number)
  }),
})

export const definitions: AnyDefinition<Context>[] = [close]
