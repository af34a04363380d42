import { PERSON_TOLD, TOLD_FORM } from '../../src/areas/boundaries/actions.ts'
import { recordPersonTold } from '../../src/areas/boundaries/entries.ts'
import { WHAT_AT_MOST } from '../../src/areas/boundaries/rules.ts'
import { showRecord } from '../../src/areas/boundaries/service.ts'
import { recordChanged, tellView } from '../../src/areas/boundaries/views.ts'
import { boundaryReaders } from '../../src/areas/circles/powers.ts'
import { circleOf } from '../../src/areas/circles/subject-circle.ts'
import type { AnyDefinition } from '../../src/chat/command.ts'
import { UserError } from '../../src/chat/errors.ts'
import { dateField, peopleField, textField } from '../../src/chat/form.ts'
import { rich } from '../../src/chat/view.ts'
import { type Context, kit } from '../../src/context.ts'
import { t } from '../../src/locales/index.ts'
import { acting, ofOne, where } from './shared.ts'

const toldForm = kit.form(TOLD_FORM, {
  requires: boundaryReaders,
  circle: ({ circle }) => circle,
  fields: {
    by: peopleField({ label: 'boundaries.told.who', hint: 'boundaries.told.who.hint', max: 1 }),
    on: dateField({ label: 'boundaries.told.day.label' }),
    what: textField({
      label: 'boundaries.told.what',
      hint: 'boundaries.told.what.hint',
      max: WHAT_AT_MOST,
      long: true,
    }),
  },
  answers: 'private',
  open: async ({ number }, c) => {
    const circle = circleOf(c)
    const { what, told } = await showRecord(c, acting(c), number)
    if (told !== null) throw new UserError('boundaries.told.already')
    return {
      title: t('boundaries.told.title'),
      submit: t('boundaries.told.submit'),
      intro: rich(t('boundaries.told.intro')),
      initial: { by: [c.actor.person], on: c.now.toZonedDateTimeISO(circle.zone).toPlainDate().toString(), what },
      carries: { circle: circle.id, number },
    }
  },
  run: async ({ number }, { by: [toldBy = ''], on, what }, c, madeFrom) => {
    await recordPersonTold(c, acting(c), number, { toldBy, on, what, madeFrom })
    return recordChanged(t('boundaries.told.done', { number }), number, where(c))
  },
})

const toldPressed = kit.press(PERSON_TOLD, {
  requires: boundaryReaders,
  circle: ({ circle }) => circle,
  opens: kit.opening(toldForm, (input) => input),
})

const told = kit.command(['boundary', 'told'], {
  requires: boundaryReaders,
  circle: ({ circle }) => circle,
  summary: 'boundaries.told.summary',
  options: ofOne,
  opens: kit.privately(async ({ number }: { number: number }, c) =>
    tellView(await showRecord(c, acting(c), number), where(c)),
  ),
})

export const definitions: AnyDefinition<Context>[] = [toldForm, toldPressed, told]
