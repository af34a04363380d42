/**
 * What both platforms allow: the smaller bound of Discord and Slack (ARCHITECTURE, rule 8).
 * Over a bound is an error while we write Roundel, never a cut before people's eyes.
 */
export const LIMITS = {
  /** Discord custom_id 100; Slack action_id 255. */
  actionId: 100,
  /** Slack modal title 24; Discord 45. */
  formTitle: 24,
  /** Discord 5 components in a modal; Slack 100 blocks. */
  formFields: 5,
  /** Discord Label 45. */
  fieldLabel: 45,
  /** Discord Label description 100. */
  fieldHint: 100,
  /** Slack plain_text_input 3,000; Discord 4,000. */
  fieldText: 3000,
  /** Discord string select 25; Slack 100. */
  choices: 25,
  /** Slack option text 75; Discord 100. */
  choiceLabel: 75,
  /** Slack option value 75 in older clients, 150 now; Discord 100. */
  choiceValue: 75,
  /** Slack button text 75; Discord 80. */
  buttonLabel: 75,
  /** Discord 5 buttons a row. */
  buttonsInRow: 5,
  /** Discord select maximum 25; our circles seat at most 20. */
  people: 25,
  /** Slack header block 150; Discord has none, but a heading longer than this is no heading. */
  heading: 150,
  /** Slack section text 3,000. */
  text: 3000,
  /** Discord Components V2: 4,000 characters of text in a whole message. */
  viewText: 4000,
  /** Slack 50 blocks a message; Discord 40 components, rows and buttons counted. */
  viewComponents: 40,
  /** Discord role names, people names and the like inside sentences are bounded by the practice; this is the notification text. */
  fallback: 300,
  /** Discord command and option names: 32 characters. */
  name: 32,
  /** Discord command and option descriptions: 100 characters. */
  description: 100,
  /** Discord 25 options a command. */
  options: 25,
  /** Slack shortcut name 24; Discord message command 32. */
  messageAction: 24,
  /** Slack: ten shortcuts; Discord 15 message commands. */
  messageActions: 10,
  /** Discord and Slack room names: lower-case letters, digits, hyphens. Slack 80; Discord 100. */
  roomName: 80,
} as const

/** A definition, view or form that does not fit both platforms: a fault of ours, found when it is made. */
export class LimitError extends Error {
  override readonly name = 'LimitError'
}

/** @throws LimitError when `length` is over the bound or the text is empty. */
export function within(what: string, text: string, bound: number): string {
  if (text.length === 0) throw new LimitError(`${what} is empty`)
  if (text.length > bound)
    throw new LimitError(`${what} has ${text.length} characters, at most ${bound} fit: '${text}'`)
  return text
}

/** @throws LimitError when there are none or more than the bound. */
export function atMost<T>(what: string, items: readonly T[], bound: number): readonly T[] {
  if (items.length === 0) throw new LimitError(`${what}: there is none`)
  if (items.length > bound) throw new LimitError(`${what}: ${items.length} of them, at most ${bound} fit`)
  return items
}
