import { expect } from 'vitest'
import type { Seen, SeenField, SeenForm, SeenMessage } from '../../support/people.ts'

/** The message that an act led to. */
export function message(seen: Seen): SeenMessage {
  if (seen.kind !== 'message') throw new Error(`expected a message, saw ${JSON.stringify(seen)}`)
  return seen
}

/** The form that an act opened. */
export function form(seen: Seen): SeenForm {
  if (seen.kind !== 'form') throw new Error(`expected a form, saw ${JSON.stringify(seen)}`)
  return seen
}

/** The fields as the form declares them: on Slack, which has no picker for groups, a second input stands beside a field for holders. */
export const declaredFields = (seen: SeenForm): SeenField[] =>
  seen.fields.filter(({ label }, at) => at === 0 || !label.startsWith(`${seen.fields[at - 1]?.label}: `))

/** Text without the invisible characters that keep words apart: isolates and joiners. */
export const visible = (text: string): string => text.replaceAll(/[\u2060\u2066-\u2069\u200b]/g, '')

/** Only this person sees it, and nobody is told who called the bot. */
export function expectPrivateTo(seen: SeenMessage, person: { id: string }): void {
  expect(seen.private).toBe(true)
  expect(seen.seenBy).toEqual([person.id])
  expect(seen.shownInvoker).toBeNull()
  expect(seen.pings).toEqual([])
}

/** Nothing in a healthy run is refused, answered late or answered twice. */
export function expectNoComplaints(fake: { complaints(): string[]; refusals(): unknown[] }): void {
  expect(fake.complaints()).toEqual([])
  expect(fake.refusals()).toEqual([])
}
