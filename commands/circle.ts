import { circlesLike, ownCirclesLike } from '../src/areas/circles/find.ts'
import { circlePeople, everyone, programmeLeads } from '../src/areas/circles/powers.ts'
import { circleOf } from '../src/areas/circles/subject-circle.ts'
import { lifecycleBlocks } from '../src/areas/lifecycle/showing.ts'
import {
  ADVANCED,
  ADVANCED_FORM,
  CONTACT_FORM,
  DISCARD_PLAN,
  EDIT_PLAN,
  GO_ON_WITHOUT,
  MOVE_FIRST,
  OPEN_CIRCLE,
  PICK_CONTACT,
  PICK_DAY,
  PICK_TIME,
  PICK_WEEKS,
  PLAN_FORM,
  TRY_AGAIN,
  UNDO_OPENING,
} from '../src/areas/opening/actions.ts'
import { planClashes } from '../src/areas/opening/clashing.ts'
import { changePlan, checkPlan, dropPlan, keepPlan, meetFrom, planIn } from '../src/areas/opening/plans.ts'
import { previewOf } from '../src/areas/opening/preview.ts'
import { LONGEST_NAME, MOST_MEMBERS, type Plan } from '../src/areas/opening/rules.ts'
import { rhythmProblem, withPickers } from '../src/areas/opening/schedule.ts'
import { decide, openCircle } from '../src/areas/opening/service.ts'
import { showCircle } from '../src/areas/opening/show.ts'
import { beingOpened, discarded, settled } from '../src/areas/opening/views.ts'
import type { AnyDefinition } from '../src/chat/command.ts'
import { opt } from '../src/chat/command.ts'
import { UserError } from '../src/chat/errors.ts'
import { dateField, peopleField, textField } from '../src/chat/form.ts'
import { isAllowed } from '../src/chat/permissions.ts'
import { programmeCalled, programmes } from '../src/content/load.ts'
import { type Context, kit } from '../src/context.ts'
import { folded } from '../src/data/ids.ts'
import { t } from '../src/locales/index.ts'

const programmeSuggest = kit.suggest('programme.suggest', {
  requires: programmeLeads,
  run: async (typed) =>
    programmes()
      .filter((each) => each.title.toLowerCase().includes(typed.toLowerCase()))
      .map((each) => ({ label: each.title, value: each.id })),
})

/** Names of circles are for their people: whoever leads no programme is offered her own alone. */
export const circleSuggest = kit.suggest('circle.suggest', {
  requires: everyone,
  run: async (typed, c) =>
    (await isAllowed(programmeLeads, c))
      ? circlesLike(c.db, c.community.id, typed)
      : ownCirclesLike(c.db, c.community.id, c.actor.person, typed),
})

/* ---- planning: a form, then a preview that can be changed, then 'Open the circle' ---- */

/** A programme's id, from what completes the option or from its title as a person would type it. @throws UserError 'plan.no-programme' */
function programmeMeant(typed: string): string {
  const found = programmes().find((each) => each.id === typed || folded(each.title) === folded(typed))
  if (!found) throw new UserError('plan.no-programme', { name: typed })
  return found.id
}

const preview = async (c: Context, draft: string, plan: Plan) =>
  previewOf(draft, plan, c.now, await planClashes(c, plan))

const planForm = kit.form(PLAN_FORM, {
  requires: programmeLeads,
  fields: {
    name: textField({ label: 'plan.name', hint: 'plan.name.hint', max: LONGEST_NAME }),
    facilitators: peopleField({ label: 'plan.facilitators', hint: 'plan.facilitators.hint', max: 5, required: false }),
    members: peopleField({ label: 'plan.members', hint: 'plan.members.hint', max: MOST_MEMBERS }),
    firstDate: dateField({ label: 'plan.first-date', hint: 'plan.first-date.hint' }),
    meet: textField({ label: 'plan.meet', hint: 'plan.meet.hint', max: 500, required: false }),
  },
  answers: 'replace',
  open: async ({ draft, programme, room }, c) => {
    if (!c.powers.ready) throw new UserError('plan.not-ready')
    const shown = { title: t('plan.title'), submit: t('plan.submit') }
    if (draft === null) {
      // typed by hand, it may be a title or nothing that we know: only its id rides on
      const meant = programme === null ? null : programmeMeant(programme)
      return { ...shown, carries: { programme: meant, room, draft } }
    }
    const { name, facilitators, members, firstDate, meet } = await planIn(c, draft)
    return {
      ...shown,
      initial: { name, facilitators, members, firstDate, meet: meet.kind === 'link' ? meet.where : '' },
    }
  },
  run: async (from, values, c) => {
    const before = from.draft === null ? null : await planIn(c, from.draft)
    const asked = before?.programme ?? from.programme ?? 'peer-support-circle'
    const programme = programmeCalled(asked)
    if (!programme) throw new UserError('plan.no-programme', { name: asked })
    const room = from.room ?? (before?.meet.kind === 'room' ? before.meet.where : null)
    const rhythm = before ?? { ...programme.rhythm, zone: c.community.zone ?? programme.rhythm.zone }
    const plan: Plan = {
      name: values.name,
      facilitators: values.facilitators,
      members: values.members,
      firstDate: values.firstDate,
      meet: meetFrom(room, values.meet),
      programme: programme.id,
      contact: values.facilitators.length > 0 ? null : (before?.contact ?? null),
      cron: rhythm.cron,
      everyWeeks: rhythm.everyWeeks,
      zone: rhythm.zone,
    }
    if (plan.firstDate < c.now.toZonedDateTimeISO(plan.zone).toPlainDate().toString())
      throw new UserError('plan.date-past')
    await checkPlan(c, plan)
    if (from.draft !== null) return preview(c, from.draft, await changePlan(c, from.draft, plan))
    return preview(c, await keepPlan(c, plan), plan)
  },
})

const create = kit.command(['circle', 'create'], {
  summary: 'circle.create.summary',
  requires: programmeLeads,
  options: {
    programme: opt.suggested(programmeSuggest).optional('circle.option.programme'),
    room: opt.room.optional('circle.option.room'),
  },
  opens: kit.opening(planForm, ({ programme, room }: { programme: string | null; room: string | null }) => ({
    programme,
    room,
    draft: null,
  })),
})

const edit = kit.press(EDIT_PLAN, {
  requires: programmeLeads,
  opens: kit.opening(planForm, ({ draft }) => ({ programme: null, room: null, draft })),
})

const pickDay = kit.press(PICK_DAY, {
  requires: programmeLeads,
  opens: kit.replacing(async ({ draft, chosen }, c) =>
    preview(c, draft, await changePlan(c, draft, withPickers(await planIn(c, draft), { weekday: Number(chosen) }))),
  ),
})

const pickTime = kit.press(PICK_TIME, {
  requires: programmeLeads,
  opens: kit.replacing(async ({ draft, chosen }, c) =>
    preview(c, draft, await changePlan(c, draft, withPickers(await planIn(c, draft), { time: chosen }))),
  ),
})

const pickWeeks = kit.press(PICK_WEEKS, {
  requires: programmeLeads,
  opens: kit.replacing(async ({ draft, chosen }, c) =>
    preview(c, draft, await changePlan(c, draft, { everyWeeks: Number(chosen) })),
  ),
})

const moveFirst = kit.press(MOVE_FIRST, {
  requires: programmeLeads,
  opens: kit.replacing(async ({ draft, date }, c) =>
    preview(c, draft, await changePlan(c, draft, { firstDate: date })),
  ),
})

const advancedForm = kit.form(ADVANCED_FORM, {
  requires: programmeLeads,
  fields: {
    cron: textField({ label: 'plan.cron', hint: 'plan.cron.hint', max: 60 }),
    everyWeeks: textField({ label: 'plan.weeks', hint: 'plan.weeks.hint', max: 2 }),
    zone: textField({ label: 'plan.zone', hint: 'plan.zone.hint', max: 40 }),
  },
  answers: 'replace',
  open: async ({ draft }, c) => {
    const { cron, everyWeeks, zone } = await planIn(c, draft)
    return {
      title: t('plan.advanced.title'),
      submit: t('plan.submit'),
      initial: { cron, everyWeeks: String(everyWeeks), zone },
    }
  },
  check: ({ cron, everyWeeks, zone }) => rhythmProblem({ cron, everyWeeks: Number(everyWeeks), zone }),
  run: async ({ draft }, { cron, everyWeeks, zone }, c) =>
    preview(c, draft, await changePlan(c, draft, { cron, everyWeeks: Number(everyWeeks), zone })),
})

const advanced = kit.press(ADVANCED, { requires: programmeLeads, opens: kit.opening(advancedForm, (input) => input) })

const contactForm = kit.form(CONTACT_FORM, {
  requires: programmeLeads,
  fields: { contact: peopleField({ label: 'plan.contact', hint: 'plan.contact.hint', max: 1 }) },
  answers: 'replace',
  open: async ({ draft }, c) => {
    const { contact } = await planIn(c, draft)
    return {
      title: t('plan.contact.title'),
      submit: t('plan.submit'),
      initial: { contact: contact === null ? [] : [contact] },
    }
  },
  run: async ({ draft }, { contact: [contact = null] }, c) => {
    const plan = { ...(await planIn(c, draft)), contact }
    await checkPlan(c, plan)
    return preview(c, draft, await changePlan(c, draft, { contact }))
  },
})

const pickContact = kit.press(PICK_CONTACT, {
  requires: programmeLeads,
  opens: kit.opening(contactForm, (input) => input),
})

const open = kit.press(OPEN_CIRCLE, {
  requires: programmeLeads,
  opens: kit.replacing(async ({ draft }, c) => beingOpened((await openCircle(c, draft)).name)),
})

const discard = kit.press(DISCARD_PLAN, {
  requires: programmeLeads,
  opens: kit.replacing(async ({ draft }, c) => {
    await dropPlan(c, draft)
    return discarded()
  }),
})

/* ---- when opening came to a stop half-way ---- */

const deciding = { requires: programmeLeads, circle: (input: { circle: string }) => input.circle }

const tryAgain = kit.press(TRY_AGAIN, {
  ...deciding,
  opens: kit.replacing(async (_, c) =>
    settled('opening.trying-again', (await decide(c, circleOf(c).id, 'again')).name),
  ),
})

const goOn = kit.press(GO_ON_WITHOUT, {
  ...deciding,
  opens: kit.replacing(async (_, c) => settled('opening.going-on', (await decide(c, circleOf(c).id, 'on')).name)),
})

const undo = kit.press(UNDO_OPENING, {
  ...deciding,
  opens: kit.replacing(async (_, c) => settled('opening.undoing', (await decide(c, circleOf(c).id, 'undo')).name)),
})

/* ---- showing ---- */

const show = kit.command(['circle', 'show'], {
  summary: 'circle.show.summary',
  requires: circlePeople,
  options: { circle: opt.suggested(circleSuggest).optional('circle.option.circle') },
  circle: ({ circle }) => circle,
  opens: kit.privately(async (_, c) => showCircle(c, await lifecycleBlocks(c))),
})

export const definitions: AnyDefinition<Context>[] = [
  programmeSuggest,
  circleSuggest,
  planForm,
  create,
  edit,
  pickDay,
  pickTime,
  pickWeeks,
  moveFirst,
  advancedForm,
  advanced,
  contactForm,
  pickContact,
  open,
  discard,
  tryAgain,
  goOn,
  undo,
  show,
]
