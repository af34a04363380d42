import type { Temporal } from 'temporal-polyfill'
import { withDates } from './rhythm-cron.ts'
import type { Rhythm } from './rhythm-parse.ts'
import type { PlannedSession } from './rhythm-plan.ts'

/** The pieces of the sentence that says a rhythm back to people. */
export interface Described {
  readonly count: number
  /** ISO weekday (1 is Monday) where all sessions are on it, evenly `everyWeeks` apart; else null and dates are told. */
  readonly weekday: number | null
  readonly everyWeeks: number
  readonly time: Temporal.PlainTime
  /** The zone by its city: 'London', 'New York', 'UTC'. */
  readonly place: string
  /** In the sessions' order; at least one. */
  readonly dates: readonly Temporal.PlainDate[]
  readonly first: Temporal.PlainDate
  readonly last: Temporal.PlainDate
  /** Sessions at another time than the pattern's: the clocks skip it that day, or the session was moved. */
  readonly otherTimes: readonly Temporal.PlainDateTime[]
}

/** @throws RangeError without any session */
export function describe(rhythm: Rhythm, sessions: readonly PlannedSession[]): Described {
  const time = withDates(rhythm.cron, (_, time) => time)
  const dates = sessions.map(({ local }) => local.toPlainDate())
  const [first] = dates
  const last = dates.at(-1)
  if (first === undefined || last === undefined) throw new RangeError('there is no session to tell of')
  const even = dates.every((date, index) => date.equals(first.add({ weeks: index * rhythm.everyWeeks })))
  return {
    count: dates.length,
    weekday: even ? first.dayOfWeek : null,
    everyWeeks: rhythm.everyWeeks,
    time,
    place: placeOfZone(rhythm.zone),
    dates,
    first,
    last,
    otherTimes: sessions.map(({ local }) => local).filter((local) => !local.toPlainTime().equals(time)),
  }
}

/** The zone's city as people write it: 'America/Argentina/Buenos_Aires' is 'Buenos Aires'. */
export function placeOfZone(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')
}

/**
 * A rhythm said back in British English: 'six Tuesdays, fortnightly, 19:00 London, from 16 March 2027; the last on 25 May'.
 * Dates that are not evenly spaced on one weekday are told one by one. A year stands where it is new.
 * @throws RangeError without any session
 */
export function echo(rhythm: Rhythm, sessions: readonly PlannedSession[]): string {
  const told = describe(rhythm, sessions)
  const clock = `${hhmm(told.time)} ${told.place}`
  return `${told.weekday === null ? oneByOne(told, clock) : evenly(told, clock)}${exceptions(told)}`
}

function evenly({ count, everyWeeks, first, last }: Described, clock: string): string {
  const weekday = first.toLocaleString('en-GB', { weekday: 'long' })
  if (count === 1) return `one ${weekday}, ${clock}, on ${dayAndYear(first)}`
  const until = first.year === last.year ? dayInWords(last) : dayAndYear(last)
  return `${numberInWords(count)} ${weekday}s, ${often(everyWeeks)}, ${clock}, from ${dayAndYear(first)}; the last on ${until}`
}

function oneByOne({ count, dates }: Described, clock: string): string {
  const told = dates.map((date, index) => {
    const weekday = date.toLocaleString('en-GB', { weekday: 'long' })
    return `${weekday} ${dates[index - 1]?.year === date.year ? dayInWords(date) : dayAndYear(date)}`
  })
  return `${numberInWords(count)} sessions, ${clock}, on ${listInWords(told)}`
}

function exceptions({ otherTimes }: Described): string {
  if (otherTimes.length === 0) return ''
  return `; on ${listInWords(otherTimes.map((at) => `${dayInWords(at.toPlainDate())} at ${hhmm(at.toPlainTime())}`))}`
}

/** One session's time in words, by the clocks of its zone: 'Tuesday 13 April 2027, 19:00 London'. */
export function spokenTime({ local, zone }: Pick<PlannedSession, 'local' | 'zone'>): string {
  return `${spokenDate(local.toPlainDate())}, ${hhmm(local.toPlainTime())} ${placeOfZone(zone)}`
}

/** 'Tuesday 13 April 2027'. */
export const spokenDate = (date: Temporal.PlainDate): string =>
  `${date.toLocaleString('en-GB', { weekday: 'long' })} ${dayAndYear(date)}`

const NUMBERS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ')
const numberInWords = (count: number) => NUMBERS[count - 1] ?? String(count)

function often(everyWeeks: number): string {
  if (everyWeeks === 1) return 'weekly'
  return everyWeeks === 2 ? 'fortnightly' : `every ${everyWeeks} weeks`
}

const dayInWords = (date: Temporal.PlainDate) => date.toLocaleString('en-GB', { day: 'numeric', month: 'long' })
const dayAndYear = (date: Temporal.PlainDate) => `${dayInWords(date)} ${date.year}`
const hhmm = (time: Temporal.PlainTime) => time.toString({ smallestUnit: 'minute' })
const listInWords = (items: readonly string[]) => new Intl.ListFormat('en-GB').format(items)
