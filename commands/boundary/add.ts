import { ADD_ENTRY, ADD_FORM, ENTRY_FORM, OPINIONS } from '../../src/areas/boundaries/actions.ts'
import { ADDED_KINDS, addEntry, opinions } from '../../src/areas/boundaries/entries.ts'
import { opinionsView } from '../../src/areas/boundaries/record-views.ts'
import { NUMBERS, WORDS_AT_MOST } from '../../src/areas/boundaries/rules.ts'
import { recordChanged } from '../../src/areas/boundaries/views.ts'
import { boundaryReaders } from '../../src/areas/circles/powers.ts'
import { circleOf } from '../../src/areas/circles/subject-circle.ts'
import { type AnyDefinition, opt } from '../../src/chat/command.ts'
import { UserError } from '../../src/chat/errors.ts'
import { selectField, textField } from '../../src/chat/form.ts'
import { rich } from '../../src/chat/view.ts'
import { type Context, kit } from '../../src/context.ts'
import { type MessageKey, t } from '../../src/locales/index.ts'
import { acting, circleSuggest, where, words } from './shared.ts'

const entryForm = kit.form(ENTRY_FORM, {
  requires: boundaryReaders,
  circle: ({ circle }) => circle,
  fields: { words },
  answers: 'private',
  open: async ({ number, kind }, c) => ({
    title: t(`boundaries.add.${kind}` satisfies MessageKey),
    submit: t('boundaries.add.submit'),
    intro: rich(t(`boundaries.add.${kind}.intro` satisfies MessageKey)),
    carries: { circle: circleOf(c).id, number, kind },
  }),
  run: async ({ number, kind }, values, c, madeFrom) => {
    await addEntry(c, acting(c), number, { kind, words: values.words, madeFrom })
    return recordChanged(t('boundaries.added', { number }), number, where(c))
  },
})

const addPressed = kit.press(ADD_ENTRY, {
  requires: boundaryReaders,
  circle: ({ circle }) => circle,
  opens: kit.opening(entryForm, (input) => input),
})

const addForm = kit.form(ADD_FORM, {
  requires: boundaryReaders,
  circle: ({ circle }) => circle,
  fields: {
    number: textField({ label: 'boundaries.add.number', hint: 'boundaries.option.number', max: 4 }),
    kind: selectField({ label: 'boundaries.add.kind' }),
    words,
  },
  answers: 'private',
  open: async ({ prefill }, c) => ({
    title: t('boundaries.add.title'),
    submit: t('boundaries.add.submit'),
    intro: rich(t('boundaries.add.intro')),
    choices: {
      kind: ADDED_KINDS.map((kind) => ({ label: t(`boundaries.add.${kind}` satisfies MessageKey), value: kind })),
    },
    initial: {
      number: prefill?.number ? String(prefill.number) : '',
      kind: prefill?.kind ?? '',
      words: prefill?.words ?? '',
    },
    carries: { circle: circleOf(c).id, prefill: null },
  }),
  check: ({ number }) => (/^\d{4}$/.test(number) ? {} : { number: { key: 'boundaries.add.four-digits', params: {} } }),
  run: async (_, values, c, madeFrom) => {
    const number = Number(values.number)
    const kind = ADDED_KINDS.find((each) => each === values.kind)
    if (kind === undefined) throw new UserError('boundaries.add.which')
    await addEntry(c, acting(c), number, { kind, words: values.words, madeFrom })
    return recordChanged(t('boundaries.added', { number }), number, where(c))
  },
})

interface AddOptions {
  number: number | null
  kind: string | null
  words: string | null
  circle: string | null
}

const add = kit.command(['boundary', 'add'], {
  requires: boundaryReaders,
  circle: ({ circle }) => circle,
  summary: 'boundaries.add.summary',
  options: {
    number: opt.integer(NUMBERS.from, NUMBERS.to).optional('boundaries.option.number'),
    kind: opt
      .choice([
        { label: 'boundaries.add.correction', value: 'correction' },
        { label: 'boundaries.add.outcome', value: 'outcome' },
        { label: 'boundaries.add.opinion', value: 'opinion' },
      ])
      .optional('boundaries.option.kind'),
    words: opt.text(WORDS_AT_MOST).optional('boundaries.option.words'),
    circle: opt.suggested(circleSuggest).optional('boundaries.option.circle'),
  },
  opens: kit.opening(addForm, ({ circle, number, kind, words }: AddOptions) => ({
    circle,
    prefill: { number, kind, words },
  })),
})

const opinionsPressed = kit.press(OPINIONS, {
  requires: boundaryReaders,
  circle: ({ circle }) => circle,
  opens: kit.privately(async ({ number, page }, c) =>
    opinionsView(number, await opinions(c, acting(c), number), page, where(c)),
  ),
})

export const definitions: AnyDefinition<Context>[] = [entryForm, addPressed, addForm, add, opinionsPressed]
