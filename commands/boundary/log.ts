import { numberIn } from '../../src/areas/agreement/rules.ts'
import { readClauses } from '../../src/areas/agreement/service.ts'
import { clauseChoices } from '../../src/areas/agreement/views.ts'
import { LOG_FORM, type Prefill } from '../../src/areas/boundaries/actions.ts'
import { WHAT_AT_MOST } from '../../src/areas/boundaries/rules.ts'
import { record } from '../../src/areas/boundaries/service.ts'
import { recordKept } from '../../src/areas/boundaries/views.ts'
import { facilitators } from '../../src/areas/circles/powers.ts'
import { circleOf, openCircleOf } from '../../src/areas/circles/subject-circle.ts'
import { type AnyDefinition, opt } from '../../src/chat/command.ts'
import { peopleField, selectField, textField } from '../../src/chat/form.ts'
import { rich } from '../../src/chat/view.ts'
import { type Context, kit } from '../../src/context.ts'
import { t } from '../../src/locales/index.ts'
import { acting, circleSuggest, where } from './shared.ts'

const clauseSuggest = kit.suggest('boundaries.clause', {
  requires: facilitators,
  run: async (typed, c) => clauseChoices(await readClauses(c, circleOf(c).id), typed),
})

const logForm = kit.form(LOG_FORM, {
  requires: facilitators,
  circle: ({ circle }) => circle,
  fields: {
    who: peopleField({ label: 'boundaries.log.who', hint: 'boundaries.log.who.hint', max: 1 }),
    clause: selectField({ label: 'boundaries.log.clause' }),
    what: textField({ label: 'boundaries.log.what', hint: 'boundaries.log.what.hint', max: WHAT_AT_MOST, long: true }),
  },
  answers: 'private',
  open: async ({ prefill }, c) => {
    const circle = openCircleOf(c).id
    return {
      title: t('boundaries.log.title'),
      submit: t('boundaries.log.submit'),
      intro: rich(t('boundaries.log.intro')),
      choices: { clause: clauseChoices(await readClauses(c, circle)) },
      initial: {
        who: prefill?.about ? [prefill.about] : [],
        clause: String(numberIn(prefill?.clause ?? '') ?? ''),
        what: prefill?.what ?? '',
      },
      carries: { circle, prefill: null },
    }
  },
  run: async (_, { who: [about = ''], clause, what }, c, madeFrom) =>
    recordKept(await record(c, acting(c), { about, clause: numberIn(clause), what, madeFrom }), where(c)),
})

interface LogOptions {
  person: string | null
  clause: string | null
  what: string | null
  circle: string | null
}

const filledIn = (about: string | null, options: Partial<Prefill> = {}): Prefill => ({
  about,
  clause: options.clause ?? null,
  what: options.what ?? null,
})

const log = kit.command(['boundary', 'log'], {
  summary: 'boundaries.log.summary',
  requires: facilitators,
  options: {
    person: opt.person.optional('boundaries.option.person'),
    clause: opt.suggested(clauseSuggest).optional('boundaries.option.clause'),
    what: opt.text(WHAT_AT_MOST).optional('boundaries.option.what'),
    circle: opt.suggested(circleSuggest).optional('boundaries.option.circle'),
  },
  circle: ({ circle }) => circle,
  opens: kit.opening(logForm, ({ circle, person, clause, what }: LogOptions) => ({
    circle,
    prefill: filledIn(person, { clause, what }),
  })),
})

/** On a message: who wrote it is filled in; the message itself goes no further. */
const logFromMessage = kit.messageAction('boundaries.log-from-message', {
  label: 'boundaries.log.action',
  requires: facilitators,
  opens: kit.opening(logForm, ({ author }) => ({ circle: null, prefill: filledIn(author) })),
})

export const definitions: AnyDefinition<Context>[] = [clauseSuggest, logForm, log, logFromMessage]
