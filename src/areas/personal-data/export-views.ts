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
  return view(t('mydata.export.fallback'), [
    heading(t('mydata.export.heading')),
    last !== null && text(tr(`mydata.export.last.${last.is}` satisfies MessageKey, { when: instant(last.at, zone) })),
    last?.is === 'failed' && last.closed && text(t(`mydata.export.closed.${platform}` satisfies MessageKey)),
    text(t('mydata.export.what')),
    text(t('mydata.export.who')),
    text(t('mydata.export.without')),
    actions(button(t('mydata.export.send'), SEND_FILES, { made }, 'primary'), helpButton(region)),
  ])
}

export function exportRequested(
  key: 'mydata.export.on-its-way' | 'mydata.export.already',
  region: string | null,
): View {
  return view(t('mydata.export.fallback'), [text(t(key)), actions(helpButton(region))])
}
