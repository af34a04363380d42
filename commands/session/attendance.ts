import { facilitators, inTheCircle } from '../../src/areas/circles/powers.ts'
import { circleOf, openCircleOf } from '../../src/areas/circles/subject-circle.ts'
import { CANNOT, COMING, HERE, ON_MY_WAY, WE_DID_NOT, WE_MET } from '../../src/areas/sessions/actions.ts'
import { type AttendanceAnswer, answer, confirmMet } from '../../src/areas/sessions/service.ts'
import { answerHeard, sessionSaid } from '../../src/areas/sessions/views.ts'
import type { AnyDefinition } from '../../src/chat/command.ts'
import { type Context, kit } from '../../src/context.ts'

const says = (action: typeof HERE, what: AttendanceAnswer) =>
  kit.press(action, {
    requires: inTheCircle,
    circle: ({ circle }) => circle,
    opens: kit.privately(async ({ session }, c) => {
      await answer(c, openCircleOf(c), session, c.actor.person, what)
      return answerHeard(`sessions.heard.${what}`, c.community.region)
    }),
  })

const confirms = (action: typeof WE_MET, met: boolean) =>
  kit.press(action, {
    requires: facilitators,
    circle: ({ circle }) => circle,
    opens: kit.replacing(async ({ session }, c) => {
      const { number } = await confirmMet(c, circleOf(c).id, session, met)
      return sessionSaid(met ? 'sessions.noted-met' : 'sessions.noted-not', number)
    }),
  })

export const definitions: AnyDefinition<Context>[] = [
  says(COMING, 'coming'),
  says(HERE, 'here'),
  says(ON_MY_WAY, 'on-my-way'),
  says(CANNOT, 'cannot'),
  confirms(WE_MET, true),
  confirms(WE_DID_NOT, false),
]
