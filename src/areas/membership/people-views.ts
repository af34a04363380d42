import type { PlatformName } from '../../chat/refs.ts'
import {
  actions,
  type Button,
  button,
  facts,
  heading,
  instant,
  joined,
  list,
  note,
  person,
  plain,
  type RichText,
  rich,
  room,
  text,
  type View,
  view,
} from '../../chat/view.ts'
import { type MessageKey, t, tr } from '../../locales/index.ts'
import { READ_ALL } from '../agreement/actions.ts'
import { LEAVE_PAGE } from '../circles/actions.ts'
import type { CircleFacts } from '../circles/powers.ts'
import { helpButton } from '../help/actions.ts'
import {
  ADD_MEMBER,
  CONTACT,
  FACILITATES,
  HOW_IT_STANDS,
  KEEP_AS_IT_IS,
  NO_LONGER,
  REMOVE_PERSON,
  REMOVE_WITH_A_LINE,
} from './actions.ts'
import type { ClashAt } from './rules.ts'

type Role = 'begin' | 'end' | 'contact'

const times = (clashes: readonly ClashAt[]): RichText =>
  joined(
    clashes.slice(0, 12).map((each) => instant(each.at, each.zone)),
    ', ',
  )

const people = (ids: readonly string[]): RichText =>
  joined(
    ids.map((id) => person(id)),
    ', ',
  )

/** What a page ends in: what it is about, the way back, and people to call. */
const decide = (circle: string, region: string | null, ...buttons: readonly Button[]) =>
  actions(...buttons, button(t('membership.keep'), KEEP_AS_IT_IS, { circle }), helpButton(region))

/* ---- pages before anything is done: only the one who asks sees them ---- */

/** `clashes`: null for one who is not to know of other circles. */
export function addPage(
  circle: CircleFacts,
  who: string,
  platform: PlatformName,
  clashes: readonly ClashAt[] | null,
  region: string | null,
): View {
  return view(t('membership.add.fallback', { name: circle.name }), [
    heading(t('membership.add.heading', { name: circle.name })),
    text(tr('membership.add.who', { who: person(who), count: circle.members.length + 1 })),
    text(t(`membership.add.sees.${platform}`)),
    text(t('membership.add.told')),
    clashes !== null &&
      clashes.length > 0 &&
      text(tr('membership.add.clashes', { who: person(who), times: times(clashes) })),
    decide(circle.id, region, button(t('membership.add'), ADD_MEMBER, { circle: circle.id, person: who }, 'primary')),
  ])
}

export function removePage(circle: CircleFacts, who: string, region: string | null): View {
  const input = { circle: circle.id, person: who }
  return view(t('membership.remove.fallback', { name: circle.name }), [
    heading(t('membership.remove.heading', { name: circle.name })),
    text(tr('membership.remove.who', { who: person(who) })),
    list([
      t('membership.remove.access'),
      t('membership.remove.told'),
      t('membership.remove.room'),
      t('membership.remove.records'),
    ]),
    note(t('membership.remove.first')),
    decide(
      circle.id,
      region,
      button(t('membership.remove'), REMOVE_PERSON, input, 'danger'),
      button(t('membership.remove.line'), REMOVE_WITH_A_LINE, input),
    ),
  ])
}

export function rolePage(circle: CircleFacts, who: string, role: Role, platform: PlatformName, region: string | null) {
  const input = { circle: circle.id, person: who }
  const action = { begin: FACILITATES, end: NO_LONGER, contact: CONTACT }[role]
  const isNew = role === 'begin' && !circle.members.includes(who)
  const what = role === 'end' && circle.contact === who ? 'contact-end' : role
  return view(t('membership.facilitator.fallback', { name: circle.name }), [
    heading(t('membership.facilitator.heading', { name: circle.name })),
    text(tr(`membership.role.${what}.means`, { who: person(who) })),
    isNew && text(t(`membership.add.sees.${platform}`)),
    text(t(`membership.role.${what}.told`)),
    decide(circle.id, region, button(t(`membership.role.${role}`), action, input, 'primary')),
  ])
}

/** What was done, in a line; only the one who did it sees it. */
export const seatChanged = (words: RichText, region: string | null): View => {
  const spoken = words.map((leaf) => ('text' in leaf ? leaf.text : '…')).join('')
  return view(spoken, [text(words), actions(helpButton(region))])
}

export const personChanged = (key: MessageKey, who: string, region: string | null): View =>
  seatChanged(tr(key, { who: person(who) }), region)

/* ---- what the room reads ---- */

/** One warm line, and the agreement: it is looked at again whenever somebody joins. */
export const joinedView = (circle: string, who: string, facilitates: boolean): View =>
  view(t('membership.joined.fallback'), [
    text([
      ...tr(facilitates ? 'membership.joined.facilitator' : 'membership.joined', { who: person(who) }),
      plain(` ${t('membership.joined.agreement')}`),
    ]),
    actions(button(t('agreement.read-all'), READ_ALL, { circle })),
  ])

export const removedLine = (who: string): View =>
  view(t('membership.removed-line.fallback'), [text(tr('membership.removed-line', { who: person(who) }))])

export const facilitatesNow = (who: string): View =>
  view(t('membership.facilitates.fallback'), [text(tr('membership.facilitates', { who: person(who) }))])

/** Who is there for the circle now; who is not any more is nobody's news. */
export const facilitateNow = (who: readonly string[]): View =>
  view(t('membership.facilitates.fallback'), [text(tr('membership.facilitate-now', { who: people(who) }))])

/* ---- behind the button of a direct message ---- */

/** What a new member needs. */
export function addedPage(
  circle: CircleFacts,
  next: ClashAt | null,
  clashes: readonly ClashAt[],
  platform: PlatformName,
  region: string | null,
): View {
  return view(t('membership.added.fallback'), [
    heading(t('membership.added.heading', { name: circle.name })),
    text(t('membership.added.intro')),
    facts(
      [t('circles.show.room'), circle.room === null ? rich(t('circles.show.no-room')) : [room(circle.room)]],
      [t('circles.show.next'), next === null ? rich(t('circles.show.no-next')) : [instant(next.at, next.zone)]],
      ...(circle.facilitators.length > 0
        ? [[t('opening.facilitators'), people(circle.facilitators)] as const]
        : circle.contact === null
          ? []
          : [[t('opening.contact'), people([circle.contact])] as const]),
    ),
    list([
      t('opening.welcome.pass'),
      t('membership.added.agreement'),
      t('membership.added.leave'),
      t('opening.welcome.commands'),
    ]),
    text(t(`opening.welcome.readers.${platform}`)),
    clashes.length > 0 && text(tr('membership.added.clashes', { times: times(clashes) })),
    actions(
      button(t('agreement.read-all'), READ_ALL, { circle: circle.id }, 'primary'),
      button(t('membership.leave.this'), LEAVE_PAGE, { circle: circle.id }),
      helpButton(region),
    ),
  ])
}

/** Kind, plain, and never the whole of it: people are there for the rest. `turnTo` are people who can be asked. */
export function removedPage(left: { name: string }, turnTo: readonly string[], region: string | null): View {
  return view(t('membership.removed.fallback'), [
    heading(t('membership.removed.heading')),
    text(t('membership.removed', { name: left.name })),
    text(t('membership.removed.kind')),
    turnTo.length > 0 && text(tr('membership.removed.turn-to', { who: people(turnTo) })),
    actions(helpButton(region)),
  ])
}

/** What facilitating means here, and where what waits for an answer is found: it is hers to answer now. */
export function facilitatesPage(circle: CircleFacts, region: string | null): View {
  const contact = circle.facilitators.length === 0
  return view(t('membership.you.fallback'), [
    heading(t(contact ? 'membership.you.contact' : 'membership.you.facilitate', { name: circle.name })),
    text(t(contact ? 'membership.you.contact.means' : 'membership.you.facilitate.means')),
    list([
      t('membership.you.show'),
      t('membership.you.sessions'),
      t('membership.you.boundaries'),
      t('membership.you.leave'),
    ]),
    actions(button(t('membership.how-it-stands'), HOW_IT_STANDS, { circle: circle.id }, 'primary'), helpButton(region)),
  ])
}
