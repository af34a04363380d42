import {
  actions,
  type Block,
  bold,
  button,
  heading,
  instant,
  joined,
  list,
  person,
  plain,
  type RichText,
  text,
  type View,
  view,
} from '../../chat/view.ts'
import { t, tr } from '../../locales/index.ts'
import { helpButton } from '../help/actions.ts'
import { OPEN_RECORD, STRIKE } from './actions.ts'
import { STRIKES } from './strike-rules.ts'
import type { Preview, StrikeShown } from './strikes.ts'
import { leadOf, type RecordPlace } from './views.ts'

/** Whether a strike counts, and until when. `by` is null where she reads it herself. */
export function strikeLine(strike: Omit<StrikeShown, 'by'>, by: string | null, zone: string): RichText {
  const when = instant(strike.at, zone)
  return joined(
    [
      by === null
        ? tr('boundaries.strike.given', { when })
        : tr('boundaries.strike.given-by', { when, who: person(by) }),
      until(strike, zone),
    ],
    ' ',
  )
}

function until({ withdrawnAt, ended, lastSession }: Omit<StrikeShown, 'by'>, zone: string): RichText {
  if (withdrawnAt) return tr('boundaries.strike.withdrawn', { when: instant(withdrawnAt, zone) })
  if (ended) return tr('boundaries.strike.over', { when: instant(ended, zone) })
  if (lastSession) return tr('boundaries.strike.until', { when: instant(lastSession, zone) })
  return [plain(t('boundaries.strike.until-end'))]
}

/** Before it counts: which one it would be, and what a strike is. `changed`: it was to be another one a moment ago. */
export function previewView(preview: Preview, changed: boolean, { circle, community }: RecordPlace): View {
  const { number, about, clause, clauseWords, nth } = preview
  const title = t('boundaries.strike.preview', { nth, of: STRIKES })
  return view(title, [
    heading(t('boundaries.number', { number })),
    changed && text(t('boundaries.strike.changed')),
    text([bold(title)]),
    text([person(about), plain(` · ${clause}. ${clauseWords}`)]),
    text(t('boundaries.strike.what')),
    ...(nth >= STRIKES ? twoDecide(preview) : []),
    actions(
      button(t('boundaries.strike.count'), STRIKE, { circle: circle.id, number, nth }, 'danger'),
      button(t('boundaries.open'), OPEN_RECORD, { circle: circle.id, number, page: 0 }),
      helpButton(community.region),
    ),
  ])
}

/** It counts. At the third nothing follows by itself: what people do next is said (practice guide, section 5). */
export function countedView(preview: Preview, { circle, community }: RecordPlace): View {
  const { number, nth } = preview
  const title = t('boundaries.strike.counted', { number, nth, of: STRIKES })
  return view(title, [
    text([bold(title)]),
    text(t('boundaries.strike.tell')),
    ...(nth >= STRIKES ? twoDecide(preview) : []),
    actions(
      button(t('boundaries.open'), OPEN_RECORD, { circle: circle.id, number, page: 0 }),
      helpButton(community.region),
    ),
  ])
}

function twoDecide({ turnTo }: Preview): Block[] {
  const lead = leadOf(turnTo)
  return [
    text([bold(t('boundaries.third'))]),
    list([
      tr('boundaries.third.two', { lead }),
      t('boundaries.third.hear'),
      t('boundaries.third.told'),
      t('boundaries.third.support'),
      t('boundaries.third.write'),
    ]),
  ]
}
