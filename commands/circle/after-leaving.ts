import { everyone, programmeLeads } from '../../src/areas/circles/powers.ts'
import { circleOf } from '../../src/areas/circles/subject-circle.ts'
import {
  HELPED_FORM,
  KEEP_A_PLACE,
  NO_PLACE,
  WHAT_WAS_SAID,
  WOULD_HAVE_HELPED,
} from '../../src/areas/membership/actions.ts'
import { answerOnLeaving, leavingAnswers } from '../../src/areas/membership/leaving.ts'
import { offered, saidView } from '../../src/areas/membership/leaving-views.ts'
import { giveUpPlace, keepAPlace } from '../../src/areas/membership/next-round.ts'
import { HELPED_AT_MOST } from '../../src/areas/membership/rules.ts'
import type { AnyDefinition } from '../../src/chat/command.ts'
import { textField } from '../../src/chat/form.ts'
import { rich } from '../../src/chat/view.ts'
import { type Context, kit } from '../../src/context.ts'
import { t } from '../../src/locales/index.ts'
import { acting, region } from './shared.ts'

const keepsAPlace = kit.press(KEEP_A_PLACE, {
  requires: everyone,
  circle: ({ circle }) => circle,
  opens: kit.privately(async ({ circle }, c) => {
    await keepAPlace(c, acting(c, circle))
    return offered('membership.place-kept', circle, region(c))
  }),
})

const noPlace = kit.press(NO_PLACE, {
  requires: everyone,
  circle: ({ circle }) => circle,
  opens: kit.privately(async ({ circle }, c) => {
    await giveUpPlace(c, c.community.id, c.actor.person)
    return offered('membership.place-gone', circle, region(c))
  }),
})

const helpedForm = kit.form(HELPED_FORM, {
  requires: everyone,
  circle: ({ circle }) => circle,
  fields: { words: textField({ label: 'membership.helped.field', max: HELPED_AT_MOST, long: true }) },
  answers: 'private',
  open: async () => ({
    title: t('membership.helped.title'),
    submit: t('membership.helped.submit'),
    intro: rich(t('membership.helped.intro')),
  }),
  run: async ({ circle }, { words }, c) => {
    await answerOnLeaving(c, acting(c, circle), words)
    return offered('membership.helped.kept', circle, region(c))
  },
})

const helped = kit.press(WOULD_HAVE_HELPED, {
  requires: everyone,
  circle: ({ circle }) => circle,
  opens: kit.opening(helpedForm, (input) => input),
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

export const definitions: AnyDefinition<Context>[] = [keepsAPlace, noPlace, helpedForm, helped, said]
