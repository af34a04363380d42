import { Temporal } from 'temporal-polyfill'
import { withDates } from './rhythm-cron.ts'
import type { Rhythm } from './rhythm-parse.ts'

/** What a session is in time. `local` is what the clocks of `zone` show at `at`. */
export interface PlannedSession {
  /** Counts from 1. */
  readonly number: number
  readonly local: Temporal.PlainDateTime
  readonly zone: string
  readonly at: Temporal.Instant
}

export type DatesProblem =
  /** The first date is none of the pattern's; the nearest that are, where there is one within five years. */
  | {
      readonly kind: 'off-pattern'
      readonly before: Temporal.PlainDate | null
      readonly after: Temporal.PlainDate | null
    }
  /** The pattern and 'every n weeks' together give only `found` dates up to `until`. */
  | { readonly kind: 'too-sparse'; readonly found: number; readonly until: Temporal.PlainDate }
  /** The first session would have begun already; `next` is the nearest date from which one can begin. */
  | { readonly kind: 'in-the-past'; readonly next: Temporal.PlainDate | null }
  /** The first date is after `latest`: most likely a slip of the year. */
  | { readonly kind: 'too-far'; readonly latest: Temporal.PlainDate }

export type PlannedDates = { readonly sessions: readonly PlannedSession[] } | { readonly problem: DatesProblem }

/** How far dates are looked for: a circle that meets less than six times in five years has no rhythm. */
const HORIZON = Temporal.Duration.from({ years: 5 })
/** A first date further away than this is more likely a slip than a plan. */
const FURTHEST_START = Temporal.Duration.from({ years: 2 })

/**
 * `count` sessions from the first date on. 'Every n weeks' counts weeks, Monday to Sunday, from the week of the first
 * date: of the weeks between, no date is taken; of a week that counts, every date of the pattern.
 *
 * A time that the clocks skip on a day (01:30 in London when summer time begins) moves forward by what they skip (to
 * 02:30), one that comes twice is the first of the two: Temporal's 'compatible'. A day that the zone leaves out, or a time
 * moved past midnight, never puts two sessions on one date: the later one is left out and the next date taken.
 * @throws RangeError unless `count` is a whole number from 1 to 100
 */
export function plan(rhythm: Rhythm, first: Temporal.PlainDate, count: number): PlannedDates {
  if (!Number.isInteger(count) || count < 1 || count > 100) throw new RangeError(`${count} sessions cannot be planned`)
  return withDates(rhythm.cron, (isDate, time) => {
    if (!isDate(first))
      return {
        problem: { kind: 'off-pattern', before: nearest(isDate, first, -1), after: nearest(isDate, first, 1) },
      }
    const monday = first.subtract({ days: first.dayOfWeek - 1 })
    const until = first.add(HORIZON)
    const sessions: PlannedSession[] = []
    for (let date = first; Temporal.PlainDate.compare(date, until) <= 0; date = date.add({ days: 1 })) {
      if (Math.floor(daysBetween(monday, date) / 7) % rhythm.everyWeeks !== 0 || !isDate(date)) continue
      const session = sessionAt(date.toPlainDateTime(time), rhythm.zone, sessions.length + 1)
      if (sessions.at(-1)?.local.toPlainDate().equals(session.local.toPlainDate())) continue
      sessions.push(session)
      if (sessions.length === count) return { sessions }
    }
    return { problem: { kind: 'too-sparse', found: sessions.length, until } }
  })
}

/** As `plan`, and the first session must lie ahead of `now`, by at most two years. No date offered has begun already. */
export function planFrom(
  now: Temporal.Instant,
  rhythm: Rhythm,
  first: Temporal.PlainDate,
  count: number,
): PlannedDates {
  const today = now.toZonedDateTimeISO(rhythm.zone).toPlainDate()
  const latest = today.add(FURTHEST_START)
  if (Temporal.PlainDate.compare(first, latest) > 0) return { problem: { kind: 'too-far', latest } }
  return withDates(rhythm.cron, (isDate, time) => {
    const ahead = (date: Temporal.PlainDate) => {
      const { at } = sessionAt(date.toPlainDateTime(time), rhythm.zone, 1)
      return isDate(date) && Temporal.Instant.compare(at, now) > 0
    }
    const past = Temporal.PlainDate.compare(first, today) < 0 || (first.equals(today) && isDate(first) && !ahead(first))
    if (past) return { problem: { kind: 'in-the-past', next: nearest(ahead, today.subtract({ days: 1 }), 1) } }
    if (isDate(first)) return plan(rhythm, first, count)
    return { problem: { kind: 'off-pattern', before: nearest(ahead, first, -1), after: nearest(ahead, first, 1) } }
  })
}

/** What the clocks of the zone make of a date and time: `number` is only carried along. */
export function sessionAt(wanted: Temporal.PlainDateTime, zone: string, number: number): PlannedSession {
  const there = wanted.toZonedDateTime(zone, { disambiguation: 'compatible' })
  return { number, local: there.toPlainDateTime(), zone, at: there.toInstant() }
}

/** The nearest fitting date before (-1) or after (1) a date, within five years. */
function nearest(
  fits: (date: Temporal.PlainDate) => boolean,
  from: Temporal.PlainDate,
  step: 1 | -1,
): Temporal.PlainDate | null {
  const days = Math.abs(daysBetween(from, step === 1 ? from.add(HORIZON) : from.subtract(HORIZON)))
  for (let away = 1; away <= days; away += 1) {
    const date = from.add({ days: step * away })
    if (fits(date)) return date
  }
  return null
}

function daysBetween(one: Temporal.PlainDate, other: Temporal.PlainDate): number {
  return one.until(other, { largestUnit: 'days' }).days
}
