import type { Temporal } from 'temporal-polyfill'
import { actions, button, heading, instant, list, note, text, type View, view } from '../../chat/view.ts'
import { type MessageKey, t, tr } from '../../locales/index.ts'
import { helpButton } from '../help/actions.ts'
import { DELETE } from './actions.ts'
import type { Counted } from './erase.ts'
import { RETENTION } from './retention-rules.ts'
import type { OwnerPlace } from './show-views.ts'

const lines = (counted: readonly Counted[]): string[] =>
  counted.map(({ kind, count }) => t(`mydata.counted.${kind}` satisfies MessageKey, { count }))

/** What stays whoever asks, why, and until when: the same words for everybody, whether or not there is anything. */
const stays = (): string[] => [
  t('mydata.stays.seats'),
  t('mydata.stays.facilitated', { months: Math.round(RETENTION.circles.total('days') / 30.5) }),
  t('mydata.stays.offices'),
  t('mydata.stays.name'),
  t('mydata.notes'),
  t('mydata.audit'),
  t('mydata.stays.room', { days: RETENTION.posts.total('days') }),
  t('mydata.stays.backups'),
]

/** What goes and what stays, before anything has. */
export function deletePage(made: string, would: readonly Counted[], region: string | null): View {
  return view(t('mydata.delete.fallback'), [
    heading(t('mydata.delete.heading')),
    text(t(would.length > 0 ? 'mydata.delete.intro' : 'mydata.delete.nothing')),
    would.length > 0 && list(lines(would)),
    text(t('mydata.delete.stays')),
    list(stays()),
    actions(
      ...(would.length > 0 ? [button(t('mydata.delete.now'), DELETE, { made }, 'danger')] : []),
      helpButton(region),
    ),
  ])
}

/** The receipt: kinds and counts, never what was in them. */
export function deleted(gone: readonly Counted[], region: string | null): View {
  return view(t('mydata.deleted.fallback'), [
    heading(t('mydata.deleted.heading')),
    text(t(gone.length > 0 ? 'mydata.deleted.gone' : 'mydata.deleted.nothing')),
    gone.length > 0 && list(lines(gone)),
    text(t('mydata.deleted.stays')),
    list(stays()),
    note(t('mydata.deleted.receipt')),
    actions(helpButton(region)),
  ])
}

export function deletedBefore(at: Temporal.Instant, { zone, region }: OwnerPlace): View {
  return view(t('mydata.deleted.fallback'), [
    text(tr('mydata.deleted.already', { when: instant(at, zone) })),
    actions(helpButton(region)),
  ])
}
