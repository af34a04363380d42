import type { Person } from '../people.ts'
import { optionsOf } from './blocks/check.ts'
import type { Control } from './blocks/elements.ts'
import type { Option } from './blocks/text.ts'
import type { Value } from './blocks/values.ts'
import type { User } from './state.ts'
import { richTextOf } from './typing.ts'
import type { Workspace } from './workspace.ts'

/** What somebody puts into a control: visible labels or text, people, groups, rooms. */
export type Choice = string | Person | { group: string } | { room: string }

/**
 * The value a control holds after these choices.
 * @throws Error for what the client would not let this person choose
 */
export function valueFrom(workspace: Workspace, writer: User, control: Control, choices: readonly Choice[]): Value {
  switch (control.type) {
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input': {
      const text = textOf(choices)
      if (text.includes('\n') && !(control.type === 'plain_text_input' && control.multiline === true)) {
        throw new Error('A single line takes no line breaks')
      }
      return { type: control.type, value: text === '' ? null : text }
    }
    case 'rich_text_input': {
      const text = richWords(workspace, choices)
      return text === ''
        ? { type: control.type }
        : { type: control.type, rich_text_value: richTextOf(workspace, writer, text) }
    }
    case 'static_select':
    case 'radio_buttons':
      return { type: control.type, selected_option: one(control, optionsNamed(control, choices)) }
    case 'multi_static_select':
    case 'checkboxes':
      return { type: control.type, selected_options: atMost(control, optionsNamed(control, choices)) }
    case 'users_select':
      return { type: control.type, selected_user: one(control, people(workspace, choices)) }
    case 'multi_users_select':
      return { type: control.type, selected_users: atMost(control, people(workspace, choices)) }
    case 'conversations_select':
      return { type: control.type, selected_conversation: one(control, rooms(workspace, writer, choices)) }
    case 'multi_conversations_select':
      return { type: control.type, selected_conversations: atMost(control, rooms(workspace, writer, choices)) }
    case 'channels_select':
      return { type: control.type, selected_channel: one(control, publicRooms(workspace, writer, choices)) }
    case 'datepicker':
      return { type: control.type, selected_date: shaped(choices, /^\d{4}-\d{2}-\d{2}$/) }
    case 'timepicker':
      return { type: control.type, selected_time: shaped(choices, /^\d{2}:\d{2}$/) }
    case 'button':
    case 'overflow':
      throw new Error('A button is pressed, nothing is chosen in it')
  }
}

function one<T>(control: Control, chosen: T[]): T | null {
  if (chosen.length > 1) throw new Error(`${control.type} takes one choice`)
  return chosen[0] ?? null
}

function atMost<T>(control: Control, chosen: T[]): T[] {
  const most = 'max_selected_items' in control ? control.max_selected_items : undefined
  if (most !== undefined && chosen.length > most) throw new Error(`At most ${most} can be chosen`)
  return chosen
}

function textOf(choices: readonly Choice[]): string {
  return choices
    .map((each) => {
      if (typeof each !== 'string') throw new Error('Only text goes into a text field')
      return each
    })
    .join('')
}

/** In a rich text input people and groups are written as mentions. */
function richWords(workspace: Workspace, choices: readonly Choice[]): string {
  return choices
    .map((each) => {
      if (typeof each === 'string') return each
      if ('group' in each) return `@${workspace.groups.get(each.group)?.handle ?? each.group}`
      if ('room' in each) return `#${workspace.channels.get(each.room)?.name ?? each.room}`
      return `@${workspace.users.get(each.id)?.handle ?? each.id}`
    })
    .join(' ')
}

function optionsNamed(control: Control, choices: readonly Choice[]): Option[] {
  const options = optionsOf(control)
  return choices
    .filter((each) => each !== '')
    .map((label) => {
      const found = options.find((each) => each.text.text === label)
      if (found === undefined) {
        throw new Error(
          `There is no option ${JSON.stringify(label)}; there is ${options.map((o) => o.text.text).join(' | ')}`,
        )
      }
      return found
    })
}

function people(workspace: Workspace, choices: readonly Choice[]): string[] {
  return choices
    .filter((each) => each !== '')
    .map((each) => {
      if (typeof each === 'string' || !('id' in each)) throw new Error('Only people can be chosen here')
      const user = workspace.users.get(each.id)
      if (user === undefined || user.deleted) throw new Error(`${each.name} is not in this workspace`)
      return user.id
    })
}

function rooms(workspace: Workspace, writer: User, choices: readonly Choice[]): string[] {
  return choices
    .filter((each) => each !== '')
    .map((each) => {
      if (typeof each === 'string' || !('room' in each)) throw new Error('Only rooms can be chosen here')
      const channel = workspace.channels.get(each.room)
      if (channel === undefined || !workspace.sees(writer, channel)) throw new Error('She does not see that room')
      return channel.id
    })
}

function publicRooms(workspace: Workspace, writer: User, choices: readonly Choice[]): string[] {
  return rooms(workspace, writer, choices).filter((id) => {
    if (workspace.channels.get(id)?.private === true) throw new Error('This menu offers public channels only')
    return true
  })
}

function shaped(choices: readonly Choice[], shape: RegExp): string | null {
  const text = textOf(choices)
  if (text !== '' && !shape.test(text)) throw new Error(`The picker gives no ${text}`)
  return text === '' ? null : text
}
