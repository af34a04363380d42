import { circlesKeptBy } from '../../src/areas/boundaries/people.ts'
import type { Reader } from '../../src/areas/boundaries/record-views.ts'
import type { RecordCaller } from '../../src/areas/boundaries/records.ts'
import { NUMBERS, WORDS_AT_MOST } from '../../src/areas/boundaries/rules.ts'
import type { RecordPlace } from '../../src/areas/boundaries/views.ts'
import { circlesLike } from '../../src/areas/circles/find.ts'
import { everyone, facilitators, safeguarders } from '../../src/areas/circles/powers.ts'
import { circleOf } from '../../src/areas/circles/subject-circle.ts'
import { opt } from '../../src/chat/command.ts'
import { textField } from '../../src/chat/form.ts'
import { isAllowed } from '../../src/chat/permissions.ts'
import { type Context, kit } from '../../src/context.ts'

export const acting = (c: Context): RecordCaller => ({
  community: c.community.id,
  circle: circleOf(c).id,
  person: c.actor.person,
  now: c.now,
})

export const where = (c: Context): RecordPlace => ({ circle: circleOf(c), community: c.community })

export const reader = async (c: Context): Promise<Reader> => ({
  facilitates: await isAllowed(facilitators, c),
  safeguards: await isAllowed(safeguarders, c),
})

/** Circles whose notes this person may write or read: for when she is not in the room. Others' names are not shown. */
export const circleSuggest = kit.suggest('boundaries.circle', {
  requires: everyone,
  run: (typed, c) =>
    c.powers.safeguardingLead || c.powers.deputy
      ? circlesLike(c, c.community.id, typed)
      : circlesKeptBy(c, c.community.id, c.actor.person, typed),
})

/** The options of a command about one record. */
export const ofOne = {
  number: opt.integer(NUMBERS.from, NUMBERS.to).required('boundaries.option.number'),
  circle: opt.suggested(circleSuggest).optional('boundaries.option.circle'),
}

/** What is added to a record later. */
export const words = textField({
  label: 'boundaries.words',
  hint: 'boundaries.words.hint',
  max: WORDS_AT_MOST,
  long: true,
})
