import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { isOver, keptUntil, mayCloseReview, reviewOpen } from '../../../src/areas/boundaries/review-rules.ts'

const START = Temporal.Instant.from('2027-03-16T19:00:00Z')
const instants = fc.nat(1_000_000).map((minutes) => START.add({ minutes }))
const reviews = fc.record({ askedAt: fc.option(instants), closedAt: fc.option(instants) })
const NONE = { askedAt: null, closedAt: null }
const days = (count: number) => ({ hours: 24 * count })

describe('a review', () => {
  it('is open from the asking to the closing, and again when she asks again', () => {
    const later = START.add(days(1))
    expect(reviewOpen(NONE)).toBe(false)
    expect(reviewOpen({ askedAt: START, closedAt: null })).toBe(true)
    expect(reviewOpen({ askedAt: START, closedAt: later })).toBe(false)
    expect(reviewOpen({ askedAt: later, closedAt: START })).toBe(true)
  })

  const person = fc.constantFrom('anna', 'fay', 'finn', 'lena', 'dora')
  const cases = fc.record({ writer: person, about: person, people: fc.uniqueArray(person) })

  it('is never closed by the one whom the record is about, nor by anybody who could not read it', () => {
    fc.assert(
      fc.property(cases, person, (found, who) => {
        if (who === found.about || !found.people.includes(who)) expect(mayCloseReview(who, found)).toBe(false)
      }),
    )
  })

  it('is closed by the writer only where there is nobody else', () => {
    fc.assert(
      fc.property(cases, (found) => {
        const others = found.people.filter((each) => each !== found.writer && each !== found.about)
        const writerCan = found.people.includes(found.writer) && found.writer !== found.about && others.length === 0
        expect(mayCloseReview(found.writer, found)).toBe(writerCan)
        for (const other of others) expect(mayCloseReview(other, found)).toBe(true)
      }),
    )
  })
})

describe('how long a record is kept', () => {
  it('has no end while its circle goes on', () => {
    fc.assert(
      fc.property(reviews, fc.nat(365), (review, boundaryDays) => {
        expect(keptUntil({ closedAt: null, boundaryDays }, review)).toBeNull()
      }),
    )
  })

  it('has no end while a review is open', () => {
    fc.assert(
      fc.property(reviews, instants, fc.nat(365), (review, closedAt, boundaryDays) => {
        fc.pre(reviewOpen(review))
        expect(keptUntil({ closedAt, boundaryDays }, review)).toBeNull()
      }),
    )
  })

  it('is as many days after the circle closed as setup says, and never less', () => {
    fc.assert(
      fc.property(reviews, instants, fc.nat(365), (review, closedAt, boundaryDays) => {
        const until = keptUntil({ closedAt, boundaryDays }, review)
        const retained = closedAt.add(days(boundaryDays))
        if (until !== null) expect(Temporal.Instant.compare(until, retained)).toBeGreaterThanOrEqual(0)
        expect(keptUntil({ closedAt, boundaryDays }, NONE)).toEqual(retained)
      }),
    )
  })

  it('leaves her two weeks to read what came of a review that was closed late', () => {
    const closed = START.add(days(40))
    const review = { askedAt: START.add(days(20)), closedAt: closed }
    expect(keptUntil({ closedAt: START, boundaryDays: 30 }, review)).toEqual(closed.add(days(14)))
    expect(keptUntil({ closedAt: START, boundaryDays: 90 }, review)).toEqual(START.add(days(90)))
  })

  it('is over at its end, and not before', () => {
    expect(isOver(null, START)).toBe(false)
    expect(isOver(START, START)).toBe(true)
    expect(isOver(START, START.subtract({ milliseconds: 1 }))).toBe(false)
  })
})
