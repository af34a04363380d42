import type { Temporal } from 'temporal-polyfill'
import { actions, button, heading, instant, list, note, text, type View, view } from '../../chat/view.ts'
import { type MessageKey, t, tr } from '../../locales/index.ts'
import { helpButton } from '../help/actions.ts'
import { DELETE } from './actions.ts'
import type { Counted } from './erase.ts'
import { RETENTION } from './retention-rules.ts'
import type { OwnerPlace } from './show-views.ts'

const lines = (counted: readonly Counted[]): string[] =>
  counted.map(({ kind, count }) => t(`personal-data.counted.${kind}` satisfies MessageKey, { count }))

/** What stays whoever asks, why, and until when: the same words for everybody, whether or not there is anything. */
const stays = (): string[] => [
  t('personal-data.stays.seats'),
  t('personal-data.stays.facilitated', { months: Math.round(RETENTION.circles.total('days') / 30.5) }),
  t('personal-data.stays.offices'),
  t('personal-data.stays.name'),
  t('personal-data.notes'),
  t('personal-data.audit'),
  t('personal-data.stays.room', { days: RETENTION.posts.total('days') }),
  t('personal-data.stays.backups'),
]

/** What goes and what stays, before anything has. */
export function deletePage(made: string, would: readonly Counted[], region: string | null): View {
  return view(t('personal-data.delete.fallback'), [
    heading(t('personal-data.delete.heading')),
    text(t(would.length > 0 ? 'personal-data.delete.intro' : 'personal-data.delete.nothing')),
    would.length > 0 && list(lines(would)),
    text(t('personal-data.delete.stays')),
    list(stays()),
    actions(
      ...(would.length > 0 ? [button(t('personal-data.delete.now'), DELETE, { made }, 'danger')] : []),
      helpButton(region),
    ),
  ])
}

/** The receipt: kinds and counts, never what was in them. */
export function deleted(gone: readonly Counted[], region: string | null): View {
  return view(t('personal-data.deleted.fallback'), [
    heading(t('personal-data.deleted.heading')),
    text(t(gone.length > 0 ? 'personal-data.deleted.gone' : 'personal-data.deleted.nothing')),
    gone.length > 0 && list(lines(gone)),
    text(t('personal-data.deleted.stays')),
    list(stays()),
    note(t('personal-data.deleted.receipt')),
    actions(helpButton(region)),
  ])
}

export function deletedBefore(at: Temporal.Instant, { zone, region }: OwnerPlace): View {
  return view(t('personal-data.deleted.fallback'), [
    text(tr('personal-data.deleted.already', { when: instant(at, zone) })),
    actions(helpButton(region)),
  ])
}
