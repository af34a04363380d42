import type { Temporal } from 'temporal-polyfill'

/** Room for a goodbye that is read at a glance on a phone; what is longer can be said in the room before. */
export const GOODBYE_AT_MOST = 1_000

/** One kind question: an answer, not an essay. */
export const HELPED_AT_MOST = 1_500

/** Hard bound on members' seats, as when a circle is planned. */
export const MOST_SEATS = 20

export interface Seated {
  facilitators: readonly string[]
  members: readonly string[]
  contact: string | null
}

/** Those who facilitate it or stand in for that, besides this person: who would still be there for the circle without her. */
export function remainingContacts({ facilitators, contact }: Seated, without: string): string[] {
  const others = facilitators.filter((each) => each !== without)
  return others.length > 0 ? others : contact !== null && contact !== without ? [contact] : []
}

/** A circle is not left without anybody who is there for it: the last facilitator stays one until there is another, or a contact. */
export function mayStopFacilitating(circle: Seated, person: string): boolean {
  return remainingContacts(circle, person).length > 0
}

/** Nobody has a seat any more once this person has none. */
export function wouldBeEmpty({ facilitators, members }: Seated, without: string): boolean {
  return [...facilitators, ...members].every((each) => each === without)
}

/** When she has a session of another circle at the same hour. */
export interface ClashAt {
  at: Temporal.Instant
  zone: string
}

/** What somebody who left said would have helped. */
export interface LeavingAnswer {
  person: string
  words: string
  at: Temporal.Instant
}
