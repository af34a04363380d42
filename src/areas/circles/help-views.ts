import type { AnyDefinition } from '../../chat/command.ts'
import { isAllowed, type Permission } from '../../chat/permissions.ts'
import {
  actions,
  type Block,
  bold,
  button,
  heading,
  joined,
  list,
  plain,
  rich,
  room,
  text,
  type View,
  view,
} from '../../chat/view.ts'
import type { Context } from '../../context.ts'
import { t, words } from '../../locales/index.ts'
import { helpButton } from '../help/actions.ts'
import { LEAVE_PAGE } from './actions.ts'
import { anyOf } from './any-of.ts'
import { admins, asLastKnown, type CircleFacts } from './powers.ts'

/**
 * The private menu: every command that this person may use, in the words in which it is published, under the name of what allows it.
 * What belongs to a circle is asked of each circle that she has a seat in, wherever she asks from. A menu grants nothing: last-known facts
 * must do. Until setup is done they know nobody, and whoever administers must find `/roundel setup`: so long she is looked up.
 */
export async function helpView(
  c: Context,
  all: readonly AnyDefinition<Context>[],
  circles: readonly CircleFacts[],
): Promise<View> {
  const asking = c.powers.ready ? asLastKnown(c) : c
  const mine = await allowedIn([asking, ...circles.map((circle) => ({ ...asking, circle }))], all)
  const groups = new Map<string, { path: string; summary: string }[]>()
  for (const each of all) {
    if (each.what !== 'command' || !mine.has(each.requires)) continue
    const lines = groups.get(each.requires.name) ?? []
    lines.push({ path: `/${each.path.join(' ')}`, summary: words(each.summary) })
    groups.set(each.requires.name, lines)
  }
  const blocks: Block[] = [...groups].map(([, lines]) =>
    list(lines.map((line) => [bold(line.path), plain(` ${line.summary}`)])),
  )
  const seated = circles.some(({ members, facilitators }) => [...members, ...facilitators].includes(c.actor.person))
  const here = circles.filter((circle) => circle.room !== null)
  return view(t('circles.help.fallback'), [
    heading(t('circles.help.heading')),
    text(t('circles.help.intro')),
    !c.powers.ready && mine.has(admins) && text(t('circles.help.setup-first')),
    here.length > 0 &&
      text([
        bold(t('circles.help.your-circles')),
        plain(' '),
        ...joined(
          here.map((circle) => [plain(`${circle.name} `), room(circle.room ?? '')]),
          ', ',
        ),
      ]),
    ...blocks,
    text(rich(t('circles.help.get-help'))),
    actions(
      helpButton(c.community.region),
      ...(seated ? [button(t('membership.leave.button'), LEAVE_PAGE, { circle: null })] : []),
    ),
  ])
}

/** What of all that commands require is fulfilled in one of these places. Each requirement is asked once a place, however many commands have it. */
async function allowedIn(
  places: readonly Context[],
  all: readonly AnyDefinition<Context>[],
): Promise<ReadonlySet<Permission<Context>>> {
  const required = new Set(all.flatMap((each) => (each.what === 'command' ? [each.requires] : [])))
  const allowed = new Set<Permission<Context>>()
  for (const each of required)
    if (await anyOf(...places.map((place) => () => isAllowed(each, place)))) allowed.add(each)
  return allowed
}
