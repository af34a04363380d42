import { actions, button, heading, instant, list, note, person, plain, type View, view } from '../../chat/view.ts'
import { type MessageKey, t } from '../../locales/index.ts'
import { helpButton } from '../help/actions.ts'
import { OPEN_RECORD, READERS_PAGE } from './actions.ts'
import type { Reading } from './readers.ts'
import type { RecordPlace } from './views.ts'

/** Who, when, and what they did, the newest first. `skip` are those on pages before. */
export function readersView(
  number: number,
  { readings, more }: { readings: readonly Reading[]; more: boolean },
  skip: number,
  { circle, community }: RecordPlace,
): View {
  const title = t('boundaries.readers.heading', { number })
  const input = { circle: circle.id, number }
  return view(title, [
    heading(title),
    readings.length > 0 &&
      list(
        readings.map(({ who, done, at }) => [
          instant(at, circle.zone),
          plain(' · '),
          person(who),
          plain(` · ${t(`boundaries.done.${done}` satisfies MessageKey)}`),
        ]),
      ),
    note(t('boundaries.audited')),
    actions(
      ...(more ? [button(t('boundaries.list.older'), READERS_PAGE, { ...input, skip: skip + readings.length })] : []),
      button(t('boundaries.open'), OPEN_RECORD, { ...input, page: 0 }),
      helpButton(community.region),
    ),
  ])
}
