import { Temporal } from 'temporal-polyfill'
import { badFields, type CronField, cronAgrees, cronFields, cronTimes, withDates } from './rhythm-cron.ts'
import { zoneFrom, zonesLike } from './rhythm-zones.ts'

/**
 * When a circle meets: a cron pattern of five fields that names one time a day, in every `everyWeeks`th week counted
 * from the week of its first date, by the clocks of an IANA zone. Made by `parseRhythm` or kept from it.
 */
export interface Rhythm {
  readonly cron: string
  readonly everyWeeks: number
  readonly zone: string
}

/** What keeps something typed from being a rhythm, with what a message needs to help. */
export type RhythmProblem =
  /** Not minute, hour, day, month, weekday: `fields` of them. */
  | { readonly kind: 'not-five-fields'; readonly fields: number }
  /** Six fields: one for seconds, which circles have no use for. */
  | { readonly kind: 'seconds' }
  /** Fields that cannot be read; at least one. */
  | { readonly kind: 'bad-fields'; readonly fields: readonly { readonly field: CronField; readonly value: string }[] }
  /** Each field is readable, but no day fits them all: 31 February. */
  | { readonly kind: 'never' }
  /** `times` a day, 24 times 60 at most. */
  | { readonly kind: 'many-times-a-day'; readonly times: number }
  | { readonly kind: 'every-weeks'; readonly everyWeeks: number; readonly most: number }
  /** Nearest names first, at most three; may be empty. */
  | { readonly kind: 'unknown-zone'; readonly zone: string; readonly suggestions: readonly string[] }

export type ParsedRhythm = { readonly rhythm: Rhythm } | { readonly problem: RhythmProblem }

/** A quarter of a year: beyond that people are a mailing list, not a circle. */
const MOST_WEEKS_APART = 12

/** Reads what a person typed or picked. The zone gets its own spelling, the pattern single spaces. */
export function parseRhythm(input: Rhythm): ParsedRhythm {
  const problem = cronProblem(cronFields(input.cron)) ?? weeksProblem(input.everyWeeks)
  if (problem) return { problem }
  const zone = zoneFrom(input.zone)
  if (zone === null) return { problem: { kind: 'unknown-zone', zone: input.zone, suggestions: zonesLike(input.zone) } }
  return { rhythm: { cron: cronFields(input.cron).join(' '), everyWeeks: input.everyWeeks, zone } }
}

function weeksProblem(everyWeeks: number): RhythmProblem | null {
  const fits = Number.isInteger(everyWeeks) && everyWeeks >= 1 && everyWeeks <= MOST_WEEKS_APART
  return fits ? null : { kind: 'every-weeks', everyWeeks, most: MOST_WEEKS_APART }
}

function cronProblem(fields: readonly string[]): RhythmProblem | null {
  if (fields.length === 6) return { kind: 'seconds' }
  if (fields.length !== 5) return { kind: 'not-five-fields', fields: fields.length }
  const bad = badFields(fields)
  if (bad.length > 0) return { kind: 'bad-fields', fields: bad }
  const cron = fields.join(' ')
  if (!cronAgrees(cron)) return { kind: 'never' }
  const { minutes, hours } = cronTimes(cron)
  const times = minutes.length * hours.length
  if (times !== 1) return { kind: 'many-times-a-day', times }
  return fires(cron) ? null : { kind: 'never' }
}

/**
 * Whether the pattern has any date at all. Dates and weekdays repeat every 28 years within a run of leap years without a
 * gap (until 2099), so one such run, whichever it is, shows every date that there can be.
 */
function fires(cron: string): boolean {
  return withDates(cron, (isDate) => {
    const end = Temporal.PlainDate.from('2056-01-01')
    for (let date = Temporal.PlainDate.from('2028-01-01'); !date.equals(end); date = date.add({ days: 1 }))
      if (isDate(date)) return true
    return false
  })
}
