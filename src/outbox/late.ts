import type { Temporal } from 'temporal-polyfill'
import { note, type View, view } from '../chat/view.ts'
import { t } from '../locales/index.ts'
import { type DeliveryProgress, isLate } from './rules.ts'

/** The view as it is sent at this instant: a late one says so, in a small line above it all. */
export function asSentAt(made: View, way: Pick<DeliveryProgress, 'dueAt' | 'graceUntil'>, at: Temporal.Instant): View {
  return isLate(way, at) ? withLateNote(made) : made
}

/** @throws LimitError when there is no room for it: asked when the post is added, so that it is never found out at night */
export function withLateNote(made: View): View {
  return view(made.fallback, [note(t('outbox.late')), ...made.blocks])
}
