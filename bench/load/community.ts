import type { FakeCommunity, Person, Seen, SeenMessage } from '../../test/support/people.ts'
import type { Deed } from './wire.ts'

/** What one person does once, at the pace of the bench. Rejects when she got no answer. */
export type Act = () => Promise<void>

/** What each of the people does, by what is measured. */
export type Acts = Record<Deed, Act[]>

const PEOPLE = 8

export function somePeople(here: FakeCommunity): Person[] {
  return Array.from({ length: PEOPLE }, (_, at) => here.person(`Member ${at + 1}`))
}

/** Each asks for help in turn. */
export const helped = (people: readonly Person[], room: string, command: string): Act[] =>
  people.map((person) => async () => {
    answered(await person.runs(room, command))
  })

/** @throws Error where the platform said that the app failed, or nothing at all */
export function answered(seen: Seen): SeenMessage {
  if (seen.kind === 'message') return seen
  throw new Error(`no answer: ${seen.kind === 'failed' ? seen.why : seen.kind}`)
}
