import { Temporal } from 'temporal-polyfill'
import { cronTimes } from './rhythm-cron.ts'
import { type ParsedRhythm, parseRhythm, type Rhythm } from './rhythm-parse.ts'

/** A rhythm as people pick it: one weekday (ISO, 1 is Monday), one time ('19:00'), every n weeks. */
export interface Pickers {
  readonly weekday: number
  readonly time: string
  readonly everyWeeks: number
  readonly zone: string
}

/** How cron names the ISO weekdays, so that a pattern kept can be read by people. */
const CRON_WEEKDAYS = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'] as const

/** @throws RangeError for a weekday that is not 1 to 7 or a time that is none: pickers offer neither */
export function rhythmFromPickers({ weekday, time, everyWeeks, zone }: Pickers): ParsedRhythm {
  const day = CRON_WEEKDAYS[weekday - 1]
  if (day === undefined) throw new RangeError(`there is no weekday ${weekday}`)
  const { hour, minute } = Temporal.PlainTime.from(time)
  return parseRhythm({ cron: `${minute} ${hour} * * ${day}`, everyWeeks, zone })
}

/** Null for what pickers cannot show: several weekdays, days of the month, months. That is 'advanced'. */
export function pickersOf(rhythm: Rhythm): Pickers | null {
  const { minutes, hours, weekdaysOnly } = cronTimes(rhythm.cron)
  const [minute] = minutes
  const [hour] = hours
  const weekday = weekdaysOnly?.length === 1 ? weekdaysOnly[0] : undefined
  if (minute === undefined || hour === undefined || weekday === undefined) return null
  const time = new Temporal.PlainTime(hour, minute).toString({ smallestUnit: 'minute' })
  return { weekday, time, everyWeeks: rhythm.everyWeeks, zone: rhythm.zone }
}
