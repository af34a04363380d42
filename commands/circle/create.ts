import { programmeLeads } from '../../src/areas/circles/powers.ts'
import { PLAN_FORM } from '../../src/areas/opening/actions.ts'
import { changePlan, checkPlan, keepPlan, meetFrom, planIn } from '../../src/areas/opening/plans.ts'
import { LONGEST_NAME, MOST_MEMBERS, type Plan } from '../../src/areas/opening/rules.ts'
import { type AnyDefinition, opt } from '../../src/chat/command.ts'
import { UserError } from '../../src/chat/errors.ts'
import { dateField, peopleField, textField } from '../../src/chat/form.ts'
import { programmeCalled, programmes } from '../../src/content/load.ts'
import { type Context, kit } from '../../src/context.ts'
import { folded } from '../../src/data/ids.ts'
import { t } from '../../src/locales/index.ts'
import { preview } from './shared.ts'

const programmeSuggest = kit.suggest('opening.programme', {
  requires: programmeLeads,
  run: async (typed) =>
    programmes()
      .filter((each) => each.title.toLowerCase().includes(typed.toLowerCase()))
      .map((each) => ({ label: each.title, value: each.id })),
})

/** A programme's id, from what completes the option or from its title as a person would type it. @throws UserError 'plan.no-programme' */
function programmeMeant(typed: string): string {
  const found = programmes().find((each) => each.id === typed || folded(each.title) === folded(typed))
  if (!found) throw new UserError('opening.plan.no-programme', { name: typed })
  return found.id
}

export const planForm = kit.form(PLAN_FORM, {
  requires: programmeLeads,
  fields: {
    name: textField({ label: 'opening.plan.name', hint: 'opening.plan.name.hint', max: LONGEST_NAME }),
    facilitators: peopleField({
      label: 'opening.plan.facilitators',
      hint: 'opening.plan.facilitators.hint',
      max: 5,
      required: false,
    }),
    members: peopleField({ label: 'opening.plan.members', hint: 'opening.plan.members.hint', max: MOST_MEMBERS }),
    firstDate: dateField({ label: 'opening.plan.first-date', hint: 'opening.plan.first-date.hint' }),
    meet: textField({ label: 'opening.plan.meet', hint: 'opening.plan.meet.hint', max: 500, required: false }),
  },
  answers: 'replace',
  open: async ({ draft, programme, room }, c) => {
    if (!c.powers.ready) throw new UserError('opening.plan.not-ready')
    const shown = { title: t('opening.plan.title'), submit: t('opening.plan.submit') }
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
    if (!programme) throw new UserError('opening.plan.no-programme', { name: asked })
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
      throw new UserError('opening.plan.date-past')
    await checkPlan(c, plan)
    if (from.draft !== null) return preview(c, from.draft, await changePlan(c, from.draft, plan))
    return preview(c, await keepPlan(c, plan), plan)
  },
})

const create = kit.command(['circle', 'create'], {
  summary: 'opening.create.summary',
  requires: programmeLeads,
  options: {
    programme: opt.suggested(programmeSuggest).optional('opening.option.programme'),
    room: opt.room.optional('opening.option.room'),
  },
  opens: kit.opening(planForm, ({ programme, room }: { programme: string | null; room: string | null }) => ({
    programme,
    room,
    draft: null,
  })),
})

export const definitions: AnyDefinition<Context>[] = [programmeSuggest, planForm, create]
