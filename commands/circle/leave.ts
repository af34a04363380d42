import { LEAVE_PAGE } from '../../src/areas/circles/actions.ts'
import { circlesOf } from '../../src/areas/circles/find.ts'
import { type CircleFacts, everyone, ofTheCircle } from '../../src/areas/circles/powers.ts'
import { circleOf } from '../../src/areas/circles/subject-circle.ts'
import { GOODBYE, GOODBYE_FORM, LEAVE_NOW, LEAVE_WHICH, READ_LEFT } from '../../src/areas/membership/actions.ts'
import { type LeftCircle, leaveCircle, readLeaving } from '../../src/areas/membership/leaving.ts'
import { contactPage, leavePage, leaveWhich, leftView } from '../../src/areas/membership/leaving-views.ts'
import { isOnTheList } from '../../src/areas/membership/next-round.ts'
import { seatChanged } from '../../src/areas/membership/people-views.ts'
import { GOODBYE_AT_MOST, mayStopFacilitating } from '../../src/areas/membership/rules.ts'
import { type AnyDefinition, opt } from '../../src/chat/command.ts'
import { textField } from '../../src/chat/form.ts'
import { rich } from '../../src/chat/view.ts'
import { type Context, kit } from '../../src/context.ts'
import { t } from '../../src/locales/index.ts'
import { acting, circleSuggest, region } from './shared.ts'

/** Whether there is anything in it that she can leave: a seat, or being its contact. */
const isOf = (circle: CircleFacts, person: string): boolean =>
  circle.members.includes(person) || circle.facilitators.includes(person) || circle.contact === person

/** The circle that is meant, or the only one, or a choice among her own. */
async function leaves(c: Context) {
  const { person } = c.actor
  if (c.circle !== null && isOf(c.circle, person)) return pageOf(c, c.circle)
  const mine = (await circlesOf(c, c.community.id, person)).filter((circle) => isOf(circle, person))
  const [only, ...more] = mine
  if (only === undefined) return seatChanged(rich(t('membership.leave.none')), region(c))
  return more.length === 0 ? pageOf(c, only) : leaveWhich(mine, region(c))
}

function pageOf(c: Context, circle: CircleFacts) {
  const { person } = c.actor
  const page = circle.contact === person ? contactPage(circle, region(c), mayStopFacilitating(circle, person)) : null
  return page ?? leavePage(circle, person, region(c), mayStopFacilitating(circle, person))
}

const leaveCommand = kit.command(['circle', 'leave'], {
  summary: 'membership.leave.summary',
  requires: everyone,
  options: { circle: opt.suggested(circleSuggest).optional('circles.option.circle') },
  circle: ({ circle }) => circle,
  opens: kit.privately((_, c) => leaves(c)),
})

const leavesFromMenu = kit.press(LEAVE_PAGE, {
  requires: everyone,
  circle: ({ circle }) => circle,
  opens: kit.privately((_, c) => leaves(c)),
})

const leaveWhichOne = kit.press(LEAVE_WHICH, {
  requires: ofTheCircle,
  circle: ({ chosen }) => chosen,
  opens: kit.replacing(async (_, c) => pageOf(c, circleOf(c))),
})

const receipt = async (c: Context, left: LeftCircle, goodbye: boolean) =>
  leftView(left, goodbye, await isOnTheList(c, c.community.id, c.actor.person), region(c))

const leaveNow = kit.press(LEAVE_NOW, {
  requires: everyone,
  circle: ({ circle }) => circle,
  opens: kit.replacing(async ({ circle }, c) => receipt(c, await leaveCircle(c, acting(c, circle)), false)),
})

const goodbyeForm = kit.form(GOODBYE_FORM, {
  requires: everyone,
  circle: ({ circle }) => circle,
  fields: { words: textField({ label: 'membership.goodbye.field', max: GOODBYE_AT_MOST, long: true }) },
  answers: 'private',
  open: async () => ({
    title: t('membership.goodbye.title'),
    submit: t('membership.goodbye.submit'),
    intro: rich(t('membership.goodbye.intro')),
  }),
  run: async ({ circle }, { words }, c) => receipt(c, await leaveCircle(c, acting(c, circle), words), true),
})

const goodbye = kit.press(GOODBYE, {
  requires: everyone,
  circle: ({ circle }) => circle,
  opens: kit.opening(goodbyeForm, (input) => input),
})

const readLeft = kit.press(READ_LEFT, {
  requires: everyone,
  circle: ({ circle }) => circle,
  opens: kit.privately(async ({ circle }, c) => {
    const { name, goodbye: said } = await readLeaving(c, acting(c, circle))
    return receipt(c, { circle, name, already: false }, said)
  }),
})

export const definitions: AnyDefinition<Context>[] = [
  leaveCommand,
  leavesFromMenu,
  leaveWhichOne,
  leaveNow,
  goodbyeForm,
  goodbye,
  readLeft,
]
