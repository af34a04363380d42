import { Temporal } from 'temporal-polyfill'

/** A line of a circle's agreement, as it stands now. */
export interface Clause {
  id: string
  number: number
  words: string
  /** What the circle agreed that the words mean. */
  meaning: string
  /** The same in easy words; '' where the circle has none. */
  easy: string
  /** False: letting it slip can never become a strike. */
  strikeable: boolean
  timekeeping: boolean
}

/** Ten minutes during which a clause stays 'on the wall' (practice guide, section 4): a second pointing would pile on. */
export const ON_THE_WALL = Temporal.Duration.from({ minutes: 10 })

export function stillOnTheWall(lastPointed: Temporal.Instant | null, now: Temporal.Instant): boolean {
  return lastPointed !== null && Temporal.Duration.compare(lastPointed.until(now).abs(), ON_THE_WALL) < 0
}

/** The number that a person chose or typed: '3', '3.' or '3 · Phones silent'. Null where none leads. */
export function numberIn(typed: string): number | null {
  const digits = /^\s*(\d{1,2})(?!\d)/.exec(typed)?.[1]
  return digits === undefined ? null : Number(digits)
}
