import { LEAVE_PAGE } from '../src/areas/circles/actions.ts'
import { circlesOf } from '../src/areas/circles/find.ts'
import { type CircleFacts, everyone, ofTheCircle, programmeLeads } from '../src/areas/circles/powers.ts'
import { circleOf } from '../src/areas/circles/subject-circle.ts'
import {
  GOODBYE,
  GOODBYE_FORM,
  HELPED_FORM,
  KEEP_A_PLACE,
  LEAVE_NOW,
  LEAVE_WHICH,
  NO_PLACE,
  READ_LEFT,
  WAITING_PAGE,
  WHAT_WAS_SAID,
  WOULD_HAVE_HELPED,
} from '../src/areas/membership/actions.ts'
import {
  answerOnLeaving,
  hadLeft,
  type Leaver,
  type LeftCircle,
  leaveCircle,
  leavingAnswers,
} from '../src/areas/membership/leaving.ts'
import {
  contactPage,
  leavePage,
  leaveWhich,
  leftView,
  offered,
  saidView,
} from '../src/areas/membership/leaving-views.ts'
import { isOnTheList, keepAPlace, offTheList, waitingList } from '../src/areas/membership/next-round.ts'
import { waitingView } from '../src/areas/membership/next-round-views.ts'
import { seatChanged } from '../src/areas/membership/people-views.ts'
import { GOODBYE_AT_MOST, HELPED_AT_MOST, mayStopFacilitating } from '../src/areas/membership/rules.ts'
import { type AnyDefinition, opt } from '../src/chat/command.ts'
import { textField } from '../src/chat/form.ts'
import { rich } from '../src/chat/view.ts'
import { type Context, kit } from '../src/context.ts'
import { t } from '../src/locales/index.ts'
import { circleSuggest } from './circle.ts'

const region = (c: Context) => c.community.region
const acting = (c: Context, circle: string): Leaver => ({
  community: c.community.id,
  circle,
  person: c.actor.person,
  now: c.now,
})

/* ---- leaving: everybody may look; what is done is done to one's own seat alone ---- */

/** Whether there is anything in it that she can leave: a seat, or being its contact. */
const isOf = (circle: CircleFacts, person: string): boolean =>
  circle.members.includes(person) || circle.facilitators.includes(person) || circle.contact === person

/** The circle that is meant, or the only one, or a choice among her own. */
async function leaves(c: Context) {
  const { person } = c.actor
  if (c.circle !== null && isOf(c.circle, person)) return pageOf(c, c.circle)
  const mine = (await circlesOf(c.db, c.community.id, person)).filter((circle) => isOf(circle, person))
  const [only, ...more] = mine
  if (only === undefined) return seatChanged(rich(t('life.leave.none')), region(c))
  return more.length === 0 ? pageOf(c, only) : leaveWhich(mine, region(c))
}

function pageOf(c: Context, circle: CircleFacts) {
  const { person } = c.actor
  const page = circle.contact === person ? contactPage(circle, region(c), mayStopFacilitating(circle, person)) : null
  return page ?? leavePage(circle, person, region(c), mayStopFacilitating(circle, person))
}

const leaveCommand = kit.command(['circle', 'leave'], {
  summary: 'circle.leave.summary',
  requires: everyone,
  options: { circle: opt.suggested(circleSuggest).optional('circle.option.circle') },
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
  leftView(left, goodbye, await isOnTheList(c.db.read, c.community.id, c.actor.person), region(c))

const leaveNow = kit.press(LEAVE_NOW, {
  requires: everyone,
  circle: ({ circle }) => circle,
  opens: kit.replacing(async ({ circle }, c) => receipt(c, await leaveCircle(c, acting(c, circle)), false)),
})

const goodbyeForm = kit.form(GOODBYE_FORM, {
  requires: everyone,
  circle: ({ circle }) => circle,
  fields: { words: textField({ label: 'life.goodbye.field', max: GOODBYE_AT_MOST, long: true }) },
  answers: 'private',
  open: async () => ({
    title: t('life.goodbye.title'),
    submit: t('life.goodbye.submit'),
    intro: rich(t('life.goodbye.intro')),
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
    const { name, goodbye: said } = await hadLeft(c.db.read, acting(c, circle))
    return receipt(c, { circle, name, already: false }, said)
  }),
})

/* ---- what is offered afterwards ---- */

const keepsAPlace = kit.press(KEEP_A_PLACE, {
  requires: everyone,
  circle: ({ circle }) => circle,
  opens: kit.privately(async ({ circle }, c) => {
    await keepAPlace(c, acting(c, circle))
    return offered('life.place-kept', circle, region(c))
  }),
})

const noPlace = kit.press(NO_PLACE, {
  requires: everyone,
  circle: ({ circle }) => circle,
  opens: kit.privately(async ({ circle }, c) => {
    await c.db.transaction((tx) => offTheList(tx, c.community.id, c.actor.person))
    return offered('life.place-gone', circle, region(c))
  }),
})

const helpedForm = kit.form(HELPED_FORM, {
  requires: everyone,
  circle: ({ circle }) => circle,
  fields: { words: textField({ label: 'life.helped.field', max: HELPED_AT_MOST, long: true }) },
  answers: 'private',
  open: async () => ({
    title: t('life.helped.title'),
    submit: t('life.helped.submit'),
    intro: rich(t('life.helped.intro')),
  }),
  run: async ({ circle }, { words }, c) => {
    await answerOnLeaving(c, acting(c, circle), words)
    return offered('life.helped.kept', circle, region(c))
  },
})

const helped = kit.press(WOULD_HAVE_HELPED, {
  requires: everyone,
  circle: ({ circle }) => circle,
  opens: kit.opening(helpedForm, (input) => input),
})

/* ---- for programme leads ---- */

const waitingPage = async (c: Context, skip: number) =>
  waitingView(await waitingList(c.db.read, c.community.id, skip), skip, c.community)

const waiting = kit.command(['circle', 'waiting'], {
  summary: 'circle.waiting.summary',
  requires: programmeLeads,
  options: {},
  opens: kit.privately((_, c) => waitingPage(c, 0)),
})

const waitingMore = kit.press(WAITING_PAGE, {
  requires: programmeLeads,
  opens: kit.replacing(({ skip }, c) => waitingPage(c, skip)),
})

const said = kit.press(WHAT_WAS_SAID, {
  requires: programmeLeads,
  circle: ({ circle }) => circle,
  opens: kit.privately(async ({ skip }, c) => {
    const circle = circleOf(c)
    const { said: words, more } = await leavingAnswers(c, acting(c, circle.id), skip)
    return saidView(circle, words, skip, more)
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
  keepsAPlace,
  noPlace,
  helpedForm,
  helped,
  waiting,
  waitingMore,
  said,
]
