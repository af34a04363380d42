import {
  ADD,
  ADD_FORM,
  CLOSE_REVIEW,
  CLOSE_REVIEW_FORM,
  CONSIDER_STRIKE,
  ENTRY_FORM,
  OPINIONS,
  READERS,
  READERS_PAGE,
  STRIKE,
  TOLD,
  TOLD_FORM,
  WITHDRAW,
  WITHDRAW_FORM,
} from '../src/boundaries/actions.ts'
import { ADDED, add as addEntry, opinions, tell } from '../src/boundaries/entries.ts'
import { readers as readersOf } from '../src/boundaries/readers.ts'
import { readersView } from '../src/boundaries/readers-views.ts'
import { opinionsView } from '../src/boundaries/record-views.ts'
import { closeReview } from '../src/boundaries/reviews.ts'
import { NUMBERS, WHAT_AT_MOST, WORDS_AT_MOST } from '../src/boundaries/rules.ts'
import { show as showRecord } from '../src/boundaries/service.ts'
import { countedView, previewView } from '../src/boundaries/strike-views.ts'
import { previewStrike, strike as strikeRecord, withdraw as withdrawStrike } from '../src/boundaries/strikes.ts'
import { done, tellView } from '../src/boundaries/views.ts'
import { type AnyDefinition, opt } from '../src/chat/command.ts'
import { UserError } from '../src/chat/errors.ts'
import { dateField, peopleField, selectField, textField } from '../src/chat/form.ts'
import { rich, type View } from '../src/chat/view.ts'
import { circleOf } from '../src/circles/here.ts'
import { boundaryReaders, facilitators, safeguarders } from '../src/circles/powers.ts'
import { type Context, kit } from '../src/context.ts'
import { type MessageKey, t } from '../src/locales/index.ts'
import { acting, circleSuggest, where } from './boundary-here.ts'

/** Everything here is about one record of the circle that the button or the option names. */
const ofOne = {
  number: opt.integer(NUMBERS.from, NUMBERS.to).required('boundary.option.number'),
  circle: opt.suggested(circleSuggest).optional('boundary.option.circle'),
}
const words = textField({ label: 'boundary.words', hint: 'boundary.words.hint', max: WORDS_AT_MOST, long: true })

/* ---- adding to it ---- */

const entryForm = kit.form(ENTRY_FORM, {
  requires: boundaryReaders,
  circle: ({ circle }) => circle,
  fields: { words },
  answers: 'private',
  open: async ({ number, kind }, c) => ({
    title: t(`boundary.add.${kind}` satisfies MessageKey),
    submit: t('boundary.add.submit'),
    intro: rich(t(`boundary.add.${kind}.intro` satisfies MessageKey)),
    carries: { circle: circleOf(c).id, number, kind },
  }),
  run: async ({ number, kind }, values, c, madeFrom) => {
    await addEntry(c, acting(c), number, { kind, words: values.words, madeFrom })
    return done(t('boundary.added', { number }), number, where(c))
  },
})

const addPressed = kit.press(ADD, {
  requires: boundaryReaders,
  circle: ({ circle }) => circle,
  opens: kit.opening(entryForm, (input) => input),
})

const addForm = kit.form(ADD_FORM, {
  requires: boundaryReaders,
  circle: ({ circle }) => circle,
  fields: {
    number: textField({ label: 'boundary.add.number', hint: 'boundary.option.number', max: 4 }),
    kind: selectField({ label: 'boundary.add.kind' }),
    words,
  },
  answers: 'private',
  open: async ({ prefill }, c) => ({
    title: t('boundary.add.title'),
    submit: t('boundary.add.submit'),
    intro: rich(t('boundary.add.intro')),
    choices: { kind: ADDED.map((kind) => ({ label: t(`boundary.add.${kind}` satisfies MessageKey), value: kind })) },
    initial: {
      number: prefill?.number ? String(prefill.number) : '',
      kind: prefill?.kind ?? '',
      words: prefill?.words ?? '',
    },
    carries: { circle: circleOf(c).id, prefill: null },
  }),
  check: ({ number }) => (/^\d{4}$/.test(number) ? {} : { number: { key: 'boundary.add.four-digits', params: {} } }),
  run: async (_, values, c, madeFrom) => {
    const number = Number(values.number)
    const kind = ADDED.find((each) => each === values.kind)
    if (kind === undefined) throw new UserError('boundary.add.which')
    await addEntry(c, acting(c), number, { kind, words: values.words, madeFrom })
    return done(t('boundary.added', { number }), number, where(c))
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
  summary: 'boundary.add.summary',
  options: {
    number: opt.integer(NUMBERS.from, NUMBERS.to).optional('boundary.option.number'),
    kind: opt
      .choice([
        { label: 'boundary.add.correction', value: 'correction' },
        { label: 'boundary.add.outcome', value: 'outcome' },
        { label: 'boundary.add.opinion', value: 'opinion' },
      ])
      .optional('boundary.option.kind'),
    words: opt.text(WORDS_AT_MOST).optional('boundary.option.words'),
    circle: opt.suggested(circleSuggest).optional('boundary.option.circle'),
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

/* ---- a person told her ---- */

const toldForm = kit.form(TOLD_FORM, {
  requires: boundaryReaders,
  circle: ({ circle }) => circle,
  fields: {
    by: peopleField({ label: 'boundary.told.who', hint: 'boundary.told.who.hint', max: 1 }),
    on: dateField({ label: 'boundary.told.day.label' }),
    what: textField({ label: 'boundary.told.what', hint: 'boundary.told.what.hint', max: WHAT_AT_MOST, long: true }),
  },
  answers: 'private',
  open: async ({ number }, c) => {
    const circle = circleOf(c)
    const { what, told } = await showRecord(c, acting(c), number)
    if (told !== null) throw new UserError('boundary.told.already')
    return {
      title: t('boundary.told.title'),
      submit: t('boundary.told.submit'),
      intro: rich(t('boundary.told.intro')),
      initial: { by: [c.actor.person], on: c.now.toZonedDateTimeISO(circle.zone).toPlainDate().toString(), what },
      carries: { circle: circle.id, number },
    }
  },
  run: async ({ number }, { by: [toldBy = ''], on, what }, c, madeFrom) => {
    await tell(c, acting(c), number, { toldBy, on, what, madeFrom })
    return done(t('boundary.told.done', { number }), number, where(c))
  },
})

const toldPressed = kit.press(TOLD, {
  requires: boundaryReaders,
  circle: ({ circle }) => circle,
  opens: kit.opening(toldForm, (input) => input),
})

const told = kit.command(['boundary', 'told'], {
  requires: boundaryReaders,
  circle: ({ circle }) => circle,
  summary: 'boundary.told.summary',
  options: ofOne,
  opens: kit.privately(async ({ number }: { number: number }, c) =>
    tellView(await showRecord(c, acting(c), number), where(c)),
  ),
})

/* ---- a strike ---- */

const considered = async (number: number, c: Context): Promise<View> =>
  previewView(await previewStrike(c, acting(c), number), false, where(c))

const considerStrike = kit.press(CONSIDER_STRIKE, {
  requires: facilitators,
  circle: ({ circle }) => circle,
  opens: kit.privately(({ number }, c) => considered(number, c)),
})

const strike = kit.command(['boundary', 'strike'], {
  requires: facilitators,
  circle: ({ circle }) => circle,
  summary: 'boundary.strike.summary',
  options: ofOne,
  opens: kit.privately(({ number }: { number: number }, c) => considered(number, c)),
})

const strikePressed = kit.press(STRIKE, {
  requires: facilitators,
  circle: ({ circle }) => circle,
  opens: kit.replacing(async ({ number, nth }, c) => {
    const struck = await strikeRecord(c, acting(c), number, nth)
    return struck.is === 'counted' ? countedView(struck, where(c)) : previewView(struck, true, where(c))
  }),
})

const withdrawForm = kit.form(WITHDRAW_FORM, {
  requires: boundaryReaders,
  circle: ({ circle }) => circle,
  fields: { words },
  answers: 'private',
  open: async ({ number }, c) => ({
    title: t('boundary.strike.withdraw'),
    submit: t('boundary.strike.withdraw.submit'),
    intro: rich(t('boundary.strike.withdraw.intro')),
    carries: { circle: circleOf(c).id, number },
  }),
  run: async ({ number }, values, c, madeFrom) => {
    await withdrawStrike(c, acting(c), number, { words: values.words, madeFrom })
    return done(t('boundary.strike.withdraw.done', { number }), number, where(c))
  },
})

const withdrawPressed = kit.press(WITHDRAW, {
  requires: boundaryReaders,
  circle: ({ circle }) => circle,
  opens: kit.opening(withdrawForm, (input) => input),
})

/* ---- a review, and who has read it ---- */

const closeForm = kit.form(CLOSE_REVIEW_FORM, {
  requires: boundaryReaders,
  circle: ({ circle }) => circle,
  fields: { words },
  answers: 'private',
  open: async ({ number }, c) => ({
    title: t('boundary.review.close'),
    submit: t('boundary.review.close.submit'),
    intro: rich(t('boundary.review.close.intro')),
    carries: { circle: circleOf(c).id, number },
  }),
  run: async ({ number }, values, c, madeFrom) => {
    await closeReview(c, acting(c), number, { words: values.words, madeFrom })
    return done(t('boundary.review.close.done', { number }), number, where(c))
  },
})

const closePressed = kit.press(CLOSE_REVIEW, {
  requires: boundaryReaders,
  circle: ({ circle }) => circle,
  opens: kit.opening(closeForm, (input) => input),
})

const readersPage = async (number: number, skip: number, c: Context): Promise<View> =>
  readersView(number, await readersOf(c, acting(c), number, skip), skip, where(c))

const readers = kit.press(READERS, {
  requires: safeguarders,
  circle: ({ circle }) => circle,
  opens: kit.privately(({ number, skip }, c) => readersPage(number, skip, c)),
})

const readersOlder = kit.press(READERS_PAGE, {
  requires: safeguarders,
  circle: ({ circle }) => circle,
  opens: kit.replacing(({ number, skip }, c) => readersPage(number, skip, c)),
})

export const definitions: AnyDefinition<Context>[] = [
  entryForm,
  addPressed,
  addForm,
  add,
  opinionsPressed,
  toldForm,
  toldPressed,
  told,
  considerStrike,
  strike,
  strikePressed,
  withdrawForm,
  withdrawPressed,
  closeForm,
  closePressed,
  readers,
  readersOlder,
]
