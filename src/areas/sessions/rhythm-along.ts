import { Temporal } from 'temporal-polyfill'
import { withDates } from './rhythm-cron.ts'
import type { Rhythm } from './rhythm-parse.ts'
import { type PlannedSession, sessionAt } from './rhythm-plan.ts'

/** How far the next date of a pattern is looked for: as when a circle is planned. */
const HORIZON = Temporal.Duration.from({ years: 5 })

/**
 * The same sessions in the same order, none of them at or before `from`: each date that has gone by is left out, the dates still
 * ahead (moved by hand or not) are used in turn, and as many as are missing are added at the end, on the rhythm's next dates.
 * Where no date has gone by, nothing changes. 'Every n weeks' counts on from the week of the last of them, so a circle that
 * was shifted by a week stays in its new weeks.
 * @param rows in the order of their numbers; all of one zone
 */
export function replan(rhythm: Rhythm, rows: readonly PlannedSession[], from: Temporal.Instant): PlannedSession[] {
  const last = rows.at(-1)
  if (last === undefined) return []
  const ahead = rows.filter((row) => Temporal.Instant.compare(row.at, from) > 0)
  const dates = [...ahead, ...next(rhythm, last, from, rows.length - ahead.length)]
  return rows.map(({ number }, index) => ({ ...(dates[index] ?? last), number }))
}

/** The rhythm's next `count` dates after a session's and after `from`. A pattern without any in five years goes on by its weeks alone. */
function next(rhythm: Rhythm, last: PlannedSession, from: Temporal.Instant, count: number): PlannedSession[] {
  if (count === 0) return []
  return withDates(rhythm.cron, (isDate, time) => {
    const anchor = last.local.toPlainDate()
    const monday = anchor.subtract({ days: anchor.dayOfWeek - 1 })
    const today = from.toZonedDateTimeISO(rhythm.zone).toPlainDate()
    const start = Temporal.PlainDate.compare(anchor, today) < 0 ? today : anchor
    const until = start.add(HORIZON)
    const found: PlannedSession[] = []
    const before = () => found.at(-1) ?? last
    const add = (session: PlannedSession) => {
      const later = Temporal.PlainDate.compare(session.local.toPlainDate(), before().local.toPlainDate()) > 0
      if (later && Temporal.Instant.compare(session.at, from) > 0) found.push(session)
    }
    for (
      let date = start;
      found.length < count && Temporal.PlainDate.compare(date, until) <= 0;
      date = date.add({ days: 1 })
    ) {
      const weeks = Math.floor(monday.until(date, { largestUnit: 'days' }).days / 7)
      if (weeks % rhythm.everyWeeks === 0 && isDate(date)) add(sessionAt(date.toPlainDateTime(time), rhythm.zone, 0))
    }
    for (let more = 1; found.length < count; more += 1)
      add(sessionAt(last.local.add({ weeks: more * rhythm.everyWeeks }), rhythm.zone, 0))
    return found
  })
}
