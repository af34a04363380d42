import { Temporal } from 'temporal-polyfill'
import {
  actions,
  bold,
  button,
  heading,
  type Inline,
  list,
  note,
  plain,
  text,
  type View,
  view,
} from '../../chat/view.ts'
import { type MessageKey, t } from '../../locales/index.ts'
import { helpButton } from '../help/actions.ts'
import { RETENTION_AHEAD, RETENTION_KEPT } from './actions.ts'
import { type DataKind, KIND_NAMES } from './data-kinds.ts'
import type { Preview, UpcomingDeletion } from './preview.ts'

/** So many circles are named; of more than that how many. */
const MOST_CIRCLES = 12

/** What is deleted next: by kind, dates and counts; of notes neither whether there are any nor how many. */
export function aheadView(ahead: Preview, region: string | null): View {
  const some = ahead.ahead.filter(({ tonight, later }) => tonight + later > 0)
  const notes = ahead.notes
    .slice(0, MOST_CIRCLES)
    .map(({ circle, on }) => t('personal-data.retention.notes', { circle, on: day(on) }))
  const more = ahead.notes.length - notes.length
  return view(t('personal-data.retention.fallback'), [
    heading(t('personal-data.retention.heading')),
    text(t('personal-data.retention.intro')),
    some.length === 0 ? text(t('personal-data.retention.nothing')) : list(some.map(line)),
    notes.length > 0 &&
      list([...notes, ...(more > 0 ? [t('personal-data.retention.notes.more', { count: more })] : [])]),
    note(t('personal-data.retention.notes.why')),
    actions(button(t('personal-data.retention.kept'), RETENTION_KEPT, {}), helpButton(region)),
  ])
}

function line({ kind, tonight, later, between }: UpcomingDeletion): Inline[] {
  const parts = [
    ...(tonight > 0 ? [t('personal-data.retention.tonight', { count: tonight })] : []),
    ...(between === null ? [] : [laterWords(later, between)]),
  ]
  return [bold(kindName(kind)), plain(`: ${parts.join('; ')}.`)]
}

function laterWords(count: number, [first, last]: readonly [Temporal.PlainDate, Temporal.PlainDate]): string {
  return Temporal.PlainDate.compare(first, last) === 0
    ? t('personal-data.retention.on', { count, on: day(first) })
    : t('personal-data.retention.between', { count, first: day(first), last: day(last) })
}

const day = (date: Temporal.PlainDate): string => date.toLocaleString('en-GB', { day: 'numeric', month: 'long' })

export const kindName = (kind: DataKind): string => t(`personal-data.retention.kind.${kind}` satisfies MessageKey)

/** How long everything is kept, and why. @param boundaryDays as setup says */
export const keptWords = (kind: DataKind, boundaryDays: number): string =>
  t(`personal-data.retention.term.${kind}` satisfies MessageKey, kind === 'notes' ? { days: boundaryDays } : {})

export function keptView(boundaryDays: number, region: string | null): View {
  return view(t('personal-data.retention.fallback'), [
    heading(t('personal-data.retention.kept.heading')),
    list(KIND_NAMES.map((kind) => [bold(kindName(kind)), plain(`: ${keptWords(kind, boundaryDays)}`)])),
    note(t('personal-data.retention.nudges')),
    actions(button(t('personal-data.retention.ahead'), RETENTION_AHEAD, {}), helpButton(region)),
  ])
}
