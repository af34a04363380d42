import {
  circlePeople,
  everyone,
  facilitators,
  inTheCircle,
  keepers,
  programmeLeads,
} from '../src/areas/circles/powers.ts'
import { circleOf, openCircleOf } from '../src/areas/circles/subject-circle.ts'
import { lifecycleBlocks } from '../src/areas/lifecycle/showing.ts'
import {
  ADD_MEMBER,
  CONTACT,
  FACILITATES,
  HOW_IT_STANDS,
  KEEP_AS_IT_IS,
  NO_LONGER,
  READ_ADDED,
  READ_FACILITATES,
  READ_REMOVED,
  REMOVE_PERSON,
  REMOVE_WITH_A_LINE,
  STEP_DOWN,
} from '../src/areas/membership/actions.ts'
import { addMember, clashesOf, mayBeAdded } from '../src/areas/membership/adding.ts'
import { changeRole, mayChangeRole, type RoleChange } from '../src/areas/membership/facilitating.ts'
import { hadLeft } from '../src/areas/membership/leaving.ts'
import {
  addedPage,
  addPage,
  facilitatesPage,
  personChanged,
  removedPage,
  removePage,
  rolePage,
  seatChanged,
} from '../src/areas/membership/people-views.ts'
import { mayBeRemoved, mayRemoveFacilitators, removePerson } from '../src/areas/membership/removing.ts'
import { showCircle } from '../src/areas/opening/show.ts'
import { type AnyDefinition, opt } from '../src/chat/command.ts'
import { isAllowed } from '../src/chat/permissions.ts'
import { rich } from '../src/chat/view.ts'
import { type Context, kit } from '../src/context.ts'
import { instantOf } from '../src/data/times.ts'
import { t } from '../src/locales/index.ts'
import { circleSuggest } from './circle.ts'
import * as ending from './life-ending.ts'
import * as leaving from './life-leaving.ts'

const options = {
  person: opt.person.required('circle.option.person'),
  circle: opt.suggested(circleSuggest).optional('circle.option.circle'),
}
const region = (c: Context) => c.community.region

/* ---- a seat given ---- */

const addTo = kit.command(['circle', 'add'], {
  summary: 'circle.add.summary',
  requires: keepers,
  options,
  circle: ({ circle }) => circle,
  opens: kit.privately(async ({ person }: { person: string }, c) => {
    await mayBeAdded(c, person)
    const clashes = await clashesOf(c, person)
    // which circles somebody else is in is for programme leads to know
    const told = clashes.length > 0 && (await isAllowed(programmeLeads, c)) ? clashes : null
    return addPage(openCircleOf(c), person, c.community.platform, { clashes: told, region: region(c) })
  }),
})

const adds = kit.press(ADD_MEMBER, {
  requires: keepers,
  circle: ({ circle }) => circle,
  opens: kit.replacing(async ({ person }, c) =>
    personChanged((await addMember(c, person)) ? 'life.add.done' : 'life.add.already', person, region(c)),
  ),
})

/** The first thing a new member reads: behind the button of a message that says nothing to others. */
const readAdded = kit.press(READ_ADDED, {
  requires: inTheCircle,
  circle: ({ circle }) => circle,
  opens: kit.privately(async (_, c) => {
    const circle = openCircleOf(c)
    const next = await c.db.read.session.findFirst({
      where: { circleId: circle.id, state: { in: ['planned', 'open'] } },
      orderBy: { number: 'asc' },
    })
    return addedPage(circle, next && { at: instantOf(next.at), zone: next.zone }, await clashesOf(c, c.actor.person), {
      platform: c.community.platform,
      region: region(c),
    })
  }),
})

/* ---- a part that ends ---- */

const removeFrom = kit.command(['circle', 'remove'], {
  summary: 'circle.remove.summary',
  requires: keepers,
  options,
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
        (await removePerson(c, person, line)) ? 'life.remove.done' : 'life.remove.already',
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
    const left = await hadLeft(c.db.read, { community: c.community.id, circle, person: c.actor.person })
    const named = await c.db.read.namedPerson.findMany({
      where: { communityId: c.community.id, post: { in: ['safeguarding-lead', 'deputy'] } },
      orderBy: { post: 'desc' },
    })
    const turnTo = named.map((each) => each.person).filter((each) => each !== c.actor.person)
    return removedPage(left, turnTo, region(c))
  }),
})

/* ---- who facilitates ---- */

const facilitator = kit.command(['circle', 'facilitator'], {
  summary: 'circle.facilitator.summary',
  requires: programmeLeads,
  options: {
    ...options,
    what: opt
      .choice([
        { label: 'life.role.begin', value: 'begin' },
        { label: 'life.role.end', value: 'end' },
        { label: 'life.role.contact', value: 'contact' },
      ])
      .optional('circle.facilitator.option.what'),
  },
  circle: ({ circle }) => circle,
  opens: kit.privately(async ({ person, what }: { person: string; what: RoleChange | null }, c) => {
    const role = what ?? 'begin'
    return rolePage(await mayChangeRole(c, person, role), person, role, {
      platform: c.community.platform,
      region: region(c),
    })
  }),
})

const changes = (action: typeof FACILITATES, role: RoleChange) =>
  kit.press(action, {
    requires: programmeLeads,
    circle: ({ circle }) => circle,
    opens: kit.replacing(async ({ person }, c) =>
      personChanged(
        (await changeRole(c, person, role)) ? `life.role.${role}.done` : 'life.role.already',
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
    return seatChanged(rich(t(contact ? 'life.stopped-contact' : 'life.stepped-down')), region(c))
  }),
})

const readFacilitates = kit.press(READ_FACILITATES, {
  requires: facilitators,
  circle: ({ circle }) => circle,
  opens: kit.privately(async (_, c) => facilitatesPage(openCircleOf(c), region(c))),
})

/* ---- for all of them ---- */

const keep = kit.press(KEEP_AS_IT_IS, {
  requires: everyone,
  circle: ({ circle }) => circle,
  opens: kit.replacing(async (_, c) => seatChanged([{ kind: 'plain', text: t('life.kept') }], region(c))),
})

const howItStands = kit.press(HOW_IT_STANDS, {
  requires: circlePeople,
  circle: ({ circle }) => circle,
  opens: kit.privately(async (_, c) => {
    circleOf(c)
    return showCircle(c, await lifecycleBlocks(c))
  }),
})

export const definitions: AnyDefinition<Context>[] = [
  addTo,
  adds,
  readAdded,
  removeFrom,
  removes(REMOVE_PERSON, false),
  removes(REMOVE_WITH_A_LINE, true),
  readRemoved,
  facilitator,
  changes(FACILITATES, 'begin'),
  changes(NO_LONGER, 'end'),
  changes(CONTACT, 'contact'),
  stepDown,
  readFacilitates,
  keep,
  howItStands,
  ...ending.definitions,
  ...leaving.definitions,
]
