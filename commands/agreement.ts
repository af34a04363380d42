import { EASY_READ, IN_THE_ROOM, POINT_FORM, QUIET_WORD, READ_ALL } from '../src/areas/agreement/actions.ts'
import { numberIn } from '../src/areas/agreement/rules.ts'
import { clauseOf, currentClauses, pointToClause as pointTo } from '../src/areas/agreement/service.ts'
import {
  clauseChoices,
  easyAgreement,
  pointedPrivately,
  quietWord,
  roomOrQuietWord,
  wholeAgreement,
} from '../src/areas/agreement/views.ts'
import { facilitators, inTheCircle } from '../src/areas/circles/powers.ts'
import { circleOf, openCircleOf } from '../src/areas/circles/subject-circle.ts'
import { type AnyDefinition, opt } from '../src/chat/command.ts'
import { selectField } from '../src/chat/form.ts'
import { isAllowed } from '../src/chat/permissions.ts'
import type { View } from '../src/chat/view.ts'
import { type Context, kit } from '../src/context.ts'
import { t } from '../src/locales/index.ts'
import { circleSuggest } from './circle.ts'

const place = (c: Context) => ({ circle: circleOf(c).id, region: c.community.region })
const clauses = (c: Context) => currentClauses(c.db.read, circleOf(c).id)

/* ---- reading it ---- */

const show = kit.command(['agreement', 'show'], {
  summary: 'agreement.show.summary',
  requires: inTheCircle,
  // a room in which nobody writes any more takes no commands: what its people promised is read from elsewhere
  options: { circle: opt.suggested(circleSuggest).optional('circle.option.circle') },
  circle: ({ circle }) => circle,
  opens: kit.privately(async (_, c) => wholeAgreement(await clauses(c), place(c))),
})

const readAll = kit.press(READ_ALL, {
  requires: inTheCircle,
  circle: ({ circle }) => circle,
  opens: kit.privately(async (_, c) => wholeAgreement(await clauses(c), place(c))),
})

const easyRead = kit.press(EASY_READ, {
  requires: inTheCircle,
  circle: ({ circle }) => circle,
  opens: kit.privately(async (_, c) => easyAgreement(await clauses(c), place(c))),
})

/* ---- pointing to it ---- */

/** Members point at once; a facilitator chooses first: in the room, or a quiet word. */
async function pointOrChoose(chosen: string, c: Context): Promise<View> {
  const number = numberIn(chosen)
  const circle = openCircleOf(c)
  if (!(await isAllowed(facilitators, c)))
    return pointedPrivately(await pointTo(c, circle.id, number), c.community.region)
  return roomOrQuietWord(await clauseOf(c.db.read, circle.id, number), place(c))
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
    quietWord(await clauseOf(c.db.read, circleOf(c).id, clause), c.community.region),
  ),
})

export const definitions: AnyDefinition<Context>[] = [
  show,
  readAll,
  easyRead,
  clauseSuggest,
  point,
  pointForm,
  pointFromMessage,
  inTheRoom,
  quietly,
]
