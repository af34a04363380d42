import { everyone, inTheCircle } from '../../src/areas/circles/powers.ts'
import { openCircleOf } from '../../src/areas/circles/subject-circle.ts'
import { HELPED_AT_MOST } from '../../src/areas/membership/rules.ts'
import {
  ANSWER_FORM,
  ANSWER_TO,
  CORRECT_PAGE,
  CORRECT_WISH,
  WISH_FORM,
  WORDS_FORM,
  WORDS_OF,
} from '../../src/areas/personal-data/actions.ts'
import {
  answerTo,
  correctWish,
  correctWords,
  NO_PLACE,
  wishOf,
  wordsOnLeaving,
} from '../../src/areas/personal-data/correct.ts'
import { correctPage, saved } from '../../src/areas/personal-data/correct-views.ts'
import { answer } from '../../src/areas/sessions/service.ts'
import type { AnyDefinition } from '../../src/chat/command.ts'
import { UserError } from '../../src/chat/errors.ts'
import { selectField, textField } from '../../src/chat/form.ts'
import { type Context, kit } from '../../src/context.ts'
import { type MessageKey, t } from '../../src/locales/index.ts'
import { hersOf, me, place } from './shared.ts'

const correct = kit.command(['mydata', 'correct'], {
  summary: 'personal-data.correct.summary',
  requires: everyone,
  options: {},
  opens: kit.privately(async (_, c) => correctPage(await hersOf(c), place(c))),
})

const correctAgain = kit.press(CORRECT_PAGE, {
  requires: everyone,
  opens: kit.privately(async (_, c) => correctPage(await hersOf(c), place(c))),
})

const wordsForm = kit.form(WORDS_FORM, {
  requires: everyone,
  fields: {
    words: textField({
      label: 'personal-data.words.field',
      hint: 'personal-data.words.hint',
      max: HELPED_AT_MOST,
      long: true,
      required: false,
    }),
  },
  answers: 'private',
  open: async ({ leaving }, c) => ({
    title: t('personal-data.words.title'),
    submit: t('personal-data.save'),
    initial: { words: await wordsOnLeaving(c, me(c), leaving) },
  }),
  run: async ({ leaving }, { words }, c) => {
    await correctWords(c, me(c), leaving, words)
    return saved(c.community.region)
  },
})

const wordsOf = kit.press(WORDS_OF, {
  requires: everyone,
  opens: kit.opening(wordsForm, ({ chosen }) => ({ leaving: chosen })),
})

const BEFORE = ['coming', 'cannot'] as const

const MEANWHILE = ['here', 'on-my-way', 'cannot'] as const

const sayings = (some: readonly (typeof BEFORE)[number][] | readonly (typeof MEANWHILE)[number][]) =>
  some.map((each) => ({ label: t(`personal-data.answer.say.${each}` satisfies MessageKey), value: each }))

const answerForm = kit.form(ANSWER_FORM, {
  requires: inTheCircle,
  circle: ({ circle }) => circle,
  fields: { answer: selectField({ label: 'personal-data.answer.field', hint: 'personal-data.answer.hint' }) },
  answers: 'private',
  open: async ({ session }, c) => {
    const { said, state } = await answerTo(c, me(c), openCircleOf(c).id, session)
    return {
      title: t('personal-data.answer.title'),
      submit: t('personal-data.save'),
      initial: { answer: said },
      choices: { answer: sayings(state === 'open' ? MEANWHILE : BEFORE) },
    }
  },
  run: async ({ session }, { answer: chosen }, c) => {
    const said = [...BEFORE, ...MEANWHILE].find((each) => each === chosen)
    if (said === undefined) throw new UserError('personal-data.correct.gone')
    await answer(c, openCircleOf(c), session, c.actor.person, said)
    return saved(c.community.region)
  },
})

const answerOf = kit.press(ANSWER_TO, {
  requires: everyone,
  opens: kit.opening(answerForm, ({ chosen }) => {
    const [circle = '', session = ''] = chosen.split(':')
    return { circle, session }
  }),
})

const wishForm = kit.form(WISH_FORM, {
  requires: everyone,
  fields: { circle: selectField({ label: 'personal-data.wish.field', hint: 'personal-data.wish.hint' }) },
  answers: 'private',
  open: async (_, c) => {
    const { choices, chosen } = await wishOf(c, me(c))
    return {
      title: t('personal-data.wish.title'),
      submit: t('personal-data.save'),
      initial: { circle: chosen },
      choices: { circle: [{ label: t('personal-data.wish.none'), value: NO_PLACE }, ...choices] },
    }
  },
  run: async (_, { circle }, c) => {
    await correctWish(c, me(c), circle)
    return saved(c.community.region)
  },
})

const wish = kit.press(CORRECT_WISH, { requires: everyone, opens: kit.opening(wishForm, () => ({})) })

export const definitions: AnyDefinition<Context>[] = [
  correct,
  correctAgain,
  wordsForm,
  wordsOf,
  answerForm,
  answerOf,
  wishForm,
  wish,
]
