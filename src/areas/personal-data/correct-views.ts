import type { Temporal } from 'temporal-polyfill'
import { actions, button, choice, heading, list, text, type View, view } from '../../chat/view.ts'
import { t } from '../../locales/index.ts'
import { helpButton } from '../help/actions.ts'
import { ANSWER_TO, CORRECT_PAGE, CORRECT_WISH, WORDS_OF } from './actions.ts'
import type { OwnedData } from './owned.ts'
import type { OwnerPlace } from './show-views.ts'

/** As many as a select has: the newest. */
const MOST = 25

const day = (at: Temporal.Instant, zone: string): string =>
  at.toZonedDateTimeISO(zone).toLocaleString('en-GB', { dateStyle: 'long' })

/** What a form can correct, and where the rest is corrected. */
export function correctPage(hers: OwnedData, { zone, region }: OwnerPlace): View {
  const words = hers.leaving.slice(-MOST).map(({ id, circle, at }) => ({
    value: id,
    label: t('personal-data.correct.words.of', { circle, when: day(at, zone) }),
  }))
  const answers = hers.attendance
    .filter((each) => each.open !== null)
    .slice(0, MOST)
    .map(({ circleId, session, number, at, zone: there }) => ({
      value: `${circleId}:${session}`,
      label: t('personal-data.correct.answers.of', { number, when: day(at, there) }),
    }))
  const wishes = hers.wish !== null || hers.seats.length > 0
  return view(t('personal-data.correct.fallback'), [
    heading(t('personal-data.correct.heading')),
    words.length + answers.length === 0 && !wishes && text(t('personal-data.correct.none')),
    words.length > 0 && choice(t('personal-data.correct.words'), WORDS_OF, {}, words, null),
    answers.length > 0 && choice(t('personal-data.correct.answers'), ANSWER_TO, {}, answers, null),
    list([t('personal-data.correct.platform'), t('personal-data.correct.stewards'), t('personal-data.correct.side')]),
    actions(...(wishes ? [button(t('personal-data.correct.wish'), CORRECT_WISH, {})] : []), helpButton(region)),
  ])
}

export const saved = (region: string | null): View =>
  view(t('personal-data.correct.saved'), [
    text(t('personal-data.correct.saved')),
    actions(button(t('personal-data.correct.back'), CORRECT_PAGE, {}), helpButton(region)),
  ])
