import { facilitators, inTheCircle, ofTheCircle } from '../src/areas/circles/powers.ts'
import { circleOf, openCircleOf } from '../src/areas/circles/subject-circle.ts'
import { CANNOT, COMING, HERE, ON_MY_WAY, OPEN_ANYWAY, WE_DID_NOT, WE_MET } from '../src/areas/sessions/actions.ts'
import { listSessions } from '../src/areas/sessions/list.ts'
import {
  type AttendanceAnswer,
  answer,
  closeSession,
  confirmMet,
  openByHand,
  openSessionOf,
} from '../src/areas/sessions/service.ts'
import { answerHeard, opensAnyway, sessionSaid } from '../src/areas/sessions/views.ts'
import { type AnyDefinition, opt } from '../src/chat/command.ts'
import { UserError } from '../src/chat/errors.ts'
import { type Context, kit } from '../src/context.ts'
import { circleSuggest } from './circle.ts'

/** A named contact is not in the room: she names the circle. */
const which = { circle: opt.suggested(circleSuggest).optional('circle.option.circle') }

const list = kit.command(['session', 'list'], {
  summary: 'session.list.summary',
  requires: ofTheCircle,
  options: which,
  circle: ({ circle }) => circle,
  opens: kit.privately((_, c) => listSessions(c, circleOf(c))),
})

const open = kit.command(['session', 'open'], {
  summary: 'session.open.summary',
  requires: facilitators,
  options: which,
  circle: ({ circle }) => circle,
  opens: kit.privately(async (_, c) => {
    const circle = openCircleOf(c).id
    const { opened, session } = await openByHand(c, circle, { session: null, sure: false })
    return opened ? sessionSaid('session.opened', session.number) : opensAnyway(circle, session)
  }),
})

const openAnyway = kit.press(OPEN_ANYWAY, {
  requires: facilitators,
  circle: ({ circle }) => circle,
  opens: kit.replacing(async ({ session }, c) => {
    const { session: opened } = await openByHand(c, openCircleOf(c).id, { session, sure: true })
    return sessionSaid('session.opened', opened.number)
  }),
})

const close = kit.command(['session', 'close'], {
  summary: 'session.close.summary',
  requires: facilitators,
  options: which,
  circle: ({ circle }) => circle,
  opens: kit.privately(async (_, c) => {
    const closed = await closeSession(c, await openSessionOf(c, openCircleOf(c)))
    if (!closed) throw new UserError('session.none-open')
    return sessionSaid('session.closed', closed.number)
  }),
})

const says = (action: typeof HERE, what: AttendanceAnswer) =>
  kit.press(action, {
    requires: inTheCircle,
    circle: ({ circle }) => circle,
    opens: kit.privately(async ({ session }, c) => {
      await answer(c, openCircleOf(c), session, c.actor.person, what)
      return answerHeard(`session.heard.${what}`, c.community.region)
    }),
  })

const confirms = (action: typeof WE_MET, met: boolean) =>
  kit.press(action, {
    requires: facilitators,
    circle: ({ circle }) => circle,
    opens: kit.replacing(async ({ session }, c) => {
      const { number } = await confirmMet(c, circleOf(c).id, session, met)
      return sessionSaid(met ? 'session.noted-met' : 'session.noted-not', number)
    }),
  })

export const definitions: AnyDefinition<Context>[] = [
  list,
  open,
  openAnyway,
  close,
  says(COMING, 'coming'),
  says(HERE, 'here'),
  says(ON_MY_WAY, 'on-my-way'),
  says(CANNOT, 'cannot'),
  confirms(WE_MET, true),
  confirms(WE_DID_NOT, false),
]
