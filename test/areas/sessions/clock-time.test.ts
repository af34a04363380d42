import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { timeFrom } from '../../../src/areas/sessions/clock-time.ts'

const read = (typed: string) => {
  const found = timeFrom(typed)
  return 'time' in found ? found.time.toString({ smallestUnit: 'minute' }) : found.problem
}

describe('a time of day as people type it', () => {
  it.each([
    ['19:30', '19:30'],
    [' 19.30 ', '19:30'],
    ['1930', '19:30'],
    ['19h', '19:00'],
    ['19h30', '19:30'],
    ['19', '19:00'],
    ['7pm', '19:00'],
    ['7 PM', '19:00'],
    ['7.30 p.m.', '19:30'],
    ['7:05am', '07:05'],
    ['12am', '00:00'],
    ['12 pm', '12:00'],
    ['noon', '12:00'],
    ['07:30', '07:30'],
    ['10:00', '10:00'],
    ['0:15', '00:15'],
    ['00:15', '00:15'],
    ['12', '12:00'],
  ])('%s is %s', (typed, time) => {
    expect(read(typed)).toBe(time)
  })

  it.each(['7', '7:30', '10', '1:00'])('%s may be morning or evening: nobody’s hour is guessed', (typed) => {
    expect(timeFrom(typed)).toMatchObject({ problem: 'which-half' })
  })

  it('names both when it asks', () => {
    expect(timeFrom('7:30')).toEqual({ problem: 'which-half', morning: '07:30', evening: '19:30' })
  })

  it.each([
    '',
    'seven',
    '25:00',
    '24:00',
    '19:60',
    '13pm',
    '0am',
    '7pm?',
    '19:30:00',
    '-7pm',
    '193',
    '19:3',
    'half past 7',
  ])('‘%s’ is none', (typed) => {
    expect(read(typed)).toBe('none')
  })

  it('comes back from how a clock shows it, whatever the time; and whatever is typed is a time or a problem', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 0, max: 59 }),
        fc.string(),
        (hour, minute, typed) => {
          const shown = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
          expect(read(shown)).toBe(shown)
          const half = `${hour % 12 || 12}.${String(minute).padStart(2, '0')} ${hour < 12 ? 'a.m.' : 'p.m.'}`
          expect(read(half)).toBe(shown)
          expect(read(typed)).toMatch(/^\d\d:\d\d$|^none$|^which-half$/)
        },
      ),
    )
  })
})
