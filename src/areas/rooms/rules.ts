import { Temporal } from 'temporal-polyfill'

/** 'circle-3-k7q2': tells nothing, since names of hidden rooms can leak (PRACTICE, section 4). */
export const roomName = ({ label, key }: { label: string; key: string }): string => `${label}-${key}`

/** How a room's people differ from those who belong in it: nothing private is posted before both are empty. */
export function differences(
  wanted: readonly string[],
  found: readonly string[],
): { missing: string[]; strangers: string[] } {
  return {
    missing: wanted.filter((each) => !found.includes(each)),
    strangers: found.filter((each) => !wanted.includes(each)),
  }
}

/** What is wrong with who is in the room: `missing` have been let in and are not there. */
export function compareMembership(
  people: readonly { person: string; state: string }[],
  found: readonly string[],
): { missing: string[]; strangers: string[] } {
  const inside = people.filter(({ state }) => state === 'in').map(({ person }) => person)
  const invited = people.filter(({ state }) => state === 'waiting').map(({ person }) => person)
  return {
    missing: differences(inside, found).missing,
    strangers: differences([...inside, ...invited], found).strangers,
  }
}

/** How a room can be gone. 'lost': it cannot be found, and the platform does not tell whether it was deleted or we were taken out of it. */
export const ROOM_GONE = ['archived', 'deleted', 'bot-out', 'lost'] as const
export type RoomGone = (typeof ROOM_GONE)[number]

/** How often everything is looked at even when nothing is heard: what happened unheard is found within a day. */
export const CHECK_INTERVAL = Temporal.Duration.from({ hours: 24 })
