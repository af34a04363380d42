import type { PlatformName } from '../../chat/refs.ts'
import { actions, button, heading, instant, text, type View, view } from '../../chat/view.ts'
import { type MessageKey, t, tr } from '../../locales/index.ts'
import { helpButton } from '../help/actions.ts'
import { SEND_FILES } from './actions.ts'
import type { LastCopy } from './sending.ts'
import type { OwnerPlace } from './show-views.ts'

/** What the files hold, where they go and who could read them; and what became of those before. */
export function exportPage(
  made: string,
  last: LastCopy | null,
  platform: PlatformName,
  { zone, region }: OwnerPlace,
): View {
  return view(t('personal-data.export.fallback'), [
    heading(t('personal-data.export.heading')),
    last !== null &&
      text(tr(`personal-data.export.last.${last.is}` satisfies MessageKey, { when: instant(last.at, zone) })),
    last?.is === 'failed' && last.closed && text(t(`personal-data.export.closed.${platform}` satisfies MessageKey)),
    text(t('personal-data.export.what')),
    text(t('personal-data.export.who')),
    text(t('personal-data.export.without')),
    actions(button(t('personal-data.export.send'), SEND_FILES, { made }, 'primary'), helpButton(region)),
  ])
}

export function exportRequested(
  key: 'personal-data.export.on-its-way' | 'personal-data.export.already',
  region: string | null,
): View {
  return view(t('personal-data.export.fallback'), [text(t(key)), actions(helpButton(region))])
}
