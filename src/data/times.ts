import { Temporal } from 'temporal-polyfill'

/** An instant as Prisma takes it. Both databases keep milliseconds: what is finer is cut off. */
export function dateOf(instant: Temporal.Instant): Date {
  return new Date(instant.epochMilliseconds)
}

/** What Prisma gives back, as an instant. */
export function instantOf(date: Date): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime())
}
