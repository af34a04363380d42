import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import {
  echo,
  type PlannedSession,
  parseRhythm,
  pickersOf,
  plan,
  rhythmFromPickers,
} from '../../../src/areas/sessions/rhythm.ts'
import { drawnPlan, ZONES } from './support/drawn-plan.ts'

const daysOf = (date: Temporal.PlainDate) =>
  Temporal.PlainDate.from('2020-01-06').until(date, { largestUnit: 'days' }).days
/** Weeks, Monday to Sunday, since a Monday of 2020. */
const weekOf = (date: Temporal.PlainDate) => Math.floor(daysOf(date) / 7)

const pairs = (sessions: readonly PlannedSession[]) =>
  sessions.slice(1).map((session, index) => [sessions[index] ?? session, session] as const)

const law = (what: string, holds: (own: typeof drawnPlan extends fc.Arbitrary<infer T> ? T : never) => void) =>
  it(what, () => fc.assert(fc.property(drawnPlan, holds), { numRuns: 150 }))

describe('whatever the rhythm', () => {
  law('there are as many sessions as asked for, numbered from one, the first on the first date', (own) => {
    expect(own.sessions.map(({ number }) => number)).toEqual(Array.from({ length: own.count }, (_, index) => index + 1))
    const start = own.first.toPlainDateTime(own.time).toZonedDateTime(own.rhythm.zone).toInstant()
    expect(own.sessions[0]?.at.equals(start)).toBe(true)
  })

  law('instants only go forward, and no date has two sessions', (own) => {
    for (const [one, next] of pairs(own.sessions)) {
      expect(Temporal.Instant.compare(one.at, next.at)).toBe(-1)
      expect(Temporal.PlainDate.compare(one.local.toPlainDate(), next.local.toPlainDate())).toBe(-1)
    }
  })

  law('the clocks show the pattern’s time, except where they skip it', (own) => {
    for (const { local, zone, at } of own.sessions) {
      expect(at.toZonedDateTimeISO(zone).toPlainDateTime().equals(local)).toBe(true)
      if (local.toPlainTime().equals(own.time)) continue
      const skipped = [local.toPlainDate(), local.toPlainDate().subtract({ days: 1 })].map((date) => {
        const there = date.toPlainDateTime(own.time).toZonedDateTime(zone)
        return !there.toPlainTime().equals(own.time) && there.toInstant().equals(at)
      })
      expect(skipped).toContain(true)
    }
  })

  law('every session is in a week that counts, on a weekday of the pattern', (own) => {
    for (const { local } of own.sessions) {
      if (!local.toPlainTime().equals(own.time)) continue
      expect((weekOf(local.toPlainDate()) - weekOf(own.first)) % own.rhythm.everyWeeks).toBe(0)
      expect(own.weekdays).toContain(local.dayOfWeek)
    }
  })

  law('what is said back names the first and the last date', (own) => {
    const words = echo(own.rhythm, own.sessions)
    const named = (date: Temporal.PlainDate | undefined) =>
      date?.toLocaleString('en-GB', { day: 'numeric', month: 'long' })
    const dates = own.sessions.map(({ local }) => local.toPlainDate())
    expect(words).toContain(`${named(dates[0])} ${dates[0]?.year}`)
    expect(words.lastIndexOf(named(dates.at(-1)) ?? '?')).toBeGreaterThanOrEqual(words.indexOf(named(dates[0]) ?? '?'))
  })

  law('planning again from its own rhythm and first date gives the same', (own) => {
    expect(parseRhythm(own.rhythm)).toEqual({ rhythm: own.rhythm })
    expect(plan(own.rhythm, own.first, own.count)).toEqual({ sessions: own.sessions })
  })
})

describe('whatever is picked or typed', () => {
  it('comes back from the rhythm as it was picked', () => {
    const picked = fc.record({
      weekday: fc.integer({ min: 1, max: 7 }),
      time: fc.record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.integer({ min: 0, max: 59 }) }),
      everyWeeks: fc.integer({ min: 1, max: 12 }),
      zone: fc.constantFrom(...ZONES),
    })
    fc.assert(
      fc.property(picked, ({ time, ...rest }) => {
        const pickers = { ...rest, time: Temporal.PlainTime.from(time).toString({ smallestUnit: 'minute' }) }
        const made = rhythmFromPickers(pickers)
        expect('rhythm' in made && pickersOf(made.rhythm)).toEqual(pickers)
      }),
    )
  })

  it('is a rhythm or a problem, never a fault of the program', () => {
    const field = fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.constantFrom('*', '?', '*/5', '1-5', 'TUE', 'L', '15W', '2#3', '*/0', '9-1', '0'),
    )
    const typed = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.tuple(field, field, field, field, field).map((all) => all.join(' ')),
    )
    fc.assert(
      fc.property(typed, fc.integer(), fc.string({ maxLength: 30 }), (cron, everyWeeks, zone) => {
        const read = [parseRhythm({ cron, everyWeeks, zone }), parseRhythm({ cron, everyWeeks: 2, zone: 'UTC' })]
        for (const parsed of read) expect('rhythm' in parsed || parsed.problem.kind.length > 0).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})
