import type { CommunityRef } from '../chat/refs.ts'
import { actions, text, type View, view } from '../chat/view.ts'
import { t } from '../locales/index.ts'
import { helpButton } from './actions.ts'
import { knownRegion } from './known-regions.ts'

/** When something failed that nobody here can do anything about: it needs nothing, so the region is the one that was last read, if any. */
export function troubleView(community: CommunityRef): View {
  return view(t('kit.trouble.fallback'), [text(t('kit.trouble')), actions(helpButton(knownRegion(community)))])
}
