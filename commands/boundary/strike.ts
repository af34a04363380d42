import { CONSIDER_STRIKE, STRIKE, WITHDRAW, WITHDRAW_FORM } from '../../src/areas/boundaries/actions.ts'
import { countedView, previewView } from '../../src/areas/boundaries/strike-views.ts'
import {
  previewStrike,
  strike as strikeRecord,
  withdraw as withdrawStrike,
} from '../../src/areas/boundaries/strikes.ts'
import { recordChanged } from '../../src/areas/boundaries/views.ts'
import { boundaryReaders, facilitators } from '../../src/areas/circles/powers.ts'
import { circleOf } from '../../src/areas/circles/subject-circle.ts'
import type { AnyDefinition } from '../../src/chat/command.ts'
import { rich, type View } from '../../src/chat/view.ts'
import { type Context, kit } from '../../src/context.ts'
import { t } from '../../src/locales/index.ts'
import { acting, ofOne, where, words } from './shared.ts'

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
  summary: 'boundaries.strike.summary',
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
    title: t('boundaries.strike.withdraw'),
    submit: t('boundaries.strike.withdraw.submit'),
    intro: rich(t('boundaries.strike.withdraw.intro')),
    carries: { circle: circleOf(c).id, number },
  }),
  run: async ({ number }, values, c, madeFrom) => {
    await withdrawStrike(c, acting(c), number, { words: values.words, madeFrom })
    return recordChanged(t('boundaries.strike.withdraw.done', { number }), number, where(c))
  },
})

const withdrawPressed = kit.press(WITHDRAW, {
  requires: boundaryReaders,
  circle: ({ circle }) => circle,
  opens: kit.opening(withdrawForm, (input) => input),
})

export const definitions: AnyDefinition<Context>[] = [
  considerStrike,
  strike,
  strikePressed,
  withdrawForm,
  withdrawPressed,
]
