import { CLOSE_REVIEW, CLOSE_REVIEW_FORM, READERS, READERS_PAGE } from '../../src/areas/boundaries/actions.ts'
import { readers as readersOf } from '../../src/areas/boundaries/readers.ts'
import { readersView } from '../../src/areas/boundaries/readers-views.ts'
import { closeReview } from '../../src/areas/boundaries/review.ts'
import { recordChanged } from '../../src/areas/boundaries/views.ts'
import { boundaryReaders, safeguarders } from '../../src/areas/circles/powers.ts'
import { circleOf } from '../../src/areas/circles/subject-circle.ts'
import type { AnyDefinition } from '../../src/chat/command.ts'
import { rich, type View } from '../../src/chat/view.ts'
import { type Context, kit } from '../../src/context.ts'
import { t } from '../../src/locales/index.ts'
import { acting, where, words } from './shared.ts'

const closeForm = kit.form(CLOSE_REVIEW_FORM, {
  requires: boundaryReaders,
  circle: ({ circle }) => circle,
  fields: { words },
  answers: 'private',
  open: async ({ number }, c) => ({
    title: t('boundaries.review.close'),
    submit: t('boundaries.review.close.submit'),
    intro: rich(t('boundaries.review.close.intro')),
    carries: { circle: circleOf(c).id, number },
  }),
  run: async ({ number }, values, c, madeFrom) => {
    await closeReview(c, acting(c), number, { words: values.words, madeFrom })
    return recordChanged(t('boundaries.review.close.done', { number }), number, where(c))
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

export const definitions: AnyDefinition<Context>[] = [closeForm, closePressed, readers, readersOlder]
