/** What can go otherwise than it should. Each is noticed once, told to whom it concerns, and settled: docs/when-things-go-wrong.md. */
export const KINDS = [
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
  'shut',
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
export type Kind = (typeof KINDS)[number]

/** Those with which the room is not the circle's own, or cannot be posted in: posts wait until they are settled. */
const STOPPING: readonly Kind[] = ['strangers', 'archived', 'deleted', 'bot-out', 'lost', 'shut']

export const stops = (kind: Kind): boolean => STOPPING.includes(kind)

/** Those that are found by asking for the room itself: at most one of them is true. */
export const OF_THE_ROOM = ['archived', 'deleted', 'bot-out', 'lost'] as const satisfies readonly Kind[]
export type OfTheRoom = (typeof OF_THE_ROOM)[number]

/** What only tells of something that cannot be undone: there is nothing to settle. */
export const tellsOnly = (kind: Kind): boolean => kind === 'gone' || kind === 'back'
