import { Temporal } from 'temporal-polyfill'
import type { PlatformName } from '../../chat/refs.ts'

/** What can go otherwise than it should. Each is noticed once, told to whom it concerns, and resolved: docs/when-things-go-wrong.md. */
export const INCIDENT_KINDS = [
  /** People (or roles, bots) in the room who have no seat in the circle. */
  'strangers',
  /** The room is in the archive. */
  'archived',
  /** The room was deleted. */
  'deleted',
  /** Roundel was taken out of the room. */
  'bot-out',
  /** The room cannot be found, and the platform does not tell which of the two it was. */
  'lost',
  /** Roundel is not allowed to do something that it must; `detail` names the permission or scope. */
  'no-access',
  /** The room has another name than the neutral one that we gave it. */
  'renamed',
  /** What is pinned is taken down again and again. */
  'pins',
  /** Somebody who has a seat cannot be let in; `detail` is the platform's code. */
  'refused',
  /** Somebody who has a seat is not in the room any more. */
  'missing',
  /** Somebody who had a seat has left the community. */
  'gone',
  /** Nobody is left who facilitates, nor a named contact. */
  'no-facilitator',
  /** Somebody who is to be reached by name has left the community; `about` is the post. */
  'named-gone',
  /** Roundel was thrown out of the community and is back. */
  'back',
] as const
export type IncidentKind = (typeof INCIDENT_KINDS)[number]

/** One thing that went otherwise than it should, while it is open. */
export interface Incident {
  id: string
  kind: IncidentKind
  /** Platform ids of people, 'role:<id>', or a post of named people. */
  about: readonly string[]
  detail: string
  decided: string | null
}

/** What a notice says of the circle that an incident is about. */
export interface PlaceOfCircle {
  circle: string
  name: string
  room: string | null
  /** The neutral name that the room was given. */
  wasCalled: string
  platform: PlatformName
  /** Of those whom it is about, by their platform ids. */
  names: ReadonlyMap<string, string>
  bots: readonly string[]
  /** One of them facilitates it. */
  facilitated: boolean
}

/** Those with which the room is not the circle's own, or cannot be posted in: posts wait until they are resolved. */
const STOPPING: readonly IncidentKind[] = ['strangers', 'archived', 'deleted', 'bot-out', 'lost', 'no-access']

export const stopsPosts = (kind: IncidentKind): boolean => STOPPING.includes(kind)

/** What only tells of something that cannot be undone: there is nothing to settle. */
export const tellsOnly = (kind: IncidentKind): boolean => kind === 'gone' || kind === 'back'

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
  const recent = times.filter((time) => Temporal.Duration.compare(time.until(now).abs(), QUARREL) < 0)
  return recent.length < MOST_PINS ? { times: [...recent, now], do: 'pin' } : { times: recent, do: 'leave' }
}

/** What stands in `Room.stopped`: the kinds that keep posts back; null when none does. */
export function stoppedBy(open: readonly IncidentKind[]): string | null {
  const kinds = [...new Set(open.filter(stopsPosts))].sort()
  return kinds.length === 0 ? null : JSON.stringify(kinds)
}

const GONE: readonly IncidentKind[] = ['deleted', 'lost', 'archived']

/** Whether nothing but the room's own end keeps posts back: nobody reads there any more. */
export function isRoomGone(stopped: string): boolean {
  const kinds: unknown = JSON.parse(stopped)
  return Array.isArray(kinds) && kinds.length > 0 && kinds.every((kind) => GONE.some((gone) => gone === kind))
}
