import {
  CLOSE_REVIEW,
  CLOSE_REVIEW_FORM,
  CONSIDER_STRIKE,
  READERS,
  READERS_PAGE,
  STRIKE,
  WITHDRAW,
  WITHDRAW_FORM,
} from '../src/areas/boundaries/actions.ts'
import { readers as readersOf } from '../src/areas/boundaries/readers.ts'
import { readersView } from '../src/areas/boundaries/readers-views.ts'
import { closeReview } from '../src/areas/boundaries/review.ts'
import { countedView, strikePreviewView } from '../src/areas/boundaries/strike-views.ts'
import { previewStrike, strike as strikeRecord, withdraw as withdrawStrike } from '../src/areas/boundaries/strikes.ts'
import { recordChanged } from '../src/areas/boundaries/views.ts'
import { boundaryReaders, facilitators, safeguarders } from '../src/areas/circles/powers.ts'
import { circleOf } from '../src/areas/circles/subject-circle.ts'
import type { AnyDefinition } from '../src/chat/command.ts'
import { rich, type View } from '../src/chat/view.ts'
import { type Context, kit } from '../src/context.ts'
import { t } from '../src/locales/index.ts'
import { acting, ofOne, where, words } from './boundary-here.ts'

/* ---- a strike ---- */

const considered = async (number: number, c: Context): Promise<View> =>
  strikePreviewView(await previewStrike(c, acting(c), number), false, where(c))

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
    return struck.is === 'counted' ? countedView(struck, where(c)) : strikePreviewView(struck, true, where(c))
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
    return recordChanged(t('boundary.strike.withdraw.done', { number }), number, where(c))
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
    return recordChanged(t('boundary.review.close.done', { number }), number, where(c))
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
