import type { Seen, SeenForm, SeenMessage } from '../people.ts'

/** Small Block Kit shapes for the fake's own tests, and what a test expects to see. */
export const words = (text: string) => ({ type: 'plain_text', text })

export const mrkdwn = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } })

export const button = (text: string, over: Record<string, unknown> = {}) => ({
  type: 'button',
  text: words(text),
  ...over,
})

export const modal = (blocks: unknown[], over: Record<string, unknown> = {}) => ({
  type: 'modal',
  title: words('Title'),
  submit: words('Save'),
  blocks,
  ...over,
})

export const aMessage = (seen: Seen): SeenMessage => {
  if (seen.kind !== 'message') throw new Error(`a message was expected, not ${JSON.stringify(seen)}`)
  return seen
}

export const aForm = (seen: Seen): SeenForm => {
  if (seen.kind !== 'form') throw new Error(`a form was expected, not ${JSON.stringify(seen)}`)
  return seen
}
