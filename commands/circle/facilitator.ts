import { facilitators, programmeLeads } from '../../src/areas/circles/powers.ts'
import { circleOf, openCircleOf } from '../../src/areas/circles/subject-circle.ts'
import { CONTACT, FACILITATES, NO_LONGER, READ_FACILITATES, STEP_DOWN } from '../../src/areas/membership/actions.ts'
import { changeRole, mayChangeRole, type RoleChange } from '../../src/areas/membership/facilitating.ts'
import { facilitatesPage, personChanged, rolePage, seatChanged } from '../../src/areas/membership/people-views.ts'
import { type AnyDefinition, opt } from '../../src/chat/command.ts'
import { rich } from '../../src/chat/view.ts'
import { type Context, kit } from '../../src/context.ts'
import { t } from '../../src/locales/index.ts'
import { personIn, region } from './shared.ts'

const facilitator = kit.command(['circle', 'facilitator'], {
  summary: 'membership.facilitator.summary',
  requires: programmeLeads,
  options: {
    ...personIn,
    what: opt
      .choice([
        { label: 'membership.role.begin', value: 'begin' },
        { label: 'membership.role.end', value: 'end' },
        { label: 'membership.role.contact', value: 'contact' },
      ])
      .optional('membership.facilitator.option.what'),
  },
  circle: ({ circle }) => circle,
  opens: kit.privately(async ({ person, what }: { person: string; what: RoleChange | null }, c) => {
    const role = what ?? 'begin'
    return rolePage(await mayChangeRole(c, person, role), person, role, c.community.platform, region(c))
  }),
})

const changes = (action: typeof FACILITATES, role: RoleChange) =>
  kit.press(action, {
    requires: programmeLeads,
    circle: ({ circle }) => circle,
    opens: kit.replacing(async ({ person }, c) =>
      personChanged(
        (await changeRole(c, person, role)) ? `membership.role.${role}.done` : 'membership.role.already',
        person,
        region(c),
      ),
    ),
  })

/** Standing down is hers alone to decide, and one press (PRACTICE, section 11). */
const stepDown = kit.press(STEP_DOWN, {
  requires: facilitators,
  circle: ({ circle }) => circle,
  opens: kit.replacing(async (_, c) => {
    const contact = circleOf(c).contact === c.actor.person
    await changeRole(c, c.actor.person, 'end')
    return seatChanged(rich(t(contact ? 'membership.stopped-contact' : 'membership.stepped-down')), region(c))
  }),
})

const readFacilitates = kit.press(READ_FACILITATES, {
  requires: facilitators,
  circle: ({ circle }) => circle,
  opens: kit.privately(async (_, c) => facilitatesPage(openCircleOf(c), region(c))),
})

export const definitions: AnyDefinition<Context>[] = [
  facilitator,
  changes(FACILITATES, 'begin'),
  changes(NO_LONGER, 'end'),
  changes(CONTACT, 'contact'),
  stepDown,
  readFacilitates,
]
