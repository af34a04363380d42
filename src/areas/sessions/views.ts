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
  meet.kind === 'link' ? [link(meet.where, t('sessions.meet-link'))] : [room(meet.where)]

const when = (shown: SessionShown): Inline => instant(shown.at, shown.zone)

export const sessionTitle = (shown: SessionShown): string =>
  t('sessions.title', { number: shown.number, of: shown.of, theme: shown.content.title })

/** The day before: the date, the set-up question, and who comes. */
export function reminderView(shown: SessionShown): View {
  const ids = { circle: shown.circle, session: shown.session }
  return view(t('sessions.reminder.fallback', { number: shown.number }), [
    heading(t('sessions.reminder.heading')),
    text([bold(sessionTitle(shown))]),
    facts([t('sessions.when'), [when(shown)]], [t('sessions.where'), meetingPlace(shown.meet)]),
    text(t('sessions.reminder.set-up')),
    quote(shown.content.setUp),
    actions(
      button(t('sessions.coming'), COMING, ids, 'primary'),
      button(t('sessions.cannot'), CANNOT, ids),
      helpButton(shown.region),
    ),
  ])
}

/** What becomes of a reminder that had gone out when the session was moved. Its buttons are about the new time. */
export function reminderMoved(shown: SessionShown): View {
  const ids = { circle: shown.circle, session: shown.session }
  return view(t('sessions.reminder.moved', { number: shown.number }), [
    heading(t('sessions.reminder.moved', { number: shown.number })),
    text([bold(sessionTitle(shown))]),
    facts([t('sessions.when'), [when(shown)]], [t('sessions.where'), meetingPlace(shown.meet)]),
    actions(
      button(t('sessions.coming'), COMING, ids, 'primary'),
      button(t('sessions.cannot'), CANNOT, ids),
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
  return view(t('sessions.opening.fallback', { number: shown.number, of: shown.of }), [
    heading(sessionTitle(shown)),
    facts([t('sessions.when'), [when(shown)]], [t('sessions.where'), meetingPlace(shown.meet)]),
    text(content.purpose),
    text([bold(t('sessions.agreement'))]),
    list(
      clauses.map((clause) => clause.words),
      'ordered',
    ),
    text([bold(t('sessions.check-in')), plain(` ${content.checkIn}`)]),
    text([bold(t('sessions.prompts'))]),
    list(content.prompts),
    timing !== undefined &&
      note(
        t('sessions.timings', {
          minutes: timing.minutes,
          parts: timing.parts.map((part) => `${part.what} ${part.minutes}`).join(' · '),
        }),
      ),
    ...onTheWay.map((id) => text(tr('sessions.is-on-the-way', { who: person(id) }))),
    actions(
      button(t('sessions.here'), HERE, ids, 'primary'),
      button(t('sessions.on-my-way'), ON_MY_WAY, ids),
      button(t('sessions.cannot'), CANNOT, ids),
      helpButton(shown.region),
    ),
  ])
}

/** The closing: the last round, the time until the next one, and when that is; null after the last session, 'resting' before a pause. */
export function closingView(
  shown: SessionShown,
  next: { number: number; at: Temporal.Instant; zone: string } | 'resting' | null,
): View {
  return view(t('sessions.closing.fallback', { number: shown.number }), [
    heading(t('sessions.closing.heading', { number: shown.number })),
    text(shown.content.closing),
    text(shown.content.between),
    next === null
      ? text(t('sessions.closing.last'))
      : next === 'resting'
        ? text(t('sessions.closing.resting'))
        : text(tr('sessions.closing.next', { number: next.number, when: instant(next.at, next.zone) })),
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
    planned: t('sessions.state.planned'),
    open: t('sessions.state.open'),
    closed: t('sessions.state.closed'),
    unconfirmed: t('sessions.state.unconfirmed'),
    skipped: t('sessions.state.skipped'),
  }
  const people = (ids: string[]): RichText =>
    joined(
      ids.map((id) => person(id)),
      ', ',
    )
  const rows = said
    ? ([
        [t('sessions.here'), said.here],
        [t('sessions.on-my-way'), said.onMyWay],
        [t('sessions.coming'), said.coming],
        [t('sessions.cannot'), said.cannot],
      ] as const)
    : []
  const told = rows.filter(([, ids]) => ids.length > 0).map(([label, ids]) => [label, people(ids)] as const)
  return view(t('sessions.list.fallback', { name: circle }), [
    heading(t('sessions.list.heading', { name: circle })),
    list(
      sessions.map((each) => [
        bold(`${each.number}. ${each.title}`),
        plain(' · '),
        instant(each.at, each.zone),
        plain(` · ${states[each.state] ?? each.state}`),
      ]),
    ),
    told.length > 0 && text([bold(t('sessions.list.said'))]),
    told.length > 0 && facts(...told),
    ...asking,
  ])
}

/** To one who pressed; nobody else sees it. */
export const answerHeard = (
  key: 'sessions.heard.coming' | 'sessions.heard.here' | 'sessions.heard.on-my-way' | 'sessions.heard.cannot',
  region: string | null,
): View => view(t(key), [text(t(key)), actions(helpButton(region))])

export const opensAnyway = (
  circle: string,
  session: { id: string; number: number; at: Temporal.Instant; zone: string },
): View =>
  view(t('sessions.open.sure', { number: session.number }), [
    text(tr('sessions.open.planned-for', { number: session.number, when: instant(session.at, session.zone) })),
    actions(button(t('sessions.open.anyway'), OPEN_ANYWAY, { circle, session: session.id }, 'primary')),
  ])

/** Asked of the facilitator when the opening could not be posted in time. */
export const didYouMeet = (
  circle: { id: string; name: string },
  session: { id: string; number: number; at: Temporal.Instant; zone: string },
): View =>
  view(t('sessions.did-you-meet', { number: session.number, name: circle.name }), [
    text(
      tr('sessions.did-you-meet.text', {
        number: session.number,
        name: circle.name,
        when: instant(session.at, session.zone),
      }),
    ),
    actions(
      button(t('sessions.we-met'), WE_MET, { circle: circle.id, session: session.id }, 'primary'),
      button(t('sessions.we-did-not'), WE_DID_NOT, { circle: circle.id, session: session.id }),
    ),
  ])

export const sessionSaid = (
  key: 'sessions.opened' | 'sessions.closed' | 'sessions.noted-met' | 'sessions.noted-not',
  number: number,
): View => view(t(key, { number }), [text(t(key, { number }))])
