import { inTheCircle, keepers, programmeLeads } from '../../src/areas/circles/powers.ts'
import { openCircleOf } from '../../src/areas/circles/subject-circle.ts'
import { ADD_MEMBER, READ_ADDED } from '../../src/areas/membership/actions.ts'
import { addMember, clashesOf, mayBeAdded } from '../../src/areas/membership/adding.ts'
import { addedPage, addPage, personChanged } from '../../src/areas/membership/people-views.ts'
import { comingSession } from '../../src/areas/sessions/standing-plan.ts'
import type { AnyDefinition } from '../../src/chat/command.ts'
import { isAllowed } from '../../src/chat/permissions.ts'
import { type Context, kit } from '../../src/context.ts'
import { personIn, region } from './shared.ts'

const addTo = kit.command(['circle', 'add'], {
  summary: 'membership.add.summary',
  requires: keepers,
  options: personIn,
  circle: ({ circle }) => circle,
  opens: kit.privately(async ({ person }: { person: string }, c) => {
    await mayBeAdded(c, person)
    const clashes = await clashesOf(c, person)
    // which circles somebody else is in is for programme leads to know
    const told = clashes.length > 0 && (await isAllowed(programmeLeads, c)) ? clashes : null
    return addPage(openCircleOf(c), person, c.community.platform, told, region(c))
  }),
})

const adds = kit.press(ADD_MEMBER, {
  requires: keepers,
  circle: ({ circle }) => circle,
  opens: kit.replacing(async ({ person }, c) =>
    personChanged((await addMember(c, person)) ? 'membership.add.done' : 'membership.add.already', person, region(c)),
  ),
})

/** The first thing a new member reads: behind the button of a message that says nothing to others. */
const readAdded = kit.press(READ_ADDED, {
  requires: inTheCircle,
  circle: ({ circle }) => circle,
  opens: kit.privately(async (_, c) => {
    const circle = openCircleOf(c)
    return addedPage(
      circle,
      await comingSession(c, circle.id),
      await clashesOf(c, c.actor.person),
      c.community.platform,
      region(c),
    )
  }),
})

export const definitions: AnyDefinition<Context>[] = [addTo, adds, readAdded]
