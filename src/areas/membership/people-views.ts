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
  actions(...buttons, button(t('life.keep'), KEEP_AS_IT_IS, { circle }), helpButton(region))

/* ---- pages before anything is done: only the one who asks sees them ---- */

/** `clashes`: null for one who is not to know of other circles. */
export function addPage(
  circle: CircleFacts,
  who: string,
  platform: PlatformName,
  clashes: readonly ClashAt[] | null,
  region: string | null,
): View {
  return view(t('life.add.fallback', { name: circle.name }), [
    heading(t('life.add.heading', { name: circle.name })),
    text(tr('life.add.who', { who: person(who), count: circle.members.length + 1 })),
    text(t(`life.add.sees.${platform}`)),
    text(t('life.add.told')),
    clashes !== null && clashes.length > 0 && text(tr('life.add.clashes', { who: person(who), times: times(clashes) })),
    decide(circle.id, region, button(t('life.add'), ADD_MEMBER, { circle: circle.id, person: who }, 'primary')),
  ])
}

export function removePage(circle: CircleFacts, who: string, region: string | null): View {
  const input = { circle: circle.id, person: who }
  return view(t('life.remove.fallback', { name: circle.name }), [
    heading(t('life.remove.heading', { name: circle.name })),
    text(tr('life.remove.who', { who: person(who) })),
    list([t('life.remove.access'), t('life.remove.told'), t('life.remove.room'), t('life.remove.records')]),
    note(t('life.remove.first')),
    decide(
      circle.id,
      region,
      button(t('life.remove'), REMOVE_PERSON, input, 'danger'),
      button(t('life.remove.line'), REMOVE_WITH_A_LINE, input),
    ),
  ])
}

export function rolePage(circle: CircleFacts, who: string, role: Role, platform: PlatformName, region: string | null) {
  const input = { circle: circle.id, person: who }
  const action = { begin: FACILITATES, end: NO_LONGER, contact: CONTACT }[role]
  const isNew = role === 'begin' && !circle.members.includes(who)
  const what = role === 'end' && circle.contact === who ? 'contact-end' : role
  return view(t('life.facilitator.fallback', { name: circle.name }), [
    heading(t('life.facilitator.heading', { name: circle.name })),
    text(tr(`life.role.${what}.means`, { who: person(who) })),
    isNew && text(t(`life.add.sees.${platform}`)),
    text(t(`life.role.${what}.told`)),
    decide(circle.id, region, button(t(`life.role.${role}`), action, input, 'primary')),
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
  view(t('life.joined.fallback'), [
    text([
      ...tr(facilitates ? 'life.joined.facilitator' : 'life.joined', { who: person(who) }),
      plain(` ${t('life.joined.agreement')}`),
    ]),
    actions(button(t('agreement.read-all'), READ_ALL, { circle })),
  ])

export const removedLine = (who: string): View =>
  view(t('life.removed-line.fallback'), [text(tr('life.removed-line', { who: person(who) }))])

export const facilitatesNow = (who: string): View =>
  view(t('life.facilitates.fallback'), [text(tr('life.facilitates', { who: person(who) }))])

/** Who is there for the circle now; who is not any more is nobody's news. */
export const facilitateNow = (who: readonly string[]): View =>
  view(t('life.facilitates.fallback'), [text(tr('life.facilitate-now', { who: people(who) }))])

/* ---- behind the button of a direct message ---- */

/** What a new member needs. */
export function addedPage(
  circle: CircleFacts,
  next: ClashAt | null,
  clashes: readonly ClashAt[],
  platform: PlatformName,
  region: string | null,
): View {
  return view(t('life.added.fallback'), [
    heading(t('life.added.heading', { name: circle.name })),
    text(t('life.added.intro')),
    facts(
      [t('circle.show.room'), circle.room === null ? rich(t('circle.show.no-room')) : [room(circle.room)]],
      [t('circle.show.next'), next === null ? rich(t('circle.show.no-next')) : [instant(next.at, next.zone)]],
      ...(circle.facilitators.length > 0
        ? [[t('opening.facilitators'), people(circle.facilitators)] as const]
        : circle.contact === null
          ? []
          : [[t('opening.contact'), people([circle.contact])] as const]),
    ),
    list([t('opening.welcome.pass'), t('life.added.agreement'), t('life.added.leave'), t('opening.welcome.commands')]),
    text(t(`opening.welcome.readers.${platform}`)),
    clashes.length > 0 && text(tr('life.added.clashes', { times: times(clashes) })),
    actions(
      button(t('agreement.read-all'), READ_ALL, { circle: circle.id }, 'primary'),
      button(t('life.leave.this'), LEAVE_PAGE, { circle: circle.id }),
      helpButton(region),
    ),
  ])
}

/** Kind, plain, and never the whole of it: people are there for the rest. `turnTo` are people who can be asked. */
export function removedPage(left: { name: string }, turnTo: readonly string[], region: string | null): View {
  return view(t('life.removed.fallback'), [
    heading(t('life.removed.heading')),
    text(t('life.removed', { name: left.name })),
    text(t('life.removed.kind')),
    turnTo.length > 0 && text(tr('life.removed.turn-to', { who: people(turnTo) })),
    actions(helpButton(region)),
  ])
}

/** What facilitating means here, and where what waits for an answer is found: it is hers to answer now. */
export function facilitatesPage(circle: CircleFacts, region: string | null): View {
  const contact = circle.facilitators.length === 0
  return view(t('life.you.fallback'), [
    heading(t(contact ? 'life.you.contact' : 'life.you.facilitate', { name: circle.name })),
    text(t(contact ? 'life.you.contact.means' : 'life.you.facilitate.means')),
    list([t('life.you.show'), t('life.you.sessions'), t('life.you.boundaries'), t('life.you.leave')]),
    actions(button(t('life.how-it-stands'), HOW_IT_STANDS, { circle: circle.id }, 'primary'), helpButton(region)),
  ])
}
