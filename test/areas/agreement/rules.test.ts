import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { numberIn, stillOnTheWall } from '../../../src/areas/agreement/rules.ts'

const now = Temporal.Instant.from('2027-03-16T19:00:00Z')

describe('a clause on the wall', () => {
  it('stays there for ten minutes, to the millisecond', () => {
    expect(stillOnTheWall(now, now)).toBe(true)
    expect(stillOnTheWall(now, now.add({ minutes: 9, seconds: 59, milliseconds: 999 }))).toBe(true)
    expect(stillOnTheWall(now, now.add({ minutes: 10 }))).toBe(false)
  })

  it('is not there when nobody has pointed to it', () => {
    expect(stillOnTheWall(null, now)).toBe(false)
  })
})

describe('the number of a clause as people give it', () => {
  it.each([
    ['3', 3],
    [' 3.', 3],
    ['3 · Listen to the end', 3],
    ['12', 12],
  ])('reads %j', (typed, number) => expect(numberIn(typed)).toBe(number))

  it.each(['', 'three', 'clause 3', '123', '-1'])('finds none in %j', (typed) => expect(numberIn(typed)).toBeNull())

  it('reads any number from 0 to 99, whatever words follow', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99 }), fc.string(), (number, rest) => {
        expect(numberIn(`${number} ${rest}`)).toBe(number)
      }),
    )
  })
})
