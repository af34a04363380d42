import { Temporal } from 'temporal-polyfill'
import type { PlatformErrorKind } from '../chat/errors.ts'
import { waitAfter } from '../jobs/backoff.ts'
import type { PostState } from './states.ts'

/** What is decided from. */
export interface DeliveryProgress {
  state: PostState
  dueAt: Temporal.Instant
  /** Beyond this it is not posted late. */
  graceUntil: Temporal.Instant | null
  /** Calls made since it was last asked for. */
  tries: number
  /** The first call since which it may stand there; null when it certainly does not. */
  firstTriedAt: Temporal.Instant | null
  /** At-least-once: sent again when nobody knows whether it arrived. Otherwise at-most-once: held then, until someone has looked. */
  atLeastOnce: boolean
}

/**
 * Whether a post may come twice. A message to one person harms nobody when it does, and is lost for good when it does not come, because
 * nobody else can look for it. A room's post stands before everyone, and people can look. A file holds what somebody entered: it is not
 * sent twice unasked.
 */
export function mayComeTwice(post: { to: { room: string } | { person: string }; file?: unknown }): boolean {
  return 'person' in post.to && post.file === undefined
}

/** For how long a message to one person is sent again, in ms from the first call of unknown outcome: a day. */
const REPEATED_FOR = 86_400_000

/** The shortest wait before a message is sent again whose key is not recognised, in ms. Each wait is as long as all before it. */
const FIRST_REPEAT = 10_000

/** A post that could not be sent for so many tries (150 are about a day) is given up: somebody is told. */
export const MOST_TRIES = 150

/** From when on a post says that it is late: five minutes, in which nobody would notice. */
const LATE = Temporal.Duration.from({ minutes: 5 })

/** A post sent again because somebody asked for it has this long to get through before it is stale once more. */
export const ASKED_GRACE = Temporal.Duration.from({ minutes: 15 })

export type TakenUp =
  /** Nothing is left to do. */
  | { do: 'nothing' }
  /** Call the platform; `doubt`: an earlier call may have been carried out, so the same key is used again. */
  | { do: 'send'; doubt: boolean }
  | { do: 'hold' }
  /** It may have arrived; it is too late to send it again. */
  | { do: 'give-up' }
  | { do: 'drop' }

/**
 * What follows when a post is taken up, be it for the first time, for another try, or after the process was killed.
 * @param sameKeyFor for how many ms the platform answers a repeated key with the first message; 0 where it does not
 */
export function nextAttempt(way: DeliveryProgress, now: Temporal.Instant, sameKeyFor: number): TakenUp {
  switch (way.state) {
    case 'waiting':
      return isPast(way.graceUntil, now) ? { do: 'drop' } : { do: 'send', doubt: false }
    case 'sending':
      if (keyCounts(way.firstTriedAt, now, sameKeyFor)) return { do: 'send', doubt: true }
      if (!way.atLeastOnce) return { do: 'hold' }
      return isPast(way.graceUntil, now) ? { do: 'give-up' } : { do: 'send', doubt: true }
    case 'sent':
    case 'held':
    case 'failed':
    case 'stale':
    case 'cancelled':
      return { do: 'nothing' }
  }
}

/** How a call ended without a message. */
export interface Refusal {
  kind: PlatformErrorKind
  /** ms */
  retryAfter?: number | undefined
}

/** What is known of a call beside its answer. */
export interface CallFacts {
  /** An earlier call may have been carried out. */
  doubt: boolean
  /** For how many ms the platform answers a repeated key with the first message; 0 where it does not. */
  sameKeyFor: number
}

export type NextStep =
  /** Certainly not there: another try. */
  | { state: 'waiting'; again: Temporal.Instant }
  /** Perhaps there: another try with the same key, while that counts. */
  | { state: 'sending'; again: Temporal.Instant }
  | { state: 'held' }
  | { state: 'failed' }
  | { state: 'stale' }

/**
 * What follows from a call that brought no message. `way` is the row as it stood during the call: this call is counted in its tries.
 */
export function afterRefusal(
  way: DeliveryProgress,
  refusal: Refusal,
  now: Temporal.Instant,
  { doubt, sameKeyFor }: CallFacts,
): NextStep {
  const again = now.add({ milliseconds: waitAfter(way.tries, refusal.retryAfter) })
  if (doubt || refusal.kind === 'unknown-outcome') {
    // a refusal now says nothing about the call before it
    const repeatable = mayRepeat(refusal.kind) && way.tries < MOST_TRIES
    if (repeatable && keyCounts(way.firstTriedAt, again, sameKeyFor)) return { state: 'sending', again }
    if (!way.atLeastOnce) return { state: 'held' }
    const later = laterThan(again, repeatAt(way.firstTriedAt, now))
    const worthIt = since(way.firstTriedAt, later) <= REPEATED_FOR && !isPast(way.graceUntil, later)
    return repeatable && worthIt ? { state: 'sending', again: later } : { state: 'failed' }
  }
  if (!mayRepeat(refusal.kind)) return { state: 'failed' }
  if (isPast(way.graceUntil, again)) return { state: 'stale' }
  return way.tries < MOST_TRIES ? { state: 'waiting', again } : { state: 'failed' }
}

/** Whether asking again can end otherwise: not where the platform says what is wrong with the request. */
function mayRepeat(kind: PlatformErrorKind): boolean {
  switch (kind) {
    case 'rate-limited':
    case 'unavailable':
    case 'unknown-outcome':
      return true
    case 'forbidden':
    case 'not-found':
    case 'invalid':
      return false
  }
}

/** How long a post that cannot be sent because its platform is not connected rests: half of what it waited already, 10 s to 10 min. */
export function untilConnected(way: DeliveryProgress, now: Temporal.Instant): Temporal.Instant {
  const waited = now.epochMilliseconds - way.dueAt.epochMilliseconds
  return now.add({ milliseconds: Math.min(600_000, Math.max(10_000, Math.round(waited / 2))) })
}

/** Only what belongs to a time says that it is late: what has a grace. */
export function isLate(way: Pick<DeliveryProgress, 'dueAt' | 'graceUntil'>, at: Temporal.Instant): boolean {
  return way.graceUntil !== null && Temporal.Instant.compare(way.dueAt.add(LATE), at) < 0
}

function isPast(until: Temporal.Instant | null, now: Temporal.Instant): boolean {
  return until !== null && Temporal.Instant.compare(now, until) > 0
}

/**
 * When a message is sent again that may have arrived: after as long as it has been tried for, so that an outage of a day in which each call
 * is carried out and none is answered brings some thirteen of it, not hundreds.
 */
function repeatAt(first: Temporal.Instant | null, now: Temporal.Instant): Temporal.Instant {
  return now.add({ milliseconds: Math.max(FIRST_REPEAT, since(first, now)) })
}

const laterThan = (one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant =>
  Temporal.Instant.compare(one, other) > 0 ? one : other

/** In ms; 0 where nothing was tried, or the clock was set back since. */
const since = (first: Temporal.Instant | null, at: Temporal.Instant): number =>
  first === null ? 0 : Math.max(0, at.epochMilliseconds - first.epochMilliseconds)

/** The platform counts from the first call that it may have taken; after a clock was set back nobody knows how long that is. */
function keyCounts(first: Temporal.Instant | null, at: Temporal.Instant, sameKeyFor: number): boolean {
  const elapsed = first === null ? Number.NaN : at.epochMilliseconds - first.epochMilliseconds
  return elapsed >= 0 && elapsed < sameKeyFor
}
