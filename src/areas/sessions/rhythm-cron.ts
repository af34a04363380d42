import { createTask, parse, validateDetailed } from 'node-cron'
import { Temporal } from 'temporal-polyfill'

/** The five fields of a cron pattern, in their order. */
const CRON_FIELDS = ['minute', 'hour', 'day', 'month', 'weekday'] as const
export type CronField = (typeof CRON_FIELDS)[number]

/** What stands in a pattern's five fields; a pattern of the form 'one time a day' has one minute and one hour. */
export interface CronTimes {
  readonly minutes: readonly number[]
  readonly hours: readonly number[]
  readonly months: readonly number[]
  /** ISO weekdays (1 is Monday) where the pattern says nothing but weekdays; else null. */
  readonly weekdaysOnly: readonly number[] | null
}

/** Fields apart, spaces put right. */
export function cronFields(cron: string): string[] {
  return cron.split(/\s+/).filter((field) => field !== '')
}

/** The field as people wrote it, for each that node-cron does not read by itself. */
export function badFields(fields: readonly string[]): { field: CronField; value: string }[] {
  return CRON_FIELDS.flatMap((field, index) => {
    const value = fields[index] ?? ''
    return readableCron(value, index) ? [] : [{ field, value }]
  })
}

/**
 * Three digits in a row fit no field, and node-cron would count a range of them out one by one: '0-999999999' never ends.
 * More than 60 characters is no pattern that a person wrote.
 */
function readableCron(value: string, index: number): boolean {
  if (/\d{3}/.test(value) || value.length > 60) return false
  return validateDetailed(CRON_FIELDS.map((_, other) => (other === index ? value : '*')).join(' ')).valid
}

/** Whether fields that are each readable can stand together: '31' and '2' (31 February) cannot. */
export function cronAgrees(cron: string): boolean {
  return validateDetailed(cron).valid
}

/** @throws Error for a pattern that node-cron refuses */
export function cronTimes(cron: string): CronTimes {
  const { minute, hour, dayOfMonth, month, dayOfWeek } = parse(cron)
  const weekdays = dayOfWeek.filter((day) => typeof day === 'number')
  const everyDay = dayOfMonth.length === 31 && month.length === 12 && weekdays.length === dayOfWeek.length
  return {
    minutes: [...new Set(minute)],
    hours: [...new Set(hour)],
    months: month,
    weekdaysOnly: everyDay ? weekdays.map((day) => (day === 0 ? 7 : day)).sort() : null,
  }
}

/**
 * Gives `work` node-cron's own answer to 'is this date one of the pattern's?'. The task behind it is never started;
 * it matches wall-clock times, so it is asked in UTC, where every one of them exists once. Day of the month and weekday
 * must both fit (node-cron's rule; older crons take either).
 * @throws Error for a pattern that node-cron refuses, or one with more than one time a day
 */
export function withDates<R>(
  cron: string,
  work: (isDate: (date: Temporal.PlainDate) => boolean, time: Temporal.PlainTime) => R,
): R {
  const { minutes, hours, months } = cronTimes(cron)
  const [hour, ...moreHours] = hours
  const [minute, ...moreMinutes] = minutes
  if (hour === undefined || minute === undefined || moreHours.length + moreMinutes.length > 0)
    throw new RangeError(`'${cron}' has not exactly one time a day`)
  const time = new Temporal.PlainTime(hour, minute)
  const task = createTask(cron, () => undefined, { timezone: 'UTC' })
  try {
    return work((date) => {
      const at = date.toZonedDateTime({ timeZone: 'UTC', plainTime: time })
      return months.includes(date.month) && task.match(new Date(at.epochMilliseconds))
    }, time)
  } finally {
    // it was never started, so there is nothing that could go wrong; a promise all the same, by its type
    Promise.resolve(task.destroy()).catch(() => undefined)
  }
}
