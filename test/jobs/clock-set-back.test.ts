import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { dailyAfterSetBack, dueAfterSetBack, isSetBack } from '../../src/jobs/clock-set-back.ts'

const before = Temporal.Instant.from('2027-03-16T20:00:00Z')
const now = Temporal.Instant.from('2027-03-16T19:00:00Z')
const after = (due: string) => dueAfterSetBack(Temporal.Instant.from(due), before, now).toString()

describe('a clock that was set back an hour', () => {
  it('is noticed, and one that stands or runs is not', () => {
    const beats = [isSetBack(before, now), isSetBack(now, now), isSetBack(now, before), isSetBack(null, now)]
    expect(beats).toEqual([true, false, false, false])
    // as the network does it all day
    expect(isSetBack(before, before.subtract({ milliseconds: 900 }))).toBe(false)
  })

  it.each([
    ['what was to wait ten seconds still waits ten seconds', '2027-03-16T20:00:10Z', '2027-03-16T19:00:10Z'],
    ['what was to wait twelve hours still waits twelve hours', '2027-03-17T08:00:00Z', '2027-03-17T07:00:00Z'],
    ['what was due within the hour that comes again is due now', '2027-03-16T19:30:00Z', '2027-03-16T19:00:00Z'],
    ['what has been due for longer stays due', '2027-03-16T18:00:00Z', '2027-03-16T18:00:00Z'],
  ])('%s', (_, due, expected) => expect(after(due)).toBe(expected))

  it.each([
    ['tonight stays tonight', '2027-03-17T03:20:00Z', '2027-03-17T03:20:00Z'],
    ['a year ahead is tonight', '2028-03-16T03:20:00Z', '2027-03-17T03:20:00Z'],
    ['in a day exactly is now', '2027-03-17T19:00:00Z', '2027-03-16T19:00:00Z'],
    ['what has been due stays due', '2027-03-16T03:20:00Z', '2027-03-16T03:20:00Z'],
  ])('daily work: %s', (_, due, expected) =>
    expect(dailyAfterSetBack(Temporal.Instant.from(due), now).toString()).toBe(expected),
  )
})
