import { Temporal } from 'temporal-polyfill'
import { differences } from '../opening/rules.ts'
import { type Kind, stops } from './kinds.ts'

/** How often everything is looked at even when nothing is heard: what happened unheard is found within a day. */
export const DAILY = Temporal.Duration.from({ hours: 24 })

/** After this many pins put back within `QUARREL` we leave it: somebody means it, and a quarrel helps nobody. */
const MOST_PINS = 3
const QUARREL = Temporal.Duration.from({ hours: 1 })

/** What a platform tells of pins so soon after our own pinning is most likely our own. */
const OWN_PIN = Temporal.Duration.from({ seconds: 10 })

/** Whether what is told of pins at `now` is the echo of what we pinned at `pinned`. */
export const isOwnPin = (pinned: Temporal.Instant | null, now: Temporal.Instant): boolean =>
  pinned !== null && Temporal.Duration.compare(pinned.until(now).abs(), OWN_PIN) < 0

/**
 * What to do when a pin was taken down at `now`, after pins were put back at `times`.
 * 'told': it has been left for this hour already.
 */
export function aboutPins(
  times: readonly Temporal.Instant[],
  now: Temporal.Instant,
): { times: Temporal.Instant[]; do: 'pin' | 'leave' } {
  const recent = times.filter((time) => Temporal.Duration.compare(time.until(now), QUARREL) < 0)
  return recent.length < MOST_PINS ? { times: [...recent, now], do: 'pin' } : { times: recent, do: 'leave' }
}

/** A seat as far as the room is concerned. */
export interface Seated {
  person: string
  state: string
}

/** What is wrong with who is in the room: `missing` have been let in and are not there. */
export function roomAgainst(
  seats: readonly Seated[],
  found: readonly string[],
): { missing: string[]; strangers: string[] } {
  const inside = seats.filter((seat) => seat.state === 'in').map((seat) => seat.person)
  const invited = seats.filter((seat) => seat.state === 'waiting').map((seat) => seat.person)
  return {
    missing: differences(inside, found).missing,
    strangers: differences([...inside, ...invited], found).strangers,
  }
}

/** What stands in `Circle.stopped`: the kinds that keep posts back; null when none does. */
export function stoppedBy(open: readonly Kind[]): string | null {
  const kinds = [...new Set(open.filter(stops))].sort()
  return kinds.length === 0 ? null : JSON.stringify(kinds)
}
