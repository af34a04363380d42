import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { replan } from '../../../src/areas/sessions/replanning.ts'
import { type PlannedSession, plan, type Rhythm } from '../../../src/areas/sessions/rhythm.ts'
import { drawnPlan } from './support/drawn-plan.ts'

const TUESDAYS: Rhythm = { cron: '0 19 * * TUE', everyWeeks: 2, zone: 'Europe/London' }

function six(): readonly PlannedSession[] {
  const made = plan(TUESDAYS, Temporal.PlainDate.from('2027-03-16'), 6)
  if ('problem' in made) throw new Error('not planned')
  return made.sessions
}

const told = (sessions: readonly PlannedSession[]) =>
  sessions.map(({ number, local }) => `${number} ${local.toString({ smallestUnit: 'minute' })}`)
const from = (time: string, rows = six()) => told(replan(TUESDAYS, rows, Temporal.Instant.from(time)))

describe('sessions whose dates have gone by', () => {
  it('stay as they are while every date is ahead', () => {
    expect(from('2027-03-16T18:59:59Z')).toEqual(told(six()))
  })

  it('go along one date each, and the last on the rhythm’s next', () => {
    expect(from('2027-03-16T19:00:00Z')).toEqual([
      '1 2027-03-30T19:00',
      '2 2027-04-13T19:00',
      '3 2027-04-27T19:00',
      '4 2027-05-11T19:00',
      '5 2027-05-25T19:00',
      '6 2027-06-08T19:00',
    ])
  })

  it('begin again in the weeks that count when all of them have gone by', () => {
    expect(from('2027-12-01T00:00:00Z', six().slice(3))).toEqual([
      '4 2027-12-07T19:00',
      '5 2027-12-21T19:00',
      '6 2028-01-04T19:00',
    ])
  })

  it('keep dates that were moved by hand, and go on from the week of the last', () => {
    const thursday = Temporal.PlainDateTime.from('2027-06-03T18:00')
    const rows = six().map((row) =>
      row.number === 6 ? { ...row, local: thursday, at: thursday.toZonedDateTime(row.zone).toInstant() } : row,
    )
    expect(from('2027-04-20T00:00:00Z', rows.slice(3))).toEqual(told(rows.slice(3)))
    expect(from('2027-04-27T18:00:00Z', rows.slice(3))).toEqual([
      '4 2027-05-11T19:00',
      '5 2027-06-03T18:00',
      '6 2027-06-15T19:00',
    ])
  })

  it('are none where there were none', () => {
    expect(from('2027-05-11T18:00:00Z', [])).toEqual([])
  })
})

describe('whatever the rhythm and whenever it is asked', () => {
  const asked = fc.tuple(drawnPlan, fc.integer({ min: -24 * 30, max: 24 * 900 })).map(([own, hours]) => {
    const from = (own.sessions[0]?.at ?? Temporal.Instant.from('2027-01-01T00:00Z')).add({ hours })
    return { ...own, from, along: replan(own.rhythm, own.sessions, from) }
  })
  const law = (what: string, holds: (own: typeof asked extends fc.Arbitrary<infer T> ? T : never) => void) =>
    it(what, () => fc.assert(fc.property(asked, holds), { numRuns: 120 }))

  law('as many sessions with the same numbers, all ahead, each on a later date', ({ sessions, along, from }) => {
    expect(along.map(({ number }) => number)).toEqual(sessions.map(({ number }) => number))
    for (const [index, { at, local, zone }] of along.entries()) {
      expect(Temporal.Instant.compare(at, from)).toBe(1)
      expect(at.toZonedDateTimeISO(zone).toPlainDateTime().equals(local)).toBe(true)
      const before = along[index - 1]
      if (before) expect(Temporal.PlainDate.compare(before.local.toPlainDate(), local.toPlainDate())).toBe(-1)
    }
  })

  law('nobody meets earlier than planned, and a date that is ahead is used', ({ sessions, along, from }) => {
    for (const [index, { at }] of sessions.entries())
      expect(Temporal.Instant.compare(along[index]?.at ?? from, at)).toBeGreaterThanOrEqual(0)
    const used = new Set(along.map(({ at }) => at.toString()))
    for (const { at } of sessions)
      if (Temporal.Instant.compare(at, from) > 0) expect(used.has(at.toString())).toBe(true)
  })

  law('every date is in a week that counts, on a day of the pattern', ({ rhythm, along, first, weekdays, time }) => {
    const monday = first.subtract({ days: first.dayOfWeek - 1 })
    for (const { local } of along) {
      // a time that the clocks skip may land on the next day
      if (!local.toPlainTime().equals(time)) continue
      const weeks = Math.floor(monday.until(local.toPlainDate(), { largestUnit: 'days' }).days / 7)
      expect(weeks % rhythm.everyWeeks).toBe(0)
      expect(weekdays).toContain(local.dayOfWeek)
    }
  })

  law('asked again at the same time, nothing changes any more', ({ rhythm, along, from }) => {
    expect(replan(rhythm, along, from)).toEqual(along)
  })
})
