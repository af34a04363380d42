import { Temporal } from 'temporal-polyfill'

const days = (count: number): Temporal.Duration => Temporal.Duration.from({ hours: 24 * count })

/**
 * How long what is kept is kept. The numbers of the practice guide, section 6, and where it has none the reason why. A month is 30.5
 * days here: nobody's words hang on how long a February is.
 */
export const RETENTION = {
  /** After their circle closed: as long as boundary records by default, so that 'who was there' ends with them. */
  attendance: days(30),
  /** Words on leaving and wishes for a next round, after their circle closed: as registrations are (practice guide). */
  wishes: days(183),
  /** The same where a circle never ends: a year after they were written. */
  wishesAtMost: days(365),
  /** Finished messages of ours, after they were due: longer than a fortnight and its moves, after which nothing edits them. */
  posts: days(30),
  /** What went otherwise than it should, once it is settled. */
  incidents: days(30),
  /**
   * Who read or changed what: a year. A round takes twelve weeks and up to six more (sessions/round-end.ts), boundary records up to 180 days
   * after it; who read one can still be asked for some weeks after it is gone.
   */
  audit: days(365),
  /** Name, seats, agreement and places of a circle, after it closed: the next rounds can still see who was with whom. */
  circles: days(365),
  /** A circle that was taken back before it opened. */
  undone: days(30),
  /** A name, after its bearer left the community. */
  gone: days(30),
  /** A name that nothing has asked for. */
  unseen: days(183),
} as const

export const isDue = (at: Temporal.Instant, until: Temporal.Instant): boolean =>
  Temporal.Instant.compare(at, until) <= 0

/** When words on leaving, or a wish for the next round, are deleted. @param closedAt of their circle; null while it goes on, or where none is known */
export function wishEnds(written: Temporal.Instant, closedAt: Temporal.Instant | null): Temporal.Instant {
  const atMost = written.add(RETENTION.wishesAtMost)
  // what is written after the circle has closed is kept as long as what was written on its last day
  const from = closedAt !== null && isDue(closedAt, written) ? written : closedAt
  const after = from?.add(RETENTION.wishes)
  return after !== undefined && isDue(after, atMost) ? after : atMost
}
