import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { type PlannedSession, plan } from '../../../../src/areas/sessions/rhythm.ts'

/** Both hemispheres, half hours, changes of the clocks at odd times, and none. */
export const ZONES = [
  'Europe/London',
  'America/New_York',
  'Australia/Sydney',
  'Australia/Lord_Howe',
  'America/Nuuk',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Asia/Kolkata',
  'Pacific/Chatham',
  'UTC',
]
const WEEKDAYS = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN']

/** A rhythm on some weekdays, with a first date that fits it. */
export const drawnPlan = fc
  .record({
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 3 }),
    hour: fc.integer({ min: 0, max: 23 }),
    minute: fc.constantFrom(0, 1, 15, 30, 59),
    everyWeeks: fc.integer({ min: 1, max: 12 }),
    zone: fc.constantFrom(...ZONES),
    week: fc.integer({ min: 0, max: 520 }),
    count: fc.integer({ min: 1, max: 12 }),
  })
  .map(({ weekdays, hour, minute, everyWeeks, zone, week, count }) => {
    const days = weekdays.map((day) => WEEKDAYS[day - 1]).join(',')
    const rhythm = { cron: `${minute} ${hour} * * ${days}`, everyWeeks, zone }
    const first = Temporal.PlainDate.from('2026-01-05').add({ weeks: week, days: (weekdays[0] ?? 1) - 1 })
    const made = plan(rhythm, first, count)
    return { rhythm, first, count, time: new Temporal.PlainTime(hour, minute), weekdays, sessions: sessionsOf(made) }
  })

function sessionsOf(made: ReturnType<typeof plan>): readonly PlannedSession[] {
  if ('problem' in made) throw new Error(`not planned: ${made.problem.kind}`)
  return made.sessions
}
