import type { Temporal } from 'temporal-polyfill'
import {
  actions,
  type Block,
  bold,
  button,
  facts,
  heading,
  type Inline,
  instant,
  joined,
  link,
  list,
  note,
  person,
  plain,
  quote,
  type RichText,
  room,
  text,
  type View,
  view,
} from '../../chat/view.ts'
import type { ProgrammeSession } from '../../content/programme-schema.ts'
import { t, tr } from '../../locales/index.ts'
import { helpButton } from '../help/actions.ts'
import { CANNOT, COMING, HERE, ON_MY_WAY, OPEN_ANYWAY, WE_DID_NOT, WE_MET } from './actions.ts'

/** What every post of a session shows: where it stands in the programme, when and where they meet. */
export interface SessionShown {
  circle: string
  session: string
  number: number
  /** How many sessions the circle has. */
  of: number
  at: Temporal.Instant
  zone: string
  minutes: number
  meet: { kind: 'link' | 'room'; where: string }
  region: string | null
  content: ProgrammeSession
}

/** Where they meet, to be pressed. */
export const meetingPlace = (meet: SessionShown['meet']): RichText =>
  meet.kind === 'link' ? [link(meet.where, t('session.meet-link'))] : [room(meet.where)]

const when = (shown: SessionShown): Inline => instant(shown.at, shown.zone)

export const sessionTitle = (shown: SessionShown): string =>
  t('session.title', { number: shown.number, of: shown.of, theme: shown.content.title })

/** The day before: the date, the set-up question, and who comes. */
export function reminderView(shown: SessionShown): View {
  const ids = { circle: shown.circle, session: shown.session }
  return view(t('session.reminder.fallback', { number: shown.number }), [
    heading(t('session.reminder.heading')),
    text([bold(sessionTitle(shown))]),
    facts([t('session.when'), [when(shown)]], [t('session.where'), meetingPlace(shown.meet)]),
    text(t('session.reminder.set-up')),
    quote(shown.content.setUp),
    actions(
      button(t('session.coming'), COMING, ids, 'primary'),
      button(t('session.cannot'), CANNOT, ids),
      helpButton(shown.region),
    ),
  ])
}

/** What becomes of a reminder that had gone out when the session was moved. Its buttons are about the new time. */
export function reminderMoved(shown: SessionShown): View {
  const ids = { circle: shown.circle, session: shown.session }
  return view(t('session.reminder.moved', { number: shown.number }), [
    heading(t('session.reminder.moved', { number: shown.number })),
    text([bold(sessionTitle(shown))]),
    facts([t('session.when'), [when(shown)]], [t('session.where'), meetingPlace(shown.meet)]),
    actions(
      button(t('session.coming'), COMING, ids, 'primary'),
      button(t('session.cannot'), CANNOT, ids),
      helpButton(shown.region),
    ),
  ])
}

/** The opening: the agreement again, every time; then what the session is made of. `onTheWay` are people who pressed so. */
export function openingView(
  shown: SessionShown,
  clauses: readonly { number: number; words: string }[],
  onTheWay: readonly string[],
): View {
  const ids = { circle: shown.circle, session: shown.session }
  const { content } = shown
  const timing = content.timings.find((each) => each.minutes === shown.minutes) ?? content.timings[0]
  return view(t('session.opening.fallback', { number: shown.number, of: shown.of }), [
    heading(sessionTitle(shown)),
    facts([t('session.when'), [when(shown)]], [t('session.where'), meetingPlace(shown.meet)]),
    text(content.purpose),
    text([bold(t('session.agreement'))]),
    list(
      clauses.map((clause) => clause.words),
      'ordered',
    ),
    text([bold(t('session.check-in')), plain(` ${content.checkIn}`)]),
    text([bold(t('session.prompts'))]),
    list(content.prompts),
    timing !== undefined &&
      note(
        t('session.timings', {
          minutes: timing.minutes,
          parts: timing.parts.map((part) => `${part.what} ${part.minutes}`).join(' · '),
        }),
      ),
    ...onTheWay.map((id) => text(tr('session.is-on-the-way', { who: person(id) }))),
    actions(
      button(t('session.here'), HERE, ids, 'primary'),
      button(t('session.on-my-way'), ON_MY_WAY, ids),
      button(t('session.cannot'), CANNOT, ids),
      helpButton(shown.region),
    ),
  ])
}

/** The closing: the last round, the time until the next one, and when that is; null after the last session, 'resting' before a pause. */
export function closingView(
  shown: SessionShown,
  next: { number: number; at: Temporal.Instant; zone: string } | 'resting' | null,
): View {
  return view(t('session.closing.fallback', { number: shown.number }), [
    heading(t('session.closing.heading', { number: shown.number })),
    text(shown.content.closing),
    text(shown.content.between),
    next === null
      ? text(t('session.closing.last'))
      : next === 'resting'
        ? text(t('session.closing.resting'))
        : text(tr('session.closing.next', { number: next.number, when: instant(next.at, next.zone) })),
    actions(helpButton(shown.region)),
  ])
}

export interface ListedSession {
  number: number
  at: Temporal.Instant
  zone: string
  state: string
  title: string
}

/** All sessions with their dates and how each stands; `said` is for facilitators: who said what about the one that is next or open. */
export function sessionsView(
  circle: string,
  sessions: readonly ListedSession[],
  said: { here: string[]; onMyWay: string[]; cannot: string[]; coming: string[] } | null,
  asking: readonly Block[] = [],
): View {
  const states: Record<string, string> = {
    planned: t('session.state.planned'),
    open: t('session.state.open'),
    closed: t('session.state.closed'),
    unconfirmed: t('session.state.unconfirmed'),
    skipped: t('session.state.skipped'),
  }
  const people = (ids: string[]): RichText =>
    joined(
      ids.map((id) => person(id)),
      ', ',
    )
  const rows = said
    ? ([
        [t('session.here'), said.here],
        [t('session.on-my-way'), said.onMyWay],
        [t('session.coming'), said.coming],
        [t('session.cannot'), said.cannot],
      ] as const)
    : []
  const told = rows.filter(([, ids]) => ids.length > 0).map(([label, ids]) => [label, people(ids)] as const)
  return view(t('session.list.fallback', { name: circle }), [
    heading(t('session.list.heading', { name: circle })),
    list(
      sessions.map((each) => [
        bold(`${each.number}. ${each.title}`),
        plain(' · '),
        instant(each.at, each.zone),
        plain(` · ${states[each.state] ?? each.state}`),
      ]),
    ),
    told.length > 0 && text([bold(t('session.list.said'))]),
    told.length > 0 && facts(...told),
    ...asking,
  ])
}

/** To one who pressed; nobody else sees it. */
export const answerHeard = (
  key: 'session.heard.coming' | 'session.heard.here' | 'session.heard.on-my-way' | 'session.heard.cannot',
  region: string | null,
): View => view(t(key), [text(t(key)), actions(helpButton(region))])

export const opensAnyway = (
  circle: string,
  session: { id: string; number: number; at: Temporal.Instant; zone: string },
): View =>
  view(t('session.open.sure', { number: session.number }), [
    text(tr('session.open.planned-for', { number: session.number, when: instant(session.at, session.zone) })),
    actions(button(t('session.open.anyway'), OPEN_ANYWAY, { circle, session: session.id }, 'primary')),
  ])

/** Asked of the facilitator when the opening could not be posted in time. */
export const didYouMeet = (
  circle: { id: string; name: string },
  session: { id: string; number: number; at: Temporal.Instant; zone: string },
): View =>
  view(t('session.did-you-meet', { number: session.number, name: circle.name }), [
    text(
      tr('session.did-you-meet.text', {
        number: session.number,
        name: circle.name,
        when: instant(session.at, session.zone),
      }),
    ),
    actions(
      button(t('session.we-met'), WE_MET, { circle: circle.id, session: session.id }, 'primary'),
      button(t('session.we-did-not'), WE_DID_NOT, { circle: circle.id, session: session.id }),
    ),
  ])

export const sessionSaid = (
  key: 'session.opened' | 'session.closed' | 'session.noted-met' | 'session.noted-not',
  number: number,
): View => view(t(key, { number }), [text(t(key, { number }))])
