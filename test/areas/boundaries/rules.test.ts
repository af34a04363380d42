import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asksForOpinion, drawNumber, NUMBERS, pagesOf, strikeOf } from '../../../src/areas/boundaries/rules.ts'

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
    fc.assert(fc.property(fc.nat(8_999), (at) => drawNumber([], () => at) === all[at]))
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

describe('what somebody made of it', () => {
  it('is asked for where a boundary was crossed, and where only facts are kept it is not', () => {
    expect(asksForOpinion('people-decide')).toBe(true)
    expect(asksForOpinion('time')).toBe(false)
    expect(asksForOpinion('never')).toBe(false)
  })
})

describe('pages', () => {
  const costs = fc.array(fc.integer({ min: 1, max: 150 }), { maxLength: 40 })

  it('hold every part once, in the order given, and no page is empty', () => {
    fc.assert(
      fc.property(costs, (parts) => {
        const pages = pagesOf(parts, 100)
        expect(pages.flat()).toEqual(parts.map((_, at) => at))
        expect(pages.filter((page) => page.length === 0)).toEqual([])
      }),
    )
  })

  it('hold no more than there is room for, unless a part alone is larger', () => {
    fc.assert(
      fc.property(costs, (parts) => {
        for (const page of pagesOf(parts, 100))
          expect(page.length === 1 || page.reduce((sum, at) => sum + (parts[at] ?? 0), 0) <= 100).toBe(true)
      }),
    )
  })

  it('are begun only when the one before has no room', () => {
    fc.assert(
      fc.property(costs, (parts) => {
        const pages = pagesOf(parts, 100)
        for (const [at, page] of pages.slice(1).entries()) {
          const before = (pages[at] ?? []).reduce((sum, each) => sum + (parts[each] ?? 0), 0)
          expect(before + (parts[page[0] ?? 0] ?? 0)).toBeGreaterThan(100)
        }
      }),
    )
  })
})
