import * as z from 'zod'

/*
 * Bounds of components: https://docs.discord.com/developers/components/reference
 * Schemas say what one component may be; what several together may be is in message-form.ts and modal-form.ts.
 */

export const problem = (code: string, message: string) => ({ message, params: { code } })

export const customId = z.string().min(1).max(100)
const emoji = z
  .object({ id: z.string().optional(), name: z.string().optional(), animated: z.boolean().optional() })
  .refine(
    (e) => e.id !== undefined || (e.name !== undefined && /\p{Emoji}/u.test(e.name)),
    problem('COMPONENT_INVALID_EMOJI', 'Invalid emoji'),
  )

const button = z
  .object({
    type: z.literal(2),
    id: z.number().int().min(0).optional(),
    style: z.number().int().min(1).max(6),
    label: z.string().max(80).optional(),
    emoji: emoji.optional(),
    custom_id: customId.optional(),
    url: z
      .string()
      .max(512)
      .regex(/^(https?|discord):\/\/\S+$/)
      .optional(),
    disabled: z.boolean().optional(),
  })
  .refine((b) => b.style !== 6, problem('BUTTON_COMPONENT_INVALID_SKU', 'This application has no SKUs'))
  .refine(
    (b) => (b.style === 5 ? b.url !== undefined : b.url === undefined),
    problem('BUTTON_COMPONENT_INVALID_URL', 'Link buttons must have a url, others cannot'),
  )
  .refine(
    (b) => (b.style === 5 ? b.custom_id === undefined : b.custom_id !== undefined),
    problem('BUTTON_COMPONENT_CUSTOM_ID_REQUIRED', 'A custom id is required; link buttons cannot have one'),
  )
  .refine(
    (b) => (b.label ?? '') !== '' || b.emoji !== undefined,
    problem('BUTTON_COMPONENT_LABEL_REQUIRED', 'A label or an emoji is required'),
  )

const selectBase = {
  id: z.number().int().min(0).optional(),
  custom_id: customId,
  placeholder: z.string().max(150).optional(),
  min_values: z.number().int().min(0).max(25).optional(),
  max_values: z.number().int().min(1).max(25).optional(),
  disabled: z.boolean().optional(),
  required: z.boolean().optional(),
}

const inOrder = (select: { min_values?: number | undefined; max_values?: number | undefined }) =>
  (select.min_values ?? 1) <= (select.max_values ?? 1)
const outOfOrder = problem('SELECT_COMPONENT_MIN_MAX', 'min_values must be at most max_values')

const option = z.object({
  label: z.string().min(1).max(100),
  value: z.string().min(1).max(100),
  description: z.string().max(100).optional(),
  emoji: emoji.optional(),
  default: z.boolean().optional(),
})

const stringSelect = z
  .object({ type: z.literal(3), ...selectBase, options: z.array(option).min(1).max(25) })
  .refine(inOrder, outOfOrder)
  .refine(
    (s) => (s.max_values ?? 1) <= s.options.length,
    problem('SELECT_COMPONENT_MAX_VALUES', 'max_values must be at most the number of options'),
  )
  .refine(
    (s) => new Set(s.options.map((o) => o.value)).size === s.options.length,
    problem('COMPONENT_OPTION_VALUE_DUPLICATED', 'The specified option value is already used'),
  )
  .refine(
    (s) => s.options.filter((o) => o.default === true).length <= (s.max_values ?? 1),
    problem('SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES', 'More options are default than may be chosen'),
  )

const autoSelect = <T extends number>(type: T, kinds: readonly [string, ...string[]]) =>
  z
    .object({
      type: z.literal(type),
      ...selectBase,
      channel_types: z.array(z.number().int()).optional(),
      default_values: z
        .array(z.object({ id: z.string().regex(/^\d+$/), type: z.enum(kinds) }))
        .max(25)
        .optional(),
    })
    .refine(inOrder, outOfOrder)
    .refine(
      (s) => (s.default_values?.length ?? 0) <= (s.max_values ?? 1),
      problem('SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES', 'More default values than may be chosen'),
    )

const selects = [
  stringSelect,
  autoSelect(5, ['user']),
  autoSelect(6, ['role']),
  autoSelect(7, ['user', 'role']),
  autoSelect(8, ['channel']),
] as const

const row = z
  .object({
    type: z.literal(1),
    id: z.number().int().min(0).optional(),
    components: z
      .array(z.discriminatedUnion('type', [button, ...selects]))
      .min(1)
      .max(5),
  })
  .refine(
    (r) => r.components.every((c) => c.type === 2) || r.components.length === 1,
    problem('COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'A row holds up to 5 buttons or a single select'),
  )

const id = z.number().int().min(0).optional()
const textDisplay = z.object({ type: z.literal(10), id, content: z.string().min(1).max(4000) })
const media = z.object({ url: z.string().regex(/^(https?|attachment):\/\/\S+$/) })
const thumbnail = z.object({
  type: z.literal(11),
  id,
  media,
  description: z.string().max(1024).nullish(),
  spoiler: z.boolean().optional(),
})
const gallery = z.object({
  type: z.literal(12),
  id,
  items: z
    .array(z.object({ media, description: z.string().max(1024).nullish(), spoiler: z.boolean().optional() }))
    .min(1)
    .max(10),
})
const file = z.object({
  type: z.literal(13),
  id,
  file: z.object({ url: z.string().regex(/^attachment:\/\/\S+$/) }),
  spoiler: z.boolean().optional(),
})
const separator = z.object({
  type: z.literal(14),
  id,
  divider: z.boolean().optional(),
  spacing: z.union([z.literal(1), z.literal(2)]).optional(),
})
const section = z.object({
  type: z.literal(9),
  id,
  components: z.array(textDisplay).min(1).max(3),
  accessory: z.discriminatedUnion('type', [button, thumbnail]),
})
const container = z.object({
  type: z.literal(17),
  id,
  components: z.array(z.discriminatedUnion('type', [row, textDisplay, section, gallery, separator, file])).min(1),
  accent_color: z.number().int().min(0).max(0xffffff).nullish(),
  spoiler: z.boolean().optional(),
})

export const topLevel = z.discriminatedUnion('type', [row, textDisplay, section, gallery, separator, file, container])

const textInput = z
  .object({
    type: z.literal(4),
    id,
    custom_id: customId,
    style: z.union([z.literal(1), z.literal(2)]),
    label: z.string().min(1).max(45).optional(),
    min_length: z.number().int().min(0).max(4000).optional(),
    max_length: z.number().int().min(1).max(4000).optional(),
    required: z.boolean().optional(),
    value: z.string().max(4000).optional(),
    placeholder: z.string().max(100).optional(),
  })
  .refine(
    (t) => (t.min_length ?? 0) <= (t.max_length ?? 4000),
    problem('TEXT_INPUT_COMPONENT_MIN_MAX', 'min_length must be at most max_length'),
  )
  .refine(
    (t) => (t.value ?? '').length <= (t.max_length ?? 4000),
    problem('BASE_TYPE_MAX_LENGTH', 'The value is longer than max_length'),
  )

const choice = option.omit({ emoji: true })
const radio = z.object({
  type: z.literal(21),
  id,
  custom_id: customId,
  options: z.array(choice).min(2).max(10),
  required: z.boolean().optional(),
})
const checkboxes = z.object({
  type: z.literal(22),
  id,
  custom_id: customId,
  options: z.array(choice).min(1).max(10),
  min_values: z.number().int().min(0).max(10).optional(),
  max_values: z.number().int().min(1).max(10).optional(),
  required: z.boolean().optional(),
})
const checkbox = z.object({ type: z.literal(23), id, custom_id: customId, default: z.boolean().optional() })

const label = z
  .object({
    type: z.literal(18),
    id,
    label: z.string().min(1).max(45),
    description: z.string().max(100).optional(),
    component: z.discriminatedUnion('type', [textInput, ...selects, radio, checkboxes, checkbox]),
  })
  .refine(
    (l) => !(l.component.type === 4 && l.component.label !== undefined),
    problem('TEXT_INPUT_LABEL_IN_LABEL', 'A text input within a label has no label of its own'),
  )
  .refine(
    (l) => !('disabled' in l.component && l.component.disabled === true),
    problem('SELECT_COMPONENT_DISABLED_IN_MODAL', 'A select in a modal cannot be disabled'),
  )
  .refine(
    (l) => !('min_values' in l.component && l.component.min_values === 0 && (l.component.required ?? true)),
    problem('COMPONENT_REQUIRED_MIN_VALUES', 'A required component needs min_values of at least 1'),
  )

const inputRow = z.object({
  type: z.literal(1),
  id,
  components: z
    .array(
      textInput.refine((t) => t.label !== undefined, problem('BASE_TYPE_REQUIRED', 'label: This field is required')),
    )
    .min(1)
    .max(1),
})

export const modalTopLevel = z.discriminatedUnion('type', [inputRow, textDisplay, label])
