import * as z from 'zod'
import { richText } from './rich-text.ts'
import { confirm, id, listedOption, option, optionGroup, overflowOption, plain } from './text.ts'

/** Block elements, with the limits of https://docs.slack.dev/reference/block-kit/block-elements (one page each). */
const acting = { action_id: id.optional() }
const choosing = {
  ...acting,
  confirm: confirm.optional(),
  focus_on_load: z.boolean().optional(),
  placeholder: plain(150).optional(),
}
const atMost = { max_selected_items: z.number().int().min(1).optional() }
const dispatching = {
  dispatch_action_config: z
    .strictObject({ trigger_actions_on: z.array(z.enum(['on_enter_pressed', 'on_character_entered'])) })
    .optional(),
}
const filter = z
  .strictObject({
    include: z.array(z.enum(['im', 'mpim', 'private', 'public'])).optional(),
    exclude_external_shared_channels: z.boolean().optional(),
    exclude_bot_users: z.boolean().optional(),
  })
  .optional()
const typing = {
  ...acting,
  placeholder: plain(150).optional(),
  focus_on_load: z.boolean().optional(),
  ...dispatching,
}

const button = z.strictObject({
  type: z.literal('button'),
  ...acting,
  text: plain(75),
  url: z.string().max(3000).optional(),
  value: z.string().max(2000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  confirm: confirm.optional(),
  accessibility_label: z.string().max(75).optional(),
})

/** Options or groups of them, at most 100 of either; each initial option must be one of them, exactly. */
const listed = {
  options: z.array(option).min(1).max(100).optional(),
  option_groups: z.array(optionGroup).min(1).max(100).optional(),
}
const staticSelect = z.strictObject({
  type: z.literal('static_select'),
  ...choosing,
  ...listed,
  initial_option: option.optional(),
})
const multiStaticSelect = z.strictObject({
  type: z.literal('multi_static_select'),
  ...choosing,
  ...listed,
  ...atMost,
  initial_options: z.array(option).optional(),
})
const checkboxes = z.strictObject({
  type: z.literal('checkboxes'),
  ...acting,
  options: z.array(listedOption).min(1).max(10),
  initial_options: z.array(listedOption).optional(),
  confirm: confirm.optional(),
  focus_on_load: z.boolean().optional(),
})
const radioButtons = z.strictObject({
  type: z.literal('radio_buttons'),
  ...acting,
  options: z.array(listedOption).min(1).max(10),
  initial_option: listedOption.optional(),
  confirm: confirm.optional(),
  focus_on_load: z.boolean().optional(),
})
const overflow = z.strictObject({
  type: z.literal('overflow'),
  ...acting,
  options: z.array(overflowOption).min(1).max(5),
  confirm: confirm.optional(),
})

const usersSelect = z.strictObject({
  type: z.literal('users_select'),
  ...choosing,
  initial_user: z.string().optional(),
})
const multiUsersSelect = z.strictObject({
  type: z.literal('multi_users_select'),
  ...choosing,
  ...atMost,
  initial_users: z.array(z.string()).optional(),
})
const conversationsSelect = z.strictObject({
  type: z.literal('conversations_select'),
  ...choosing,
  initial_conversation: z.string().optional(),
  default_to_current_conversation: z.boolean().optional(),
  response_url_enabled: z.boolean().optional(),
  filter,
})
const multiConversationsSelect = z.strictObject({
  type: z.literal('multi_conversations_select'),
  ...choosing,
  ...atMost,
  initial_conversations: z.array(z.string()).optional(),
  default_to_current_conversation: z.boolean().optional(),
  filter,
})
const channelsSelect = z.strictObject({
  type: z.literal('channels_select'),
  ...choosing,
  initial_channel: z.string().optional(),
  response_url_enabled: z.boolean().optional(),
})

const datepicker = z.strictObject({
  type: z.literal('datepicker'),
  ...choosing,
  initial_date: z.iso.date().optional(),
})
const timepicker = z.strictObject({
  type: z.literal('timepicker'),
  ...choosing,
  initial_time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .optional(),
  timezone: z.string().optional(),
})

const plainTextInput = z.strictObject({
  type: z.literal('plain_text_input'),
  ...typing,
  initial_value: z.string().optional(),
  multiline: z.boolean().optional(),
  min_length: z.number().int().min(0).max(3000).optional(),
  max_length: z.number().int().min(1).max(3000).optional(),
})
const richTextInput = z.strictObject({
  type: z.literal('rich_text_input'),
  ...typing,
  initial_value: richText.optional(),
})
const emailInput = z.strictObject({
  type: z.literal('email_text_input'),
  ...typing,
  initial_value: z.string().optional(),
})
const urlInput = z.strictObject({ type: z.literal('url_text_input'), ...typing, initial_value: z.string().optional() })
const numberInput = z.strictObject({
  type: z.literal('number_input'),
  ...typing,
  is_decimal_allowed: z.boolean(),
  initial_value: z.string().optional(),
  min_value: z.string().optional(),
  max_value: z.string().optional(),
})

export const image = z.strictObject({
  type: z.literal('image'),
  image_url: z.string().max(3000),
  alt_text: z.string().min(1).max(2000),
})

const pickers = [
  staticSelect,
  multiStaticSelect,
  usersSelect,
  multiUsersSelect,
  conversationsSelect,
  multiConversationsSelect,
  channelsSelect,
  datepicker,
  timepicker,
  checkboxes,
  radioButtons,
] as const

/** What may stand beside a section's text, in an actions block, and under an input's label: each block's page lists them. */
export const accessory = z.discriminatedUnion('type', [button, overflow, image, ...pickers])
export const action = z.discriminatedUnion('type', [button, overflow, ...pickers])
export const inputElement = z.discriminatedUnion('type', [
  plainTextInput,
  richTextInput,
  emailInput,
  urlInput,
  numberInput,
  ...pickers,
])

type Action = z.infer<typeof action>
export type InputElement = z.infer<typeof inputElement>
/** Everything that a person can press, choose in or fill in. */
export type Control = Action | InputElement
