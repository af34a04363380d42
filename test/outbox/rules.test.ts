import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import type { PlatformErrorKind } from '../../src/chat/errors.ts'
import {
  afterRefusal,
  type DeliveryProgress,
  isLate,
  MOST_TRIES,
  mayComeTwice,
  nextAttempt,
  untilConnected,
} from '../../src/outbox/rules.ts'
import { POST_STATES } from '../../src/outbox/states.ts'

const seven = Temporal.Instant.from('2027-03-16T19:00:00Z')
const later = (duration: Temporal.DurationLike) => seven.add(duration)
const way = (state: DeliveryProgress['state'], more: Partial<DeliveryProgress> = {}): DeliveryProgress => ({
  state,
  dueAt: seven,
  graceUntil: null,
  tries: state === 'waiting' ? 0 : 1,
  firstTriedAt: state === 'waiting' ? null : seven,
  atLeastOnce: false,
  ...more,
})
const MINUTES = 120_000
const DISCORD = MINUTES
const SLACK = 0

describe('a post that is taken up', () => {
  it('is sent when it waits', () => {
    expect(nextAttempt(way('waiting'), seven, SLACK)).toEqual({ do: 'send', doubt: false })
  })

  it('is sent late within its grace, and not beyond it', () => {
    const graced = way('waiting', { graceUntil: later({ hours: 1 }) })
    expect(nextAttempt(graced, later({ hours: 1 }), SLACK)).toEqual({ do: 'send', doubt: false })
    expect(nextAttempt(graced, later({ hours: 1, milliseconds: 1 }), SLACK)).toEqual({ do: 'drop' })
  })

  it('is sent with the same key when it was left in the middle and the key still counts', () => {
    expect(nextAttempt(way('sending'), later({ seconds: 119 }), DISCORD)).toEqual({ do: 'send', doubt: true })
  })

  it('is held when the key counts no longer, measured from the first try, or never did', () => {
    expect(nextAttempt(way('sending', { tries: 4 }), later({ seconds: 120 }), DISCORD)).toEqual({ do: 'hold' })
    expect(nextAttempt(way('sending'), seven, SLACK)).toEqual({ do: 'hold' })
  })

  it('is held when the clock was set back, since nobody knows how long the key counts then', () => {
    expect(nextAttempt(way('sending'), later({ seconds: -1 }), DISCORD)).toEqual({ do: 'hold' })
  })

  it('is never dropped for lateness while it may stand there already', () => {
    const graced = way('sending', { graceUntil: seven })
    expect(nextAttempt(graced, later({ seconds: 60 }), DISCORD)).toEqual({ do: 'send', doubt: true })
    expect(nextAttempt(graced, later({ hours: 9 }), DISCORD)).toEqual({ do: 'hold' })
  })

  it.each(POST_STATES.filter((state) => state !== 'waiting' && state !== 'sending'))(
    'is left alone when it is %s',
    (state) => {
      expect(nextAttempt(way(state), later({ hours: 24 }), DISCORD)).toEqual({ do: 'nothing' })
    },
  )
})

describe('a call that brought no message', () => {
  const outcome = (kind: PlatformErrorKind, { doubt = false, sameKeyFor = DISCORD, more = {}, retryAfter = 0 } = {}) =>
    afterRefusal(way('sending', more), { kind, retryAfter }, seven, { doubt, sameKeyFor })

  it.each(['forbidden', 'not-found', 'invalid'] as const)('fails the post when it is %s', (kind) => {
    expect(outcome(kind)).toEqual({ state: 'failed' })
  })

  it.each(['rate-limited', 'unavailable'] as const)(
    'puts the post back when it was certainly not carried out: %s',
    (kind) => {
      expect(outcome(kind)).toEqual({ state: 'waiting', again: later({ seconds: 1 }) })
    },
  )

  it('waits as long as the platform asks, and longer after each try', () => {
    expect(outcome('rate-limited', { retryAfter: 7_000 })).toEqual({ state: 'waiting', again: later({ seconds: 7 }) })
    expect(outcome('unavailable', { more: { tries: 5 } })).toEqual({ state: 'waiting', again: later({ seconds: 16 }) })
    expect(outcome('unavailable', { more: { tries: 60 } })).toEqual({ state: 'waiting', again: later({ minutes: 10 }) })
  })

  it('gives up after about a day of tries', () => {
    expect(outcome('unavailable', { more: { tries: MOST_TRIES } })).toEqual({ state: 'failed' })
  })

  it('drops the post when the next try would be beyond its grace', () => {
    expect(outcome('unavailable', { more: { graceUntil: later({ milliseconds: 999 }) } })).toEqual({ state: 'stale' })
  })

  it('tries again with the same key when nobody knows what became of it, while that counts', () => {
    expect(outcome('unknown-outcome')).toEqual({ state: 'sending', again: later({ seconds: 1 }) })
    expect(outcome('unknown-outcome', { more: { tries: 8 } })).toEqual({ state: 'held' })
    expect(outcome('unknown-outcome', { sameKeyFor: SLACK })).toEqual({ state: 'held' })
  })

  it.each(['forbidden', 'not-found', 'invalid'] as const)(
    'says nothing of the call before it when it is %s',
    (kind) => {
      expect(outcome(kind, { doubt: true })).toEqual({ state: 'held' })
    },
  )

  it('keeps the doubt through a rate limit', () => {
    expect(outcome('rate-limited', { doubt: true, retryAfter: 5_000 })).toEqual({
      state: 'sending',
      again: later({ seconds: 5 }),
    })
    expect(outcome('rate-limited', { doubt: true, retryAfter: MINUTES })).toEqual({ state: 'held' })
  })
})

describe('a message that may come twice', () => {
  const private_ = { atLeastOnce: true }
  const outcome = (kind: PlatformErrorKind, more: Partial<DeliveryProgress> = {}, now = seven) =>
    afterRefusal(way('sending', { ...private_, ...more }), { kind }, now, { doubt: false, sameKeyFor: SLACK })

  it('is one to a person alone, and never a file', () => {
    expect(mayComeTwice({ to: { person: 'anna' } })).toBe(true)
    expect(mayComeTwice({ to: { room: 'C1' } })).toBe(false)
    expect(mayComeTwice({ to: { person: 'anna' }, file: new Uint8Array() })).toBe(false)
  })

  it('is sent again after a kill, whether its key counts or not', () => {
    expect(nextAttempt(way('sending', private_), later({ hours: 9 }), SLACK)).toEqual({ do: 'send', doubt: true })
    expect(nextAttempt(way('sending', private_), later({ seconds: 1 }), DISCORD)).toEqual({ do: 'send', doubt: true })
  })

  it('is given up beyond its grace', () => {
    const graced = way('sending', { ...private_, graceUntil: later({ hours: 1 }) })
    expect(nextAttempt(graced, later({ hours: 2 }), SLACK)).toEqual({ do: 'give-up' })
    expect(outcome('unknown-outcome', { graceUntil: later({ seconds: 9 }) })).toEqual({ state: 'failed' })
  })

  it('is sent again after as long as it has been tried for, up to a day', () => {
    expect(outcome('unknown-outcome')).toEqual({ state: 'sending', again: later({ seconds: 10 }) })
    expect(outcome('unknown-outcome', {}, later({ minutes: 5 }))).toEqual({
      state: 'sending',
      again: later({ minutes: 10 }),
    })
    expect(outcome('unknown-outcome', {}, later({ hours: 12 }))).toEqual({
      state: 'sending',
      again: later({ hours: 24 }),
    })
    expect(outcome('unknown-outcome', {}, later({ hours: 12, seconds: 1 }))).toEqual({ state: 'failed' })
  })

  it('is never held: a refusal is the end of it', () => {
    for (const kind of ['forbidden', 'not-found', 'invalid'] as const)
      expect(afterRefusal(way('sending', private_), { kind }, seven, { doubt: true, sameKeyFor: SLACK })).toEqual({
        state: 'failed',
      })
  })

  it('does not wait for ever when the clock is set back', () => {
    expect(outcome('unknown-outcome', {}, later({ hours: -3 }))).toEqual({
      state: 'sending',
      again: later({ seconds: 10 - 3 * 3600 }),
    })
    expect(outcome('unknown-outcome', { tries: MOST_TRIES }, later({ hours: -3 }))).toEqual({ state: 'failed' })
  })
})

describe('being late', () => {
  it('is said from five minutes on, of what belongs to a time', () => {
    const graced = { dueAt: seven, graceUntil: later({ hours: 1 }) }
    expect(isLate(graced, later({ minutes: 5 }))).toBe(false)
    expect(isLate(graced, later({ minutes: 5, seconds: 1 }))).toBe(true)
    expect(isLate({ ...graced, graceUntil: null }, later({ hours: 48 }))).toBe(false)
  })
})

describe('a post whose platform is not connected', () => {
  it('is looked at again after half of what it waited, from 10 seconds to 10 minutes', () => {
    expect(untilConnected(way('waiting'), seven)).toEqual(later({ seconds: 10 }))
    expect(untilConnected(way('waiting'), later({ minutes: 2 }))).toEqual(later({ minutes: 3 }))
    expect(untilConnected(way('waiting'), later({ hours: 72 }))).toEqual(later({ hours: 72, minutes: 10 }))
  })
})
