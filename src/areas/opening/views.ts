import {
  actions,
  type Block,
  bold,
  button,
  choice,
  facts,
  heading,
  instant,
  italic,
  joined,
  link,
  list,
  person,
  plain,
  type RichText,
  rich,
  room,
  text,
  type View,
  view,
} from '../../chat/view.ts'
import { t, tr } from '../../locales/index.ts'
import type { CircleFacts } from '../circles/powers.ts'
import type { Clash } from '../sessions/clashes.ts'
import { MOST_DATES } from '../sessions/moving-views.ts'
import type { Pickers } from '../sessions/rhythm.ts'
import {
  ADVANCED,
  DISCARD_PLAN,
  EDIT_PLAN,
  GO_ON_WITHOUT,
  MOVE_FIRST,
  OPEN_CIRCLE,
  PICK_CONTACT,
  PICK_DAY,
  PICK_TIME,
  PICK_WEEKS,
  TRY_AGAIN,
  UNDO_OPENING,
} from './actions.ts'
import { FEWEST_MEMBERS, type Plan, type PlanProblem } from './rules.ts'

export interface Preview {
  draft: string
  plan: Plan
  programmeTitle: string
  /** 'six Tuesdays, fortnightly, ...'; null while the rhythm has a problem. */
  echo: string | null
  pickers: Pickers | null
  problems: readonly PlanProblem[]
  /** Whose session of another circle is at the same hour, once each. */
  clashing: readonly Clash[]
}

export const people = (ids: readonly string[]): RichText =>
  ids.length === 0
    ? [italic(t('opening.nobody'))]
    : joined(
        ids.map((id) => person(id)),
        ', ',
      )

export const meetingPlace = (meet: Plan['meet']): RichText =>
  meet.kind === 'link' ? [link(meet.where, t('opening.meet-link'))] : [room(meet.where)]

/** Half hours from 9 to 21: 25, as many as a select takes. Any other time is 'advanced'. */
const TIMES = Array.from(
  { length: 25 },
  (_, at) => `${String(9 + Math.floor(at / 2)).padStart(2, '0')}:${at % 2 === 0 ? '00' : '30'}`,
)
const WEEKS = [1, 2, 3, 4, 6, 8]
const DAYS = [1, 2, 3, 4, 5, 6, 7] as const

/** Everything as it will be, readable aloud; nothing has happened yet. Only the one who plans sees it. */
export function previewView(preview: Preview): View {
  const { plan, draft, problems, pickers } = preview
  const selfFacilitated = plan.facilitators.length === 0
  return view(t('opening.preview.fallback', { name: plan.name }), [
    heading(t('opening.preview.heading', { name: plan.name })),
    text(preview.echo === null ? t('opening.preview.no-rhythm') : preview.echo),
    facts(
      [t('opening.programme'), preview.programmeTitle],
      [t('opening.facilitators'), selfFacilitated ? rich(t('opening.self-facilitated')) : people(plan.facilitators)],
      ...(selfFacilitated
        ? [[t('opening.contact'), people(plan.contact === null ? [] : [plan.contact])] as const]
        : []),
      [t('opening.members', { count: plan.members.length }), people(plan.members)],
      [t('opening.meet'), meetingPlace(plan.meet)],
    ),
    plan.members.length < FEWEST_MEMBERS &&
      text(t('opening.preview.few', { count: plan.members.length, fewest: FEWEST_MEMBERS })),
    preview.clashing.length > 0 &&
      text([plain(t('opening.preview.clashes')), plain(' '), ...joined(preview.clashing.map(clashLine), '; ')]),
    ...problems.map(problemBlock),
    ...problems.flatMap((problem) => mend(problem, draft)),
    ...pickerBlocks(draft, pickers),
    actions(
      ...(problems.length === 0 ? [button(t('opening.open'), OPEN_CIRCLE, { draft }, 'primary')] : []),
      ...(selfFacilitated
        ? [button(t('opening.pick-contact'), PICK_CONTACT, { draft }, plan.contact === null ? 'primary' : 'neutral')]
        : []),
      button(t('opening.edit'), EDIT_PLAN, { draft }),
      button(t('opening.advanced'), ADVANCED, { draft }),
      button(t('opening.discard'), DISCARD_PLAN, { draft }),
    ),
  ])
}

function pickerBlocks(draft: string, pickers: Pickers | null): Block[] {
  const days = DAYS.map((day) => ({ label: t(`opening.weekday.${day}`), value: String(day) }))
  const weeks = WEEKS.map((count) => ({ label: t('opening.every-weeks', { count }), value: String(count) }))
  const offered = <T extends { value: string }>(options: readonly T[], value: string | undefined) =>
    options.some((option) => option.value === value) && value !== undefined ? value : null
  const times = TIMES.map((time) => ({ label: time, value: time }))
  return [
    choice(
      t('opening.pick-day'),
      PICK_DAY,
      { draft },
      days,
      offered(days, pickers === null ? undefined : String(pickers.weekday)),
    ),
    choice(t('opening.pick-time'), PICK_TIME, { draft }, times, offered(times, pickers?.time)),
    choice(
      t('opening.pick-weeks'),
      PICK_WEEKS,
      { draft },
      weeks,
      offered(weeks, pickers === null ? undefined : String(pickers.everyWeeks)),
    ),
  ]
}

function problemBlock(problem: PlanProblem): Block {
  switch (problem.problem) {
    case 'needs-contact':
      return text([bold(t('opening.problem')), plain(` ${t('opening.problem.needs-contact')}`)])
    case 'contact-in-circle':
      return text([bold(t('opening.problem')), plain(` ${t('opening.problem.contact-in-circle')}`)])
    case 'date-past':
      return text([bold(t('opening.problem')), plain(` ${t('opening.problem.date-past')}`)])
    case 'off-pattern':
      return text([bold(t('opening.problem')), plain(` ${t('opening.problem.off-pattern')}`)])
    case 'rhythm':
      return text([bold(t('opening.problem')), plain(' '), ...tr(problem.key as never, problem.params)])
  }
}

function mend(problem: PlanProblem, draft: string): Block[] {
  const offered =
    problem.problem === 'off-pattern'
      ? [problem.before, problem.after]
      : problem.problem === 'date-past'
        ? [problem.next]
        : []
  const dates = offered.filter((date): date is string => date !== null)
  return dates.length === 0
    ? []
    : [
        actions(
          ...dates.map((date) => button(t('opening.start-on', { date: spoken(date) }), MOVE_FIRST, { draft, date })),
        ),
      ]
}

/** 'Tuesday 16 March 2027'. */
const spoken = (date: string): string =>
  new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
    .format(new Date(`${date}T00:00:00Z`))
    .replace(',', '')

export const beingOpened = (name: string): View =>
  view(t('opening.started', { name }), [text(t('opening.started', { name }))])

export const discarded = (): View => view(t('opening.discarded'), [text(t('opening.discarded'))])

/** Said on each platform in its own facts: who else can technically read (PRACTICE, sections 4 and 5). */
export function welcomeView(
  circle: CircleFacts,
  sessions: { count: number; first: { at: { toString(): string }; zone: string }; echo: string },
  platform: 'discord' | 'slack' | 'rehearsal',
): View {
  const ask = circle.facilitators.length > 0 ? circle.facilitators : circle.contact === null ? [] : [circle.contact]
  return view(t('opening.welcome.fallback', { name: circle.name }), [
    heading(t('opening.welcome.heading', { name: circle.name })),
    text(t('opening.welcome.intro', { count: circle.members.length, sessions: sessions.count })),
    facts(
      [t('opening.rhythm'), sessions.echo],
      [t('opening.first'), [instant(sessions.first.at, sessions.first.zone)]],
      [t('opening.meet'), meetingPlace(circle.meet)],
      [circle.facilitators.length > 0 ? t('opening.facilitators') : t('opening.contact'), people(ask)],
    ),
    list([
      t('opening.welcome.pass'),
      tr('opening.welcome.leave', { who: people(ask) }),
      t('opening.welcome.agreement'),
      t('opening.welcome.commands'),
    ]),
    text([bold(t('opening.welcome.readers')), plain(` ${t(`opening.welcome.readers.${platform}`)}`)]),
  ])
}

/**
 * To the one who opened it, in private: a receipt. No word of it is about what will be said there.
 * @param newDates what the rhythm is now, where its first date had gone by
 */
export const openedNotice = (circle: { name: string; room: string | null }, newDates: string | null): View =>
  view(t('opening.opened', { name: circle.name }), [
    text(
      circle.room === null
        ? t('opening.opened', { name: circle.name })
        : tr('opening.opened-in', { name: circle.name, room: room(circle.room) }),
    ),
    newDates !== null && text(t('opening.put-off', { dates: newDates })),
  ])

export interface StuckCircle {
  id: string
  name: string
  problem: {
    key: string
    params: Readonly<Record<string, string | number>>
    people: readonly string[]
    mayGoOn: boolean
  }
}

/** What came to a stop, what stays safe, and what can be done about it. */
export function stuckBlocks(circle: StuckCircle): Block[] {
  const { key, params, people: concerned, mayGoOn } = circle.problem
  return [
    text([bold(t('opening.stuck', { name: circle.name })), plain(' '), ...tr(key as never, params)]),
    ...(concerned.length === 0 ? [] : [facts([t('opening.stuck.people'), people(concerned)])]),
    text(t('opening.stuck.safe')),
    actions(
      button(t('opening.try-again'), TRY_AGAIN, { circle: circle.id }, 'primary'),
      ...(mayGoOn ? [button(t('opening.go-on'), GO_ON_WITHOUT, { circle: circle.id })] : []),
      button(t('opening.undo'), UNDO_OPENING, { circle: circle.id }, 'danger'),
    ),
  ]
}

export const stuckNotice = (circle: StuckCircle): View =>
  view(t('opening.stuck.fallback', { name: circle.name }), stuckBlocks(circle))

export const settled = (key: 'opening.trying-again' | 'opening.going-on' | 'opening.undoing', name: string): View =>
  view(t(key, { name }), [text(t(key, { name }))])

const clashLine = ({ person: who, other }: Clash): RichText => [person(who), plain(' '), instant(other.at, other.zone)]

/** To one who has two circles at the same hour, and to nobody else. */
export const clashNotice = (circle: { name: string; zone: string }, hers: readonly Clash[]): View =>
  view(t('opening.clash.fallback'), [
    text(t('opening.clash', { name: circle.name })),
    list(hers.slice(0, MOST_DATES).map(({ time }) => [instant(time.at, circle.zone)])),
    hers.length > MOST_DATES && text(t('sessions.clash.more', { count: hers.length - MOST_DATES })),
    text(t('opening.clash.mend')),
  ])
