import { programmeLeads } from '../../src/areas/circles/powers.ts'
import {
  ADVANCED,
  ADVANCED_FORM,
  CONTACT_FORM,
  DISCARD_PLAN,
  EDIT_PLAN,
  MOVE_FIRST,
  PICK_CONTACT,
  PICK_DAY,
  PICK_TIME,
  PICK_WEEKS,
} from '../../src/areas/opening/actions.ts'
import { changePlan, checkPlan, dropPlan, planIn } from '../../src/areas/opening/plans.ts'
import { rhythmProblem, withPickers } from '../../src/areas/opening/schedule.ts'
import { discarded } from '../../src/areas/opening/views.ts'
import type { AnyDefinition } from '../../src/chat/command.ts'
import { peopleField, textField } from '../../src/chat/form.ts'
import { type Context, kit } from '../../src/context.ts'
import { t } from '../../src/locales/index.ts'
import { planForm } from './create.ts'
import { preview } from './shared.ts'

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
    cron: textField({ label: 'opening.plan.cron', hint: 'opening.plan.cron.hint', max: 60 }),
    everyWeeks: textField({ label: 'opening.plan.weeks', hint: 'opening.plan.weeks.hint', max: 2 }),
    zone: textField({ label: 'opening.plan.zone', hint: 'opening.plan.zone.hint', max: 40 }),
  },
  answers: 'replace',
  open: async ({ draft }, c) => {
    const { cron, everyWeeks, zone } = await planIn(c, draft)
    return {
      title: t('opening.plan.advanced.title'),
      submit: t('opening.plan.submit'),
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
  fields: { contact: peopleField({ label: 'opening.plan.contact', hint: 'opening.plan.contact.hint', max: 1 }) },
  answers: 'replace',
  open: async ({ draft }, c) => {
    const { contact } = await planIn(c, draft)
    return {
      title: t('opening.plan.contact.title'),
      submit: t('opening.plan.submit'),
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

const discard = kit.press(DISCARD_PLAN, {
  requires: programmeLeads,
  opens: kit.replacing(async ({ draft }, c) => {
    await dropPlan(c, draft)
    return discarded()
  }),
})

export const definitions: AnyDefinition<Context>[] = [
  edit,
  pickDay,
  pickTime,
  pickWeeks,
  moveFirst,
  advancedForm,
  advanced,
  contactForm,
  pickContact,
  discard,
]
