import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import {
  aboutPins,
  INCIDENT_KINDS,
  isOwnPin,
  stoppedBy,
  stopsPosts,
  tellsOnly,
} from '../../../src/areas/incidents/rules.ts'
import { compareMembership } from '../../../src/areas/rooms/rules.ts'

const at = (minutes: number) => Temporal.Instant.from('2027-03-16T19:00:00Z').add({ minutes })

describe('what a room tells about its circle', () => {
  it.each([
    ['equal', [['anna', 'in']], ['anna'], [], []],
    ['somebody without a seat', [['anna', 'in']], ['anna', 'otto'], [], ['otto']],
    ['somebody who went', [['anna', 'in']], [], ['anna'], []],
    ['somebody who is being let in is neither missing nor a stranger', [['anna', 'waiting']], [], [], []],
    ['whoever is let in already while she waits', [['anna', 'waiting']], ['anna'], [], []],
    ['whoever leaves and is still there', [['anna', 'leaving']], ['anna'], [], ['anna']],
    ['whoever left and came back by another’s hand', [['anna', 'left']], ['anna'], [], ['anna']],
    ['whoever was refused', [['anna', 'refused']], ['anna'], [], ['anna']],
    ['a role', [['anna', 'in']], ['anna', 'role:7'], [], ['role:7']],
  ] as const)('%s', (_, seats, found, missing, strangers) => {
    const seated = seats.map(([person, state]) => ({ person, state }))
    expect(compareMembership(seated, found)).toEqual({ missing, strangers })
  })

  it('stops posts for what makes the room another’s or keeps us out of it, and for nothing else', () => {
    expect(INCIDENT_KINDS.filter(stopsPosts)).toEqual([
      'strangers',
      'archived',
      'deleted',
      'bot-out',
      'lost',
      'no-access',
    ])
    expect(stoppedBy(['renamed', 'missing', 'gone', 'pins'])).toBeNull()
    expect(stoppedBy(['no-access', 'renamed', 'no-access', 'archived'])).toBe('["archived","no-access"]')
    expect(INCIDENT_KINDS.filter(tellsOnly)).toEqual(['gone', 'back'])
  })
})

describe('pins that are taken down', () => {
  it('are put back three times within an hour, then left until the hour has passed', () => {
    let times: readonly Temporal.Instant[] = []
    const done = [0, 5, 10, 15, 20, 59, 61, 62].map((minute) => {
      const next = aboutPins(times, at(minute))
      times = next.times
      return next.do
    })
    expect(done).toEqual(['pin', 'pin', 'pin', 'leave', 'leave', 'leave', 'pin', 'leave'])
  })

  it('are not mistaken for our own pinning, which is told of a moment later', () => {
    expect(isOwnPin(at(0), at(0).add({ seconds: 3 }))).toBe(true)
    expect(isOwnPin(at(0), at(0).add({ seconds: 11 }))).toBe(false)
    expect(isOwnPin(null, at(0))).toBe(false)
  })
})
