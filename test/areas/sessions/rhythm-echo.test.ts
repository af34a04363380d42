import { Temporal } from 'temporal-polyfill'
import { expect, it, describe as suite } from 'vitest'
import { describe, echo, placeOfZone, plan, type Rhythm } from '../../../src/areas/sessions/rhythm.ts'

function said(rhythm: Rhythm, first: string, count: number): string {
  const planned = plan(rhythm, Temporal.PlainDate.from(first), count)
  if ('problem' in planned) throw new Error(`not planned: ${planned.problem.kind}`)
  return echo(rhythm, planned.sessions)
}

const london = (cron: string, everyWeeks: number): Rhythm => ({ cron, everyWeeks, zone: 'Europe/London' })

suite('saying a rhythm back', () => {
  it.each<[string, Rhythm, string, number]>([
    [
      'six Tuesdays, fortnightly, 19:00 London, from 16 March 2027; the last on 25 May',
      london('0 19 * * TUE', 2),
      '2027-03-16',
      6,
    ],
    [
      'six Mondays, weekly, 18:30 London, from 5 April 2027; the last on 10 May',
      london('30 18 * * MON', 1),
      '2027-04-05',
      6,
    ],
    [
      'four Fridays, every 3 weeks, 09:05 New York, from 3 December 2027; the last on 4 February 2028',
      { cron: '5 9 * * FRI', everyWeeks: 3, zone: 'America/New_York' },
      '2027-12-03',
      4,
    ],
    [
      '13 Sundays, weekly, 19:00 UTC, from 3 January 2027; the last on 28 March',
      { cron: '0 19 * * SUN', everyWeeks: 1, zone: 'UTC' },
      '2027-01-03',
      13,
    ],
    ['one Tuesday, 19:00 London, on 16 March 2027', london('0 19 * * TUE', 2), '2027-03-16', 1],
    [
      'four sessions, 19:00 London, on Tuesday 21 December 2027, Thursday 23 December, Tuesday 4 January 2028 and Thursday 6 January',
      london('0 19 * * TUE,THU', 2),
      '2027-12-21',
      4,
    ],
    [
      'three sessions, 19:00 London, on Tuesday 2 March 2027, Tuesday 6 April and Tuesday 4 May',
      london('0 19 * * TUE#1', 1),
      '2027-03-02',
      3,
    ],
    [
      'two Sundays, weekly, 01:30 London, from 28 March 2027; the last on 4 April; on 28 March at 02:30',
      london('30 1 * * SUN', 1),
      '2027-03-28',
      2,
    ],
  ])('%s', (words, rhythm, first, count) => {
    expect(said(rhythm, first, count)).toBe(words)
  })

  it('gives the pieces too', () => {
    const rhythm = london('0 19 * * TUE', 2)
    const planned = plan(rhythm, Temporal.PlainDate.from('2027-03-16'), 6)
    const pieces = 'sessions' in planned && describe(rhythm, planned.sessions)
    expect(pieces).toEqual({
      count: 6,
      weekday: 2,
      everyWeeks: 2,
      time: Temporal.PlainTime.from('19:00'),
      place: 'London',
      dates: ['03-16', '03-30', '04-13', '04-27', '05-11', '05-25'].map((day) =>
        Temporal.PlainDate.from(`2027-${day}`),
      ),
      first: Temporal.PlainDate.from('2027-03-16'),
      last: Temporal.PlainDate.from('2027-05-25'),
      otherTimes: [],
    })
  })

  it('has nothing to say without a session', () => {
    expect(() => echo(london('0 19 * * TUE', 2), [])).toThrow(RangeError)
  })

  it.each([
    ['America/Argentina/Buenos_Aires', 'Buenos Aires'],
    ['UTC', 'UTC'],
  ])('calls %s %s', (zone, place) => {
    expect(placeOfZone(zone)).toBe(place)
  })
})
