import { actions, button, heading, instant, list, note, person, plain, text, type View, view } from '../../chat/view.ts'
import { t } from '../../locales/index.ts'
import { helpButton } from '../help/actions.ts'
import { WAITING_PAGE } from './actions.ts'
import type { OnTheList } from './next-round.ts'

/** Who would like a place, the first who asked first; only programme leads see it. */
export function waitingView(
  { people, count }: { people: readonly OnTheList[]; count: number },
  skip: number,
  community: { region: string | null; zone: string | null },
): View {
  return view(t('membership.waiting-list.fallback', { count }), [
    heading(t('membership.waiting-list.heading')),
    people.length === 0 && text(t('membership.waiting-list.none')),
    people.length > 0 &&
      list(
        people.map((each) => [
          person(each.person),
          plain(
            ` · ${each.programme}${each.from === null ? '' : ` · ${t('membership.waiting-list.from', { name: each.from })}`} · `,
          ),
          instant(each.since, community.zone ?? 'UTC'),
        ]),
        'ordered',
      ),
    note(t('membership.waiting-list.how')),
    actions(
      ...(count > skip + people.length
        ? [button(t('membership.waiting-list.more'), WAITING_PAGE, { skip: skip + people.length })]
        : []),
      helpButton(community.region),
    ),
  ])
}
