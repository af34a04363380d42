import type { ActionId } from '../../../src/chat/action-id.ts'
import type { Form } from '../../../src/chat/form.ts'
import type { Answer, Inbound } from '../../../src/chat/inbound.ts'
import { type Button, text, type View, view } from '../../../src/chat/view.ts'
import type { Seen, SeenForm, SeenMessage } from '../../support/people.ts'
import type { Bench } from './bench.ts'

export const press = (label: string, definition: string): Button => ({
  kind: 'press',
  label,
  style: 'neutral',
  action: { id: definition, payload: [] },
})
export const said = (words: string, ...buttons: Button[]): View =>
  view(words, [text(words), buttons.length > 0 && { kind: 'actions', buttons }])

export const aForm = (initial = ''): Form => ({
  title: 'A name',
  intro: null,
  submit: 'Save',
  fields: [{ kind: 'text', name: 'name', label: 'Name', hint: '', required: true, long: false, max: 50, initial }],
})

export const actionFor = (act: Inbound, definition: string): ActionId => ({
  definition,
  community: act.community,
  mark: 'minted',
  payload: [],
})
export const message = (seen: Seen): SeenMessage => {
  if (seen.kind !== 'message') throw new Error(`expected a message, saw ${JSON.stringify(seen)}`)
  return seen
}
export const form = (seen: Seen): SeenForm => {
  if (seen.kind !== 'form') throw new Error(`expected a form, saw ${JSON.stringify(seen)}`)
  return seen
}
/** Answers by what was pressed, submitted or typed. */
export const answering = (bench: Bench, by: Record<string, (act: Inbound, answer: Answer) => Promise<void>>) => {
  bench.answer = (act, answer) => {
    const key = act.kind === 'command' ? act.path.join(' ') : 'action' in act ? act.action.definition : act.kind
    return by[key]?.(act, answer) ?? Promise.reject(new Error(`nothing is prepared for ${key}`))
  }
}
