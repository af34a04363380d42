import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { type PlannedDates, plan, planFrom, type Rhythm } from '../../../src/areas/sessions/rhythm.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const rhythm = (cron: string, everyWeeks: number, zone: string): Rhythm => ({ cron, everyWeeks, zone })
const tuesdays = rhythm('0 19 * * TUE', 2, 'Europe/London')

/** Sessions as 'local instant', so that a table reads like a diary. */
function diary(planned: PlannedDates): string[] {
  if ('problem' in planned) throw new Error(`not planned: ${planned.problem.kind}`)
  return planned.sessions.map(
    ({ local, at }) => `${local.toString({ smallestUnit: 'minute' })} ${at.toString({ smallestUnit: 'minute' })}`,
  )
}

describe('planning sessions', () => {
  it('plans six Tuesdays from 16 March 2027, at seven in London before and after the clocks change', () => {
    expect(diary(plan(tuesdays, day('2027-03-16'), 6))).toEqual([
      '2027-03-16T19:00 2027-03-16T19:00Z',
      '2027-03-30T19:00 2027-03-30T18:00Z',
      '2027-04-13T19:00 2027-04-13T18:00Z',
      '2027-04-27T19:00 2027-04-27T18:00Z',
      '2027-05-11T19:00 2027-05-11T18:00Z',
      '2027-05-25T19:00 2027-05-25T18:00Z',
    ])
  })

  it.each<[string, Rhythm, string, string[]]>([
    [
      'London, as summer time ends on 31 October',
      rhythm('0 19 * * TUE', 1, 'Europe/London'),
      '2027-10-26',
      ['2027-10-26T19:00 2027-10-26T18:00Z', '2027-11-02T19:00 2027-11-02T19:00Z'],
    ],
    [
      'New York, as summer time begins on 14 March, a fortnight before London',
      rhythm('0 19 * * TUE', 1, 'America/New_York'),
      '2027-03-09',
      ['2027-03-09T19:00 2027-03-10T00:00Z', '2027-03-16T19:00 2027-03-16T23:00Z'],
    ],
    [
      'New York, as summer time ends on 7 November',
      rhythm('0 19 * * TUE', 1, 'America/New_York'),
      '2027-11-02',
      ['2027-11-02T19:00 2027-11-02T23:00Z', '2027-11-09T19:00 2027-11-10T00:00Z'],
    ],
    [
      'Sydney, where April ends summer time',
      rhythm('30 18 * * WED', 1, 'Australia/Sydney'),
      '2027-03-31',
      ['2027-03-31T18:30 2027-03-31T07:30Z', '2027-04-07T18:30 2027-04-07T08:30Z'],
    ],
    [
      'Lord Howe, where the clocks move by half an hour',
      rhythm('0 19 * * MON', 1, 'Australia/Lord_Howe'),
      '2027-09-27',
      ['2027-09-27T19:00 2027-09-27T08:30Z', '2027-10-04T19:00 2027-10-04T08:00Z'],
    ],
    [
      'Kolkata, which has no summer time',
      rhythm('0 19 * * TUE', 2, 'Asia/Kolkata'),
      '2027-03-16',
      ['2027-03-16T19:00 2027-03-16T13:30Z', '2027-03-30T19:00 2027-03-30T13:30Z'],
    ],
    [
      'London at 01:30 on the Sunday that has none: half past two',
      rhythm('30 1 * * SUN', 1, 'Europe/London'),
      '2027-03-28',
      ['2027-03-28T02:30 2027-03-28T01:30Z', '2027-04-04T01:30 2027-04-04T00:30Z'],
    ],
    [
      'London at 01:30 on the Sunday that has two: the first',
      rhythm('30 1 * * SUN', 1, 'Europe/London'),
      '2027-10-31',
      ['2027-10-31T01:30 2027-10-31T00:30Z', '2027-11-07T01:30 2027-11-07T01:30Z'],
    ],
    [
      'two days of each second week',
      rhythm('0 19 * * TUE,THU', 2, 'UTC'),
      '2027-03-18',
      [
        '2027-03-18T19:00 2027-03-18T19:00Z',
        '2027-03-30T19:00 2027-03-30T19:00Z',
        '2027-04-01T19:00 2027-04-01T19:00Z',
        '2027-04-13T19:00 2027-04-13T19:00Z',
      ],
    ],
    [
      'a week that ends on Sunday',
      rhythm('0 19 * * TUE,SUN', 2, 'UTC'),
      '2027-03-21',
      [
        '2027-03-21T19:00 2027-03-21T19:00Z',
        '2027-03-30T19:00 2027-03-30T19:00Z',
        '2027-04-04T19:00 2027-04-04T19:00Z',
      ],
    ],
    [
      'the turn of a year',
      rhythm('0 19 * * FRI', 3, 'Europe/London'),
      '2027-12-17',
      ['2027-12-17T19:00 2027-12-17T19:00Z', '2028-01-07T19:00 2028-01-07T19:00Z'],
    ],
    [
      'a day that Samoa left out: one session, not two, on the day after',
      rhythm('0 19 * * *', 1, 'Pacific/Apia'),
      '2011-12-29',
      [
        '2011-12-29T19:00 2011-12-30T05:00Z',
        '2011-12-31T19:00 2011-12-31T05:00Z',
        '2012-01-01T19:00 2012-01-01T05:00Z',
      ],
    ],
    [
      'a time that Nuuk’s clocks move past midnight',
      rhythm('30 23 * * SAT,SUN', 1, 'America/Nuuk'),
      '2027-03-27',
      ['2027-03-28T00:30 2027-03-28T01:30Z', '2027-04-03T23:30 2027-04-04T00:30Z'],
    ],
  ])('keeps the hour in %s', (_, rhythm, first, expected) => {
    expect(diary(plan(rhythm, day(first), expected.length))).toEqual(expected)
  })

  it('names the nearest dates to a first date off the pattern', () => {
    expect(plan(tuesdays, day('2027-03-18'), 6)).toEqual({
      problem: { kind: 'off-pattern', before: day('2027-03-16'), after: day('2027-03-23') },
    })
  })

  it('has no nearest date to offer where the pattern is rarer than five years', () => {
    expect(plan(rhythm('0 19 29 2 SUN', 1, 'UTC'), day('2040-01-01'), 1)).toEqual({
      problem: { kind: 'off-pattern', before: null, after: null },
    })
  })

  it('says when pattern and weeks together give too few dates', () => {
    const yearly = rhythm('0 19 1 1 *', 1, 'UTC')
    expect(plan(yearly, day('2027-01-01'), 7)).toEqual({
      problem: { kind: 'too-sparse', found: 6, until: day('2032-01-01') },
    })
  })

  it.each([0, -1, 2.5, 101])('refuses to plan %d sessions', (count) => {
    expect(() => plan(tuesdays, day('2027-03-16'), count)).toThrow(RangeError)
  })
})

describe('planning from now on', () => {
  const noon = Temporal.Instant.from('2027-03-16T12:00Z')

  it('takes a first session later today', () => {
    expect(planFrom(noon, tuesdays, day('2027-03-16'), 6)).toEqual(plan(tuesdays, day('2027-03-16'), 6))
  })

  it('offers the next date instead of one that is over', () => {
    expect(planFrom(noon, tuesdays, day('2027-03-09'), 6)).toEqual({
      problem: { kind: 'in-the-past', next: day('2027-03-16') },
    })
  })

  it('knows that today’s session has begun', () => {
    const evening = Temporal.Instant.from('2027-03-16T19:00Z')
    expect(planFrom(evening, tuesdays, day('2027-03-16'), 6)).toEqual({
      problem: { kind: 'in-the-past', next: day('2027-03-23') },
    })
  })

  it('counts today by the circle’s own clocks', () => {
    const stillMondayInHonolulu = Temporal.Instant.from('2027-03-16T08:00Z')
    const mondays = rhythm('0 23 * * MON', 1, 'Pacific/Honolulu')
    expect(planFrom(stillMondayInHonolulu, mondays, day('2027-03-15'), 1)).toEqual(plan(mondays, day('2027-03-15'), 1))
  })

  it('offers no date that is over beside one off the pattern', () => {
    expect(planFrom(noon, tuesdays, day('2027-03-18'), 6)).toEqual({
      problem: { kind: 'off-pattern', before: day('2027-03-16'), after: day('2027-03-23') },
    })
    const evening = Temporal.Instant.from('2027-03-16T20:00Z')
    expect(planFrom(evening, tuesdays, day('2027-03-18'), 6)).toEqual({
      problem: { kind: 'off-pattern', before: null, after: day('2027-03-23') },
    })
  })

  it('asks about a year that was probably mistyped', () => {
    expect(planFrom(noon, tuesdays, day('2072-03-15'), 6)).toEqual({
      problem: { kind: 'too-far', latest: day('2029-03-16') },
    })
  })
})
