import { describe, expect, it } from 'vitest'
import { mayStopFacilitating, remainingContacts, wouldBeEmpty } from '../../../src/areas/membership/rules.ts'

const circle = (facilitators: string[], members: string[], contact: string | null = null) => ({
  facilitators,
  members,
  contact,
})

describe('who is there for a circle', () => {
  it('are the others who facilitate it, else its named contact, else nobody', () => {
    expect(remainingContacts(circle(['fay', 'finn'], [], 'con'), 'fay')).toEqual(['finn'])
    expect(remainingContacts(circle(['fay'], [], 'con'), 'fay')).toEqual(['con'])
    expect(remainingContacts(circle(['fay'], []), 'fay')).toEqual([])
    expect(remainingContacts(circle(['fay'], ['anna']), 'anna')).toEqual(['fay'])
    expect(remainingContacts(circle([], ['anna'], 'anna'), 'anna')).toEqual([])
  })

  it('lets a facilitator stop as long as somebody else is there', () => {
    expect(mayStopFacilitating(circle(['fay', 'finn'], []), 'fay')).toBe(true)
    expect(mayStopFacilitating(circle(['fay'], [], 'con'), 'fay')).toBe(true)
    expect(mayStopFacilitating(circle(['fay'], ['anna', 'bea']), 'fay')).toBe(false)
  })

  it('knows when nobody would have a seat any more', () => {
    expect(wouldBeEmpty(circle(['fay'], []), 'fay')).toBe(true)
    expect(wouldBeEmpty(circle([], ['anna'], 'con'), 'anna')).toBe(true)
    expect(wouldBeEmpty(circle(['fay'], ['anna']), 'anna')).toBe(false)
  })
})
