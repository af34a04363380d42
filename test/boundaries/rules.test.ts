import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawNumber, NUMBERS, strikeOf } from '../../src/boundaries/rules.ts'

const all = Array.from({ length: 9_000 }, (_, at) => 1_000 + at)

describe('the number of a record', () => {
  it('has four digits and was not used in the circle before', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1_000, max: 9_999 }), { maxLength: 50 }),
        fc.nat(8_949),
        (used, at) => {
          const number = drawNumber(used, (below) => Math.min(at, below - 1))
          expect(used).not.toContain(number)
          expect(String(number)).toMatch(/^[1-9]\d{3}$/)
        },
      ),
    )
  })

  it('can be any that is left', () => {
    expect(new Set(all.map((_, at) => drawNumber([], () => at)))).toEqual(new Set(all))
    expect(
      drawNumber(
        all.filter((each) => each !== 4_821),
        (below) => below - 1,
      ),
    ).toBe(4_821)
    expect(NUMBERS).toEqual({ from: 1_000, to: 9_999 })
  })

  it('says so when none is left', () => {
    expect(() => drawNumber(all, () => 0)).toThrow('no number is left')
  })
})

describe('what can become of a note', () => {
  it('is never a strike where it is about time, whatever the clause says of strikes', () => {
    expect(strikeOf({ timekeeping: true, strikeable: false })).toBe('time')
    expect(strikeOf({ timekeeping: true, strikeable: true })).toBe('time')
  })

  it('is never a strike where the clause says so, and else for people to decide', () => {
    expect(strikeOf({ timekeeping: false, strikeable: false })).toBe('never')
    expect(strikeOf({ timekeeping: false, strikeable: true })).toBe('people-decide')
  })
})
