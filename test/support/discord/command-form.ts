import type { APIApplicationCommandOption, RESTPutAPIApplicationCommandsJSONBody } from 'discord-api-types/v10'
import * as z from 'zod'
import { problem } from './component-forms.ts'
import { read } from './form.ts'
import { invalidForm } from './refusal.ts'

/*
 * Bounds of commands: https://docs.discord.com/developers/interactions/application-commands
 */

/** #application-command-object-application-command-naming */
const CHAT_INPUT_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u
const inputName = z
  .string()
  .min(1)
  .max(32)
  .regex(CHAT_INPUT_NAME)
  .refine((name) => name === name.toLowerCase(), problem('APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid'))

const localised = (value: z.ZodType) => z.record(z.string(), value.nullable()).nullish()
const description = z.string().min(1).max(100)

const choices = (value: z.ZodType) =>
  z
    .array(z.object({ name: z.string().min(1).max(100), name_localizations: localised(z.string().max(100)), value }))
    .max(25)
    .optional()

const named = {
  name: inputName,
  name_localizations: localised(inputName),
  description,
  description_localizations: localised(z.string().max(100)),
}
const leaf = { ...named, required: z.boolean().optional() }
const exclusive = problem(
  'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES',
  'autocomplete and choices exclude each other',
)
const notBoth = (o: { autocomplete?: boolean | undefined; choices?: unknown[] | undefined }) =>
  !(o.autocomplete === true && (o.choices?.length ?? 0) > 0)

const text = z
  .object({
    type: z.literal(3),
    ...leaf,
    choices: choices(z.string().max(100)),
    min_length: z.number().int().min(0).max(6000).optional(),
    max_length: z.number().int().min(1).max(6000).optional(),
    autocomplete: z.boolean().optional(),
  })
  .refine(notBoth, exclusive)
const numeric = <T extends number>(type: T, value: z.ZodType) =>
  z
    .object({
      type: z.literal(type),
      ...leaf,
      choices: choices(value),
      min_value: z.number().optional(),
      max_value: z.number().optional(),
      autocomplete: z.boolean().optional(),
    })
    .refine(notBoth, exclusive)
const plain = <T extends number>(type: T) =>
  z.object({ type: z.literal(type), ...leaf, channel_types: z.array(z.number().int()).optional() })

const leaves = [
  text,
  numeric(4, z.number().int()),
  numeric(10, z.number()),
  plain(5),
  plain(6),
  plain(7),
  plain(8),
  plain(9),
  plain(11),
] as const

const requiredFirst = (options: readonly { required?: boolean | undefined }[] | undefined) =>
  (options ?? []).every(
    (o, i, all) => o.required !== true || all.slice(0, i).every((before) => before.required === true),
  )
const distinct = (options: readonly { name: string }[] | undefined) =>
  new Set((options ?? []).map((o) => o.name)).size === (options ?? []).length
const order = problem(
  'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
  'Required options must be placed before non-required options',
)
const twice = problem('APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', 'Option names must be unique')

const leafOptions = z
  .array(z.discriminatedUnion('type', leaves))
  .max(25)
  .refine(requiredFirst, order)
  .refine(distinct, twice)
  .optional()
const subcommand = z.object({ type: z.literal(1), ...named, options: leafOptions })
const group = z.object({
  type: z.literal(2),
  ...named,
  options: z.array(subcommand).min(1).max(25).refine(distinct, twice),
})
const options = z
  .array(z.discriminatedUnion('type', [subcommand, group, ...leaves]))
  .max(25)
  .refine(distinct, twice)
  .refine(
    (all) => all.every((o) => o.type <= 2) || all.every((o) => o.type > 2),
    problem(
      'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      'Sub-command and sub-command group option types are mutually exclusive to all other types',
    ),
  )
  .refine((all) => requiredFirst(all.map((o) => ({ required: 'required' in o ? o.required : undefined }))), order)
  .optional()

const shared = {
  name_localizations: localised(z.string().max(32)),
  default_member_permissions: z.string().regex(/^\d+$/).nullish(),
  integration_types: z.array(z.number().int().min(0).max(1)).optional(),
  contexts: z.array(z.number().int().min(0).max(2)).nullish(),
  nsfw: z.boolean().optional(),
  id: z.string().optional(),
}
const chatInput = z.object({ ...shared, ...named, type: z.literal(1).default(1), options })
const menu = z.object({
  ...shared,
  type: z.union([z.literal(2), z.literal(3)]),
  name: z.string().min(1).max(32),
  description: z.literal('').optional(),
})
const bulk = z.array(z.union([chatInput, menu]))
const one = (body: unknown) =>
  typeof body === 'object' && body !== null && 'type' in body && body.type !== 1 ? menu : chatInput

type Body = RESTPutAPIApplicationCommandsJSONBody

/** 'For a total of 8000 characters' over names, descriptions and values, default names only (the longest localisation counts). */
function lengthOf(option: Pick<APIApplicationCommandOption, 'name' | 'description'> & object): number {
  const nested = 'options' in option && Array.isArray(option.options) ? option.options : []
  const choiceLengths = 'choices' in option && Array.isArray(option.choices) ? option.choices : []
  return (
    option.name.length +
    option.description.length +
    nested.reduce((sum: number, o: APIApplicationCommandOption) => sum + lengthOf(o), 0) +
    choiceLengths.reduce(
      (sum: number, c: { name: string; value: string | number }) => sum + c.name.length + String(c.value).length,
      0,
    )
  )
}

/** @throws Refusal 50035, or 30032 for too many commands of one kind */
export function readCommands(body: unknown): Body {
  if (!Array.isArray(body)) return read<Body>(bulk, body)
  const commands: Body = body.map((command: unknown, i) => {
    const [checked] = read<Body>(
      z.object({ [i]: one(command) }).transform((checkedOne) => [checkedOne[i]]),
      { [i]: command },
    )
    if (checked === undefined) throw invalidForm([i], 'BASE_TYPE_REQUIRED', 'This field is required')
    if ('description' in checked && typeof checked.description === 'string' && checked.description !== '') {
      if (lengthOf({ ...checked, description: checked.description }) > 8000) {
        throw invalidForm([i], 'APPLICATION_COMMAND_TOO_LARGE', 'Command exceeds maximum size (8000)')
      }
    }
    return checked
  })
  const seen = new Set<string>()
  commands.forEach((command, i) => {
    const key = `${command.type ?? 1} ${command.name}`
    if (seen.has(key))
      throw invalidForm([i], 'APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique')
    seen.add(key)
  })
  return commands
}
