import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import {
  closingAt,
  closingUntil,
  openingAt,
  openingUntil,
  reminderAt,
  reminderUntil,
} from '../../../src/areas/sessions/rhythm.ts'

function session(local: string, zone: string) {
  const there = Temporal.PlainDateTime.from(local).toZonedDateTime(zone)
  return { local: there.toPlainDateTime(), zone, at: there.toInstant() }
}
const inLondon = (at: Temporal.Instant) =>
  at.toZonedDateTimeISO('Europe/London').toPlainDateTime().toString({ smallestUnit: 'minute' })

describe('when what is posted', () => {
  const evening = session('2027-03-30T19:00', 'Europe/London')

  it('reminds the evening before, until two hours before the start', () => {
    expect(inLondon(reminderAt(evening))).toBe('2027-03-29T18:00')
    expect(inLondon(reminderUntil(evening))).toBe('2027-03-30T17:00')
  })

  it('opens a quarter of an hour before the start, until the end', () => {
    expect(inLondon(openingAt(evening))).toBe('2027-03-30T18:45')
    expect(inLondon(openingUntil(evening, 90))).toBe('2027-03-30T20:30')
  })

  it('closes at the promised end, until the next morning', () => {
    expect(inLondon(closingAt(evening, 120))).toBe('2027-03-30T21:00')
    expect(inLondon(closingUntil(evening, 120))).toBe('2027-03-31T09:00')
  })

  it.each([
    ['the night on which summer time begins', '2027-03-28T19:00', '2027-03-27T18:00'],
    ['the night on which summer time ends', '2027-10-31T19:00', '2027-10-30T18:00'],
    ['a session in the small hours', '2027-03-30T01:30', '2027-03-29T18:00'],
    ['the first of January', '2028-01-01T10:00', '2027-12-31T18:00'],
  ])('reminds at six by the circle’s own clocks before %s', (_, local, reminder) => {
    expect(inLondon(reminderAt(session(local, 'Europe/London')))).toBe(reminder)
  })

  it.each(['00:15', '07:00', '12:00', '19:00', '23:59'])(
    'keeps reminder, opening, start and closing of a session at %s in their order',
    (time) => {
      const own = session(`2027-03-30T${time}`, 'Australia/Lord_Howe')
      const moments = [
        reminderAt(own),
        reminderUntil(own),
        openingAt(own),
        own.at,
        closingAt(own, 90),
        closingUntil(own, 90),
      ]
      expect([...moments].sort(Temporal.Instant.compare)).toEqual(moments)
    },
  )
})
