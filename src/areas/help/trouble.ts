import type { CommunityRef } from '../../chat/refs.ts'
import { actions, text, type View, view } from '../../chat/view.ts'
import { t } from '../../locales/index.ts'
import { helpButton } from './actions.ts'
import { knownRegion } from './known-regions.ts'

/**
 * When something failed that nobody here can do anything about: it needs nothing, so the region is the one that was last read, if any.
 * @param away the database cannot be used just now: then nobody can say what has been saved
 */
export function troubleView(community: CommunityRef, away: boolean): View {
  const [fallback, words] = away
    ? [t('kit.away.fallback'), t('kit.away')]
    : [t('kit.trouble.fallback'), t('kit.trouble')]
  return view(fallback, [text(words), actions(helpButton(knownRegion(community)))])
}
