import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { counting, endOfStrikes, STRIKES, whyNoStrike } from '../../../src/areas/boundaries/strike-rules.ts'

const START = Temporal.Instant.from('2027-03-16T19:00:00Z')
const instants = fc.nat(1_000_000).map((minutes) => START.add({ minutes }))
const given = fc.record({ withdrawnAt: fc.option(instants) })
const strike = fc.constantFrom('time' as const, 'never' as const, 'people-decide' as const)

describe('strikes that count', () => {
  it('are those not taken back, while the circle goes on', () => {
    fc.assert(
      fc.property(fc.array(given), instants, (strikes, now) => {
        expect(counting(strikes, null, now)).toBe(strikes.filter((each) => each.withdrawnAt === null).length)
      }),
    )
  })

  it('are none from the instant at which the circle has closed', () => {
    fc.assert(
      fc.property(fc.array(given), instants, fc.nat(1_000), (strikes, end, later) => {
        expect(counting(strikes, end, end.add({ seconds: later }))).toBe(0)
        expect(counting(strikes, end, end.subtract({ seconds: later + 1 }))).toBe(counting(strikes, null, end))
      }),
    )
  })

  it('never become more by one that is taken back', () => {
    fc.assert(
      fc.property(fc.array(given, { minLength: 1 }), instants, (strikes, now) => {
        const [first, ...rest] = strikes
        const after = [{ ...first, withdrawnAt: now }, ...rest]
        expect(counting(after, null, now)).toBeLessThanOrEqual(counting(strikes, null, now))
        expect(counting(after, null, now)).toBe(counting(rest, null, now))
      }),
    )
  })

  it('end with the round, and are three', () => {
    expect(endOfStrikes({ closedAt: null })).toBeNull()
    expect(endOfStrikes({ closedAt: START })).toEqual(START)
    expect(STRIKES).toBe(3)
  })
})

describe('whether a record can become a strike', () => {
  const facts = fc.record({ clauseStrike: strike, told: fc.boolean(), strike: fc.option(given) })

  it('only where people decide, somebody has told her, it never was one, and the circle goes on', () => {
    fc.assert(
      fc.property(facts, fc.option(instants), instants, (record, end, now) => {
        const goesOn = end === null || Temporal.Instant.compare(now, end) < 0
        const can = record.clauseStrike === 'people-decide' && record.told && record.strike === null && goesOn
        expect(whyNoStrike(record, end, now) === null).toBe(can)
      }),
    )
  })

  it('says first what can never change: a clause about time is about time, told or not', () => {
    const record = { told: false, strike: null }
    expect(whyNoStrike({ ...record, clauseStrike: 'time' }, null, START)).toBe('boundaries.strike.time')
    expect(whyNoStrike({ ...record, clauseStrike: 'never' }, null, START)).toBe('boundaries.strike.never')
    expect(whyNoStrike({ ...record, clauseStrike: 'people-decide' }, null, START)).toBe('boundaries.strike.not-told')
  })
})
