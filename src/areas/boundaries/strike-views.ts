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
import type { StrikePreview, StrikeShown } from './strikes.ts'
import { leadOf, type RecordPlace } from './views.ts'

/** Whether a strike counts, and until when. `by` is null where she reads it herself. */
export function strikeLine(strike: Omit<StrikeShown, 'by'>, by: string | null, zone: string): RichText {
  const when = instant(strike.at, zone)
  return joined(
    [
      by === null ? tr('boundary.strike.given', { when }) : tr('boundary.strike.given-by', { when, who: person(by) }),
      until(strike, zone),
    ],
    ' ',
  )
}

function until({ withdrawnAt, ended, lastSession }: Omit<StrikeShown, 'by'>, zone: string): RichText {
  if (withdrawnAt) return tr('boundary.strike.withdrawn', { when: instant(withdrawnAt, zone) })
  if (ended) return tr('boundary.strike.over', { when: instant(ended, zone) })
  if (lastSession) return tr('boundary.strike.until', { when: instant(lastSession, zone) })
  return [plain(t('boundary.strike.until-end'))]
}

/** Before it counts: which one it would be, and what a strike is. `changed`: it was to be another one a moment ago. */
export function strikePreviewView(preview: StrikePreview, changed: boolean, { circle, community }: RecordPlace): View {
  const { number, about, clause, clauseWords, nth } = preview
  const title = t('boundary.strike.preview', { nth, of: STRIKES })
  return view(title, [
    heading(t('boundary.number', { number })),
    changed && text(t('boundary.strike.changed')),
    text([bold(title)]),
    text([person(about), plain(` · ${clause}. ${clauseWords}`)]),
    text(t('boundary.strike.what')),
    ...(nth >= STRIKES ? twoDecide(preview) : []),
    actions(
      button(t('boundary.strike.count'), STRIKE, { circle: circle.id, number, nth }, 'danger'),
      button(t('boundary.open'), OPEN_RECORD, { circle: circle.id, number, page: 0 }),
      helpButton(community.region),
    ),
  ])
}

/** It counts. At the third nothing follows by itself: what people do next is said (practice guide, section 5). */
export function countedView(preview: StrikePreview, { circle, community }: RecordPlace): View {
  const { number, nth } = preview
  const title = t('boundary.strike.counted', { number, nth, of: STRIKES })
  return view(title, [
    text([bold(title)]),
    text(t('boundary.strike.tell')),
    ...(nth >= STRIKES ? twoDecide(preview) : []),
    actions(
      button(t('boundary.open'), OPEN_RECORD, { circle: circle.id, number, page: 0 }),
      helpButton(community.region),
    ),
  ])
}

function twoDecide({ turnTo }: StrikePreview): Block[] {
  const lead = leadOf(turnTo)
  return [
    text([bold(t('boundary.third'))]),
    list([
      tr('boundary.third.two', { lead }),
      t('boundary.third.hear'),
      t('boundary.third.told'),
      t('boundary.third.support'),
      t('boundary.third.write'),
    ]),
  ]
}
