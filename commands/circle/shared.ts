import { circlesLike, ownCirclesLike } from '../../src/areas/circles/find.ts'
import { everyone, programmeLeads } from '../../src/areas/circles/powers.ts'
import { circleOf } from '../../src/areas/circles/subject-circle.ts'
import type { ClosingPlace } from '../../src/areas/lifecycle/closing-views.ts'
import { KEEP_AS_IT_IS } from '../../src/areas/membership/actions.ts'
import type { Leaver } from '../../src/areas/membership/leaving.ts'
import { seatChanged } from '../../src/areas/membership/people-views.ts'
import { planClashes } from '../../src/areas/opening/clashing.ts'
import { previewOf } from '../../src/areas/opening/preview.ts'
import type { Plan } from '../../src/areas/opening/rules.ts'
import { type AnyDefinition, opt } from '../../src/chat/command.ts'
import { isAllowed } from '../../src/chat/permissions.ts'
import { type Context, kit } from '../../src/context.ts'
import { t } from '../../src/locales/index.ts'

/** Names of circles are for their people: whoever leads no programme is offered her own alone. */
export const circleSuggest = kit.suggest('circles.suggest', {
  requires: everyone,
  run: async (typed, c) =>
    (await isAllowed(programmeLeads, c))
      ? circlesLike(c, c.community.id, typed)
      : ownCirclesLike(c, c.community.id, c.actor.person, typed),
})

export const region = (c: Context) => c.community.region

const keep = kit.press(KEEP_AS_IT_IS, {
  requires: everyone,
  circle: ({ circle }) => circle,
  opens: kit.replacing(async (_, c) => seatChanged([{ kind: 'plain', text: t('membership.kept') }], region(c))),
})

/** The option of a command about a circle. */
export const options = { circle: opt.suggested(circleSuggest).optional('circles.option.circle') }

/** Those of a command about one of its people. */
export const personIn = { person: opt.person.required('membership.option.person'), ...options }

export const place = (c: Context): ClosingPlace => ({ ...c.community, zone: circleOf(c).zone })

export const line = (words: string, c: Context) => seatChanged([{ kind: 'plain', text: words }], region(c))

export const acting = (c: Context, circle: string): Leaver => ({
  community: c.community.id,
  circle,
  person: c.actor.person,
  now: c.now,
})

/** The page of a plan that is being made, with the sessions that clash with somebody's other circle. */
export const preview = async (c: Context, draft: string, plan: Plan) =>
  previewOf(draft, plan, c.now, await planClashes(c, plan))

export const definitions: AnyDefinition<Context>[] = [circleSuggest, keep]
