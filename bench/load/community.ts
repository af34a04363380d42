import type { FakeCommunity, Person, Seen, SeenMessage } from '../../test/support/people.ts'

/** What one person does once, at the pace of the bench. Rejects when she got no answer. */
export type Act = () => Promise<void>

const PEOPLE = 8

export function somePeople(here: FakeCommunity): Person[] {
  return Array.from({ length: PEOPLE }, (_, at) => here.person(`Member ${at + 1}`))
}

/** @throws Error where the platform said that the app failed, or nothing at all */
export function answered(seen: Seen): SeenMessage {
  if (seen.kind === 'message') return seen
  throw new Error(`no answer: ${seen.kind === 'failed' ? seen.why : seen.kind}`)
}
