import type { SeenButton, SeenSelect } from '../../people.ts'
import { type Block, controls } from '../blocks/blocks.ts'
import { optionsOf } from '../blocks/check.ts'
import type { Control } from '../blocks/elements.ts'
import type { Value, Values } from '../blocks/values.ts'
import type { Names } from './readable.ts'

/** A control where it stands. */
export interface Placed {
  block: Block
  control: Control
}

export const placed = (blocks: Block[]): Placed[] =>
  blocks.flatMap((block) => controls(block).map((control) => ({ block, control })))

/** A button, or one line of an overflow menu, by what it says. */
export interface Pressable extends Placed {
  label: string
  style: SeenButton['style']
  /** For a line of an overflow menu. */
  line: number | null
}

export function pressables(blocks: Block[]): Pressable[] {
  return placed(blocks).flatMap(({ block, control }): Pressable[] => {
    if (control.type === 'button') {
      const style = control.url === undefined ? (control.style ?? 'neutral') : 'link'
      return [{ block, control, label: control.text.text, style, line: null }]
    }
    if (control.type !== 'overflow') return []
    return control.options.map((each, line) => ({ block, control, label: each.text.text, style: 'neutral', line }))
  })
}

export const seenButtons = (blocks: Block[]): SeenButton[] =>
  // Slack has no disabled buttons in messages.
  pressables(blocks).map(({ label, style }) => ({ label, style, disabled: false }))

/** What a menu is called: an input's label, its own placeholder, or the text beside which it stands. */
export function labelOf({ block, control }: Placed): string {
  if (block.type === 'input') return block.label.text
  if ('placeholder' in control && control.placeholder !== undefined) return control.placeholder.text
  return block.type === 'section' ? (block.text?.text ?? '') : ''
}

export function kindOf(control: Control): SeenSelect['kind'] | null {
  switch (control.type) {
    case 'static_select':
    case 'multi_static_select':
    case 'checkboxes':
    case 'radio_buttons':
    case 'datepicker':
    case 'timepicker':
      return 'options'
    case 'users_select':
    case 'multi_users_select':
      return 'people'
    case 'conversations_select':
    case 'multi_conversations_select':
    case 'channels_select':
      return 'rooms'
    default:
      return null
  }
}

/** What a person sees chosen: labels, names, room names. */
export function chosenIn(value: Value | undefined, names: Names): string[] {
  const person = (id: string) => names.person(id) ?? id
  const room = (id: string) => names.room(id) ?? id
  switch (value?.type) {
    case 'static_select':
    case 'radio_buttons':
      return value.selected_option === null ? [] : [value.selected_option.text.text]
    case 'multi_static_select':
    case 'checkboxes':
      return value.selected_options.map((each) => each.text.text)
    case 'users_select':
      return value.selected_user === null ? [] : [person(value.selected_user)]
    case 'multi_users_select':
      return value.selected_users.map(person)
    case 'conversations_select':
      return value.selected_conversation === null ? [] : [room(value.selected_conversation)]
    case 'multi_conversations_select':
      return value.selected_conversations.map(room)
    case 'channels_select':
      return value.selected_channel === null ? [] : [room(value.selected_channel)]
    case 'datepicker':
      return value.selected_date === null ? [] : [value.selected_date]
    case 'timepicker':
      return value.selected_time === null ? [] : [value.selected_time]
    default:
      return []
  }
}

export const valueAt = (values: Values, { block, control }: Placed): Value | undefined =>
  values[block.block_id ?? '']?.[control.action_id ?? '']

export function seenSelects(blocks: Block[], values: Values, names: Names): SeenSelect[] {
  return placed(blocks).flatMap((each) => {
    const kind = kindOf(each.control)
    if (kind === null) return []
    const options = optionsOf(each.control).map((option) => option.text.text)
    return [{ label: labelOf(each), kind, options, chosen: chosenIn(valueAt(values, each), names) }]
  })
}
