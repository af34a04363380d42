import { IN_THE_ROOM, POINT_FORM, QUIET_WORD } from '../../src/areas/agreement/actions.ts'
import { numberIn } from '../../src/areas/agreement/rules.ts'
import { pointToClause as pointTo, readClause } from '../../src/areas/agreement/service.ts'
import { clauseChoices, pointedPrivately, quietWord, roomOrQuietWord } from '../../src/areas/agreement/views.ts'
import { facilitators, inTheCircle } from '../../src/areas/circles/powers.ts'
import { circleOf, openCircleOf } from '../../src/areas/circles/subject-circle.ts'
import { type AnyDefinition, opt } from '../../src/chat/command.ts'
import { selectField } from '../../src/chat/form.ts'
import { isAllowed } from '../../src/chat/permissions.ts'
import type { View } from '../../src/chat/view.ts'
import { type Context, kit } from '../../src/context.ts'
import { t } from '../../src/locales/index.ts'
import { clauses, place } from './shared.ts'

/** Members point at once; a facilitator chooses first: in the room, or a quiet word. */
async function pointOrChoose(chosen: string, c: Context): Promise<View> {
  const number = numberIn(chosen)
  const circle = openCircleOf(c)
  if (!(await isAllowed(facilitators, c)))
    return pointedPrivately(await pointTo(c, circle.id, number), c.community.region)
  return roomOrQuietWord(await readClause(c, circle.id, number), place(c))
}

const clauseSuggest = kit.suggest('agreement.clause', {
  requires: inTheCircle,
  run: async (typed, c) => clauseChoices(await clauses(c), typed),
})

const point = kit.command(['agreement', 'point'], {
  summary: 'agreement.point.summary',
  requires: inTheCircle,
  options: { clause: opt.suggested(clauseSuggest).required('agreement.option.clause') },
  opens: kit.privately(({ clause }: { clause: string }, c) => pointOrChoose(clause, c)),
})

const pointForm = kit.form(POINT_FORM, {
  requires: inTheCircle,
  circle: ({ circle }) => circle,
  fields: { clause: selectField({ label: 'agreement.point.clause', hint: 'agreement.point.clause.hint' }) },
  answers: 'private',
  open: async (_, c) => ({
    title: t('agreement.point.title'),
    submit: t('agreement.point.submit'),
    choices: { clause: clauseChoices(await clauses(c)) },
    carries: { circle: openCircleOf(c).id },
  }),
  run: (_, { clause }, c) => pointOrChoose(clause, c),
})

/** On a message: neither its author nor the message goes any further; only a clause is asked for. */
const pointFromMessage = kit.messageAction('agreement.point-from-message', {
  label: 'agreement.point.action',
  requires: inTheCircle,
  opens: kit.opening(pointForm, () => ({ circle: null })),
})

const inTheRoom = kit.press(IN_THE_ROOM, {
  requires: facilitators,
  circle: ({ circle }) => circle,
  opens: kit.replacing(async ({ clause }, c) =>
    pointedPrivately(await pointTo(c, openCircleOf(c).id, clause), c.community.region),
  ),
})

const quietly = kit.press(QUIET_WORD, {
  requires: facilitators,
  circle: ({ circle }) => circle,
  opens: kit.replacing(async ({ clause }, c) =>
    quietWord(await readClause(c, circleOf(c).id, clause), c.community.region),
  ),
})

export const definitions: AnyDefinition<Context>[] = [
  clauseSuggest,
  point,
  pointForm,
  pointFromMessage,
  inTheRoom,
  quietly,
]
