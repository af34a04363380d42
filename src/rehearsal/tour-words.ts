import type { Temporal } from 'temporal-polyfill'
import { pickersOf, spokenDate } from '../areas/sessions/rhythm.ts'
import { programmeCalled } from '../content/load.ts'
import { type MessageKey, t } from '../locales/index.ts'
import type { Cast } from './notes.ts'
import { TELEPHONE } from './sample.ts'
import type { StepId } from './tour-rules.ts'

/** What the words of a step are made from. */
export interface Telling {
  nameOf(person: string): string
  cast: Cast
  /** The name of the circle's room; null before there is one. */
  room: string | null
  now: Temporal.Instant
  zone: string
}

/** A step for one person: who to be, what to do and with which words, what comes of it. A paragraph each. */
export function stepWords(step: StepId, as: string | null, person: string, telling: Telling): string[] {
  const name = as === null ? '' : telling.nameOf(as)
  const who = as === null || as === person ? [] : [t('rehearsal.tour.be', { name })]
  return [...who, ...whatToDo(step, telling)]
}

export const stepTitle = (step: StepId): string => t(`rehearsal.tour.${step}` satisfies MessageKey)

function whatToDo(step: StepId, { nameOf, cast, room: known, now, zone }: Telling): string[] {
  const run = t('rehearsal.page.run')
  const room = known === null ? t('rehearsal.tour.its-room') : `#${known}`
  switch (step) {
    case 'create': {
      const date = firstDate(now, zone)
      return [
        t('rehearsal.tour.create.command', { room: `#${t('rehearsal.sample.lobby')}`, run }),
        t('rehearsal.tour.create.form', {
          name: t('rehearsal.sample.circle'),
          facilitators: nameOf(cast.facilitator),
          members: listed(cast.members.map(nameOf)),
          date: `${spokenDate(date)} (${date.toString()})`,
          link: 'https://meet.example.org/circle',
        }),
        t('rehearsal.tour.create.open', { preview: t('opening.plan.submit'), open: t('opening.open') }),
      ]
    }
    case 'agreement':
      return [
        t('rehearsal.tour.agreement.room', { room }),
        t('rehearsal.tour.agreement.read', { all: t('agreement.read-all'), easy: t('agreement.easy-read') }),
        t('rehearsal.tour.agreement.numbers', { telephone: TELEPHONE }),
      ]
    case 'session':
      return [
        t('rehearsal.tour.session.clock', { next: t('rehearsal.page.to-next'), move: t('rehearsal.page.clock.move') }),
        t('rehearsal.tour.session.here', { room, here: t('sessions.here') }),
      ]
    case 'pointing':
      return [t('rehearsal.tour.pointing.point', { room, run }), t('rehearsal.tour.pointing.look')]
    case 'boundary':
      return [
        t('rehearsal.tour.boundary.log', { room, run }),
        t('rehearsal.tour.boundary.form', { keep: t('boundaries.log.submit') }),
        t('rehearsal.tour.boundary.look'),
      ]
    case 'help':
      return [t('rehearsal.tour.help.press', { help: t('help.now.help-now'), run }), t('rehearsal.tour.help.look')]
    case 'closing':
      return [t('rehearsal.tour.closing.close', { room, run }), t('rehearsal.tour.closing.look')]
    case 'onwards':
      return [
        t('rehearsal.tour.onwards.time', { next: t('rehearsal.page.to-next') }),
        t('rehearsal.tour.onwards.else', { are: t('rehearsal.page.you-are') }),
      ]
    default:
      return step satisfies never
  }
}

/** ‘Ada, Ben and Cara’ */
const listed = (names: readonly string[]): string => new Intl.ListFormat('en-GB').format(names)

/**
 * The first day that fits the programme's rhythm and leaves the evening before for the reminder: at least two days from now.
 * Where a programme knows no weekday, any day will do.
 */
function firstDate(now: Temporal.Instant, zone: string): Temporal.PlainDate {
  const programme = programmeCalled('peer-support-circle')
  const earliest = now.toZonedDateTimeISO(zone).toPlainDate().add({ days: 2 })
  const weekday = programme === undefined ? null : (pickersOf(programme.rhythm)?.weekday ?? null)
  return weekday === null ? earliest : earliest.add({ days: (weekday - earliest.dayOfWeek + 7) % 7 })
}
