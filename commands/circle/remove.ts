import { everyone, keepers } from '../../src/areas/circles/powers.ts'
import { openCircleOf } from '../../src/areas/circles/subject-circle.ts'
import { safeguardingContacts } from '../../src/areas/communities/community.ts'
import { READ_REMOVED, REMOVE_PERSON, REMOVE_WITH_A_LINE } from '../../src/areas/membership/actions.ts'
import { readLeaving } from '../../src/areas/membership/leaving.ts'
import { personChanged, removedPage, removePage } from '../../src/areas/membership/people-views.ts'
import { mayBeRemoved, mayRemoveFacilitators, removePerson } from '../../src/areas/membership/removing.ts'
import type { AnyDefinition } from '../../src/chat/command.ts'
import { type Context, kit } from '../../src/context.ts'
import { personIn, region } from './shared.ts'

const removeFrom = kit.command(['circle', 'remove'], {
  summary: 'membership.remove.summary',
  requires: keepers,
  options: personIn,
  circle: ({ circle }) => circle,
  opens: kit.privately(async ({ person }: { person: string }, c) => {
    const circle = openCircleOf(c)
    mayBeRemoved(c, circle, person, await mayRemoveFacilitators(c, circle, person))
    return removePage(circle, person, region(c))
  }),
})

const removes = (action: typeof REMOVE_PERSON, line: boolean) =>
  kit.press(action, {
    requires: keepers,
    circle: ({ circle }) => circle,
    opens: kit.replacing(async ({ person }, c) =>
      personChanged(
        (await removePerson(c, person, line)) ? 'membership.remove.done' : 'membership.remove.already',
        person,
        region(c),
      ),
    ),
  })

/** Hers alone: she has no seat any more, so it is looked up that it is about her. */
const readRemoved = kit.press(READ_REMOVED, {
  requires: everyone,
  circle: ({ circle }) => circle,
  opens: kit.privately(async ({ circle }, c) => {
    const left = await readLeaving(c, { community: c.community.id, circle, person: c.actor.person })
    const turnTo = await safeguardingContacts(c, c.community.id, c.actor.person)
    return removedPage(left, turnTo, region(c))
  }),
})

export const definitions: AnyDefinition<Context>[] = [
  removeFrom,
  removes(REMOVE_PERSON, false),
  removes(REMOVE_WITH_A_LINE, true),
  readRemoved,
]
