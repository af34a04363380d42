import { type Block, controls } from './blocks.ts'
import type { Control } from './elements.ts'
import type { RichText } from './rich-text.ts'
import type { Option } from './text.ts'

/** What stands in one control now, as it goes out in `state.values`: https://docs.slack.dev/reference/views/modal-views */
export type Value =
  | { type: 'plain_text_input' | 'email_text_input' | 'url_text_input' | 'number_input'; value: string | null }
  | { type: 'rich_text_input'; rich_text_value?: RichText }
  | { type: 'static_select' | 'radio_buttons'; selected_option: Option | null }
  | { type: 'multi_static_select' | 'checkboxes'; selected_options: Option[] }
  | { type: 'users_select'; selected_user: string | null }
  | { type: 'multi_users_select'; selected_users: string[] }
  | { type: 'conversations_select'; selected_conversation: string | null }
  | { type: 'multi_conversations_select'; selected_conversations: string[] }
  | { type: 'channels_select'; selected_channel: string | null }
  | { type: 'datepicker'; selected_date: string | null }
  | { type: 'timepicker'; selected_time: string | null }

/** By block id, then by action id. */
export type Values = Record<string, Record<string, Value>>

/** What a control holds before anybody touches it; null for buttons and overflow menus, which hold nothing. */
function initialValue(control: Control): Value | null {
  switch (control.type) {
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return { type: control.type, value: control.initial_value ?? null }
    case 'rich_text_input':
      return {
        type: 'rich_text_input',
        ...(control.initial_value === undefined ? {} : { rich_text_value: control.initial_value }),
      }
    case 'static_select':
    case 'radio_buttons':
      return { type: control.type, selected_option: control.initial_option ?? null }
    case 'multi_static_select':
    case 'checkboxes':
      return { type: control.type, selected_options: control.initial_options ?? [] }
    case 'users_select':
      return { type: control.type, selected_user: control.initial_user ?? null }
    case 'multi_users_select':
      return { type: control.type, selected_users: control.initial_users ?? [] }
    case 'conversations_select':
      return { type: control.type, selected_conversation: control.initial_conversation ?? null }
    case 'multi_conversations_select':
      return { type: control.type, selected_conversations: control.initial_conversations ?? [] }
    case 'channels_select':
      return { type: control.type, selected_channel: control.initial_channel ?? null }
    case 'datepicker':
      return { type: control.type, selected_date: control.initial_date ?? null }
    case 'timepicker':
      return { type: control.type, selected_time: control.initial_time ?? null }
    case 'button':
    case 'overflow':
      return null
  }
}

/**
 * What a surface holds after its blocks were set or replaced. What a person had put in stays where block_id and action_id
 * are both still there: https://docs.slack.dev/surfaces/modals, 'updating views'.
 */
export function valuesOf(blocks: Block[], before: Values = {}): Values {
  const values: Values = {}
  for (const block of blocks) {
    for (const control of controls(block)) {
      const initial = initialValue(control)
      if (initial === null || block.block_id === undefined || control.action_id === undefined) continue
      const kept = before[block.block_id]?.[control.action_id]
      values[block.block_id] = {
        ...values[block.block_id],
        [control.action_id]: kept?.type === control.type ? kept : initial,
      }
    }
  }
  return values
}

export function isEmpty(value: Value): boolean {
  switch (value.type) {
    case 'rich_text_input':
      return value.rich_text_value === undefined
    case 'static_select':
    case 'radio_buttons':
      return value.selected_option === null
    case 'multi_static_select':
    case 'checkboxes':
      return value.selected_options.length === 0
    case 'users_select':
      return value.selected_user === null
    case 'multi_users_select':
      return value.selected_users.length === 0
    case 'conversations_select':
      return value.selected_conversation === null
    case 'multi_conversations_select':
      return value.selected_conversations.length === 0
    case 'channels_select':
      return value.selected_channel === null
    case 'datepicker':
      return value.selected_date === null
    case 'timepicker':
      return value.selected_time === null
    default:
      return value.value === null || value.value === ''
  }
}
