import { getTasks } from 'node-cron'
import { describe, expect, it } from 'vitest'
import { parseRhythm, pickersOf, rhythmFromPickers, zoneFrom, zonesLike } from '../../../src/areas/sessions/rhythm.ts'

const tuesdays = { cron: '0 19 * * TUE', everyWeeks: 2, zone: 'Europe/London' }

describe('reading a rhythm', () => {
  it('takes the programme’s own, and puts spaces and the zone’s spelling right', () => {
    expect(parseRhythm({ ...tuesdays, cron: '  0   19 * *\tTUE ', zone: ' europe/london' })).toEqual({
      rhythm: tuesdays,
    })
  })

  it.each([
    ['0 19 29 2 *', 'comes once in four years'],
    ['0 19 * * TUE,THU', 'two days a week'],
    ['0 19 * * TUE#1', 'the first Tuesday of a month'],
    ['0 19 L * *', 'the last day of a month'],
    ['0 19,19 * * TUE', 'the same hour twice is one hour'],
    ['0 19 29 2 SUN', 'a leap day that is a Sunday, once in 28 years'],
  ])('takes %s: %s', (cron) => {
    expect(parseRhythm({ ...tuesdays, cron })).toEqual({ rhythm: { ...tuesdays, cron } })
  })

  it.each([
    ['', 0],
    ['0 19 * *', 4],
    ['@weekly', 1],
    ['0 0 19 * * TUE 2027', 7],
  ])('says of ‘%s’ that it has %i fields, not five', (cron, fields) => {
    expect(parseRhythm({ ...tuesdays, cron })).toEqual({ problem: { kind: 'not-five-fields', fields } })
  })

  it('refuses a field for seconds by its name', () => {
    expect(parseRhythm({ ...tuesdays, cron: '0 0 19 * * TUE' })).toEqual({ problem: { kind: 'seconds' } })
  })

  it.each([
    ['60 19 * * *', [{ field: 'minute', value: '60' }]],
    ['0 24 * * *', [{ field: 'hour', value: '24' }]],
    ['0 19 * * tues', [{ field: 'weekday', value: 'tues' }]],
    [
      '0 19 32 13 *',
      [
        { field: 'day', value: '32' },
        { field: 'month', value: '13' },
      ],
    ],
    ['0 19 * * <!channel>', [{ field: 'weekday', value: '<!channel>' }]],
    ['0 */0 * * *', [{ field: 'hour', value: '*/0' }]],
    ['0-999999999 19 * * *', [{ field: 'minute', value: '0-999999999' }]],
  ])('names the fields of ‘%s’ that it cannot read', (cron, fields) => {
    expect(parseRhythm({ ...tuesdays, cron })).toEqual({ problem: { kind: 'bad-fields', fields } })
  })

  it.each(['0 19 31 2 *', '0 19 30 2 *', '0 19 31 4,6,9,11 *', '0 19 8 * TUE#1', '0 19 31W 2 *', '0 19 L-30 2 *'])(
    'knows that %s never comes',
    (cron) => {
      expect(parseRhythm({ ...tuesdays, cron })).toEqual({ problem: { kind: 'never' } })
    },
  )

  it.each([
    ['0 18,19 * * TUE', 2],
    ['*/15 19 * * TUE', 4],
    ['* * * * *', 1440],
  ])('refuses %s, which is %i times a day', (cron, times) => {
    expect(parseRhythm({ ...tuesdays, cron })).toEqual({ problem: { kind: 'many-times-a-day', times } })
  })

  it.each([0, -2, 1.5, 13, Number.NaN])('refuses every %d weeks', (everyWeeks) => {
    expect(parseRhythm({ ...tuesdays, everyWeeks })).toEqual({ problem: { kind: 'every-weeks', everyWeeks, most: 12 } })
  })

  it('leaves nothing behind in node-cron', () => {
    parseRhythm(tuesdays)
    expect(getTasks().size).toBe(0)
  })
})

describe('zones', () => {
  it.each([
    ['europe/london', 'Europe/London'],
    ['utc', 'UTC'],
    ['Europe/Kyiv', 'Europe/Kyiv'],
    ['america/argentina/buenos_aires', 'America/Argentina/Buenos_Aires'],
    ['america/port-au-prince', 'America/Port-au-Prince'],
  ])('spells %s as %s', (typed, zone) => {
    expect(zoneFrom(typed)).toBe(zone)
  })

  it.each(['EST', 'BST', 'GMT', '+01:00', 'Etc/GMT+5', 'Mars/Phobos', 'London', '', 'Europe/London]'])(
    'takes ‘%s’ for no zone, since its clocks would not be a place’s',
    (typed) => {
      expect(zoneFrom(typed)).toBeNull()
    },
  )

  it.each([
    ['London', 'Europe/London'],
    ['Europe/Lodnon', 'Europe/London'],
    ['new york', 'America/New_York'],
    ['BST', 'Europe/London'],
    ['Kolkata', 'Asia/Kolkata'],
    ['sidney', 'Australia/Sydney'],
  ])('offers for %s first %s', (typed, zone) => {
    expect(zonesLike(typed)[0]).toBe(zone)
  })

  it('offers names that are zones, and none for what is like nothing', () => {
    for (const typed of ['EST', 'ist', 'cet', 'pst', 'aest', 'nzst', 'a']) {
      expect(zonesLike(typed, 25).filter((zone) => zoneFrom(zone) === null)).toEqual([])
    }
    expect(zonesLike('🦔')).toEqual([])
  })

  it('tells of an unknown zone with the nearest', () => {
    const { problem } = { problem: null, ...parseRhythm({ ...tuesdays, zone: 'Europe/Lodnon' }) }
    expect(problem).toMatchObject({ kind: 'unknown-zone', zone: 'Europe/Lodnon' })
    expect(problem?.kind === 'unknown-zone' && problem.suggestions).toContain('Europe/London')
  })
})

describe('pickers', () => {
  it.each([
    [{ weekday: 2, time: '19:00', everyWeeks: 2, zone: 'Europe/London' }, '0 19 * * TUE'],
    [{ weekday: 7, time: '09:05', everyWeeks: 1, zone: 'UTC' }, '5 9 * * SUN'],
  ])('are a rhythm and come back from it', (pickers, cron) => {
    const rhythm = { cron, everyWeeks: pickers.everyWeeks, zone: pickers.zone }
    expect(rhythmFromPickers(pickers)).toEqual({ rhythm })
    expect(pickersOf(rhythm)).toEqual(pickers)
  })

  it.each(['0 19 * * TUE,THU', '0 19 1 * *', '0 19 * 1-6 TUE', '0 19 * * TUE#1', '0 19 * * *'])(
    'cannot show %s',
    (cron) => {
      expect(pickersOf({ ...tuesdays, cron })).toBeNull()
    },
  )

  it('show a Sunday written as 0 or 7', () => {
    expect(pickersOf({ ...tuesdays, cron: '0 19 * * 0' })?.weekday).toBe(7)
    expect(pickersOf({ ...tuesdays, cron: '0 19 * * 7' })?.weekday).toBe(7)
  })

  it('tell of a zone that is none, as any rhythm does', () => {
    const made = rhythmFromPickers({ weekday: 2, time: '19:00', everyWeeks: 2, zone: 'Mars/Phobos' })
    expect(made).toMatchObject({ problem: { kind: 'unknown-zone' } })
  })
})
