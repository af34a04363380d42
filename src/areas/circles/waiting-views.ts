import type { ActionRef } from '../../chat/action-ref.ts'
import { actions, button, text, type View, view } from '../../chat/view.ts'
import { t } from '../../locales/index.ts'
import { helpButton } from '../help/actions.ts'

/**
 * What a direct message may say of anything private: that something is there, and people to call. Lock screens are read by others, and it is one
 * view for every matter, so that whoever looks over a shoulder cannot tell one from another.
 */
export function neutralNotice<I>(read: ActionRef<I>, input: I, region: string | null): View {
  const words = t('circles.waiting.something')
  return view(words, [
    text(words),
    actions(button(t('circles.waiting.read-it'), read, input, 'primary'), helpButton(region)),
  ])
}
