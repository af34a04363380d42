import { Temporal } from 'temporal-polyfill'

export interface Review {
  /** When she asked last. */
  askedAt: Temporal.Instant | null
  /** When one was last closed. */
  closedAt: Temporal.Instant | null
}

/** She may ask again after one is closed: it is open when what she asked for last has not been answered since. */
export function reviewOpen({ askedAt, closedAt }: Review): boolean {
  if (askedAt === null) return false
  return closedAt === null || Temporal.Instant.compare(closedAt, askedAt) < 0
}

/** Who could close a review: the circle's facilitators (or its named contact), the safeguarding lead and the deputy. */
export interface Reviewers {
  writer: string
  about: string
  people: readonly string[]
}

/** Somebody else than who wrote the record looks at it again, where there is anybody else; never the one whom it is about. */
export function mayCloseReview(person: string, { writer, about, people }: Reviewers): boolean {
  const others = people.filter((each) => each !== about && each !== writer)
  if (others.includes(person)) return true
  return person === writer && person !== about && people.includes(person) && others.length === 0
}

/** How long what came of a review can still be read, however late it came: two weeks, so that she can see it. */
const READABLE = Temporal.Duration.from({ hours: 14 * 24 })

/**
 * Until when a record is kept: `boundaryDays` (setup; 30 by default: practice guide, section 6) after its circle closed. Kept while a
 * review is open, whatever that says, and after one for two weeks at the least.
 * @returns null while it is kept without an end: the circle has not closed, or a review is open
 */
export function keptUntil(
  circle: { closedAt: Temporal.Instant | null; boundaryDays: number },
  review: Review,
): Temporal.Instant | null {
  if (circle.closedAt === null || reviewOpen(review)) return null
  const retained = circle.closedAt.add({ hours: 24 * circle.boundaryDays })
  const readable = review.closedAt?.add(READABLE)
  return readable && Temporal.Instant.compare(readable, retained) > 0 ? readable : retained
}

export const isOver = (until: Temporal.Instant | null, now: Temporal.Instant): boolean =>
  until !== null && Temporal.Instant.compare(until, now) <= 0
