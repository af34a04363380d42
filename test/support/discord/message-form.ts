import type { APIAllowedMentions, APIEmbed, APIMessageTopLevelComponent } from 'discord-api-types/v10'
import * as z from 'zod'
import { problem, topLevel } from './component-forms.ts'
import { componentsIn, textsIn, withIds } from './components.ts'
import { checked, read } from './form.ts'
import { emptyMessage, invalidForm } from './refusal.ts'

export const EPHEMERAL = 1 << 6
const COMPONENTS_V2 = 1 << 15
const SUPPRESS_EMBEDS = 1 << 2
const SUPPRESS_NOTIFICATIONS = 1 << 12

const url = z
  .string()
  .max(2048)
  .regex(/^(https?|attachment):\/\/\S+$/)
/** https://docs.discord.com/developers/resources/message#embed-object-embed-limits */
const embed = z.object({
  title: z.string().max(256).optional(),
  description: z.string().max(4096).optional(),
  url: url.optional(),
  timestamp: z.string().optional(),
  color: z.number().int().min(0).max(0xffffff).nullish(),
  footer: z.object({ text: z.string().max(2048), icon_url: url.optional() }).optional(),
  image: z.object({ url }).optional(),
  thumbnail: z.object({ url }).optional(),
  author: z.object({ name: z.string().max(256), url: url.optional(), icon_url: url.optional() }).optional(),
  fields: z
    .array(
      z.object({
        name: z.string().min(1).max(256),
        value: z.string().min(1).max(1024),
        inline: z.boolean().optional(),
      }),
    )
    .max(25)
    .optional(),
})

const id = z.string().regex(/^\d+$/)
/** 'parse' and a list of the same kind exclude each other: https://docs.discord.com/developers/resources/message#allowed-mentions-object */
const allowedMentions = z
  .object({
    parse: z.array(z.enum(['roles', 'users', 'everyone'])).optional(),
    roles: z.array(id).max(100).optional(),
    users: z.array(id).max(100).optional(),
    replied_user: z.boolean().optional(),
  })
  .refine(
    (m) =>
      !(m.parse?.includes('users') === true && (m.users?.length ?? 0) > 0) &&
      !(m.parse?.includes('roles') === true && (m.roles?.length ?? 0) > 0),
    problem('MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', 'parse and an explicit list exclude each other'),
  )

/** https://docs.discord.com/developers/resources/message#create-message */
const message = z.object({
  content: z.string().max(2000).nullish(),
  nonce: z
    .union([z.string().max(25), z.number().int()])
    .nullish()
    .transform((nonce) => (nonce === null || nonce === undefined ? undefined : String(nonce))),
  enforce_nonce: z.boolean().optional(),
  tts: z.boolean().optional(),
  embeds: z.array(embed).max(10).nullish(),
  allowed_mentions: allowedMentions.nullish(),
  message_reference: z
    .object({ message_id: id, channel_id: id.optional(), fail_if_not_exists: z.boolean().optional() })
    .nullish(),
  components: z.array(topLevel).nullish(),
  flags: z.number().int().min(0).nullish(),
  attachments: z
    .array(
      z.object({
        id: z.union([z.string(), z.number()]),
        filename: z.string().optional(),
        description: z.string().max(1024).optional(),
      }),
    )
    .max(10)
    .nullish(),
})

/** What a checked message body says. Fields that the body does not name are undefined; null has become empty. */
export interface MessageForm {
  content: string | undefined
  nonce: string | undefined
  enforceNonce: boolean
  embeds: APIEmbed[] | undefined
  components: APIMessageTopLevelComponent[] | undefined
  allowedMentions: APIAllowedMentions | undefined
  replyTo: string | undefined
  flags: number | undefined
  attachments: { id: string | number; filename?: string; description?: string }[] | undefined
}

/** Flags that each route lets an app set; others are refused. */
export const SETTABLE = {
  message: SUPPRESS_EMBEDS | SUPPRESS_NOTIFICATIONS | COMPONENTS_V2,
  answer: SUPPRESS_EMBEDS | SUPPRESS_NOTIFICATIONS | COMPONENTS_V2 | EPHEMERAL,
  edit: SUPPRESS_EMBEDS | COMPONENTS_V2,
} as const

/** @throws Refusal 50035 for every documented bound of a message */
export function readMessage(body: unknown): MessageForm {
  const form = read<z.infer<typeof message>>(message, body ?? {})
  const embeds = form.embeds === null ? [] : checked<APIEmbed[] | undefined>(form.embeds)
  const components = form.components === null ? [] : form.components
  return {
    content: form.content === null ? '' : form.content,
    nonce: form.nonce,
    enforceNonce: form.enforce_nonce ?? false,
    embeds,
    components:
      components === undefined
        ? undefined
        : withIds(checked<APIMessageTopLevelComponent[]>(structuredClone(components))),
    allowedMentions: checked<APIAllowedMentions | undefined>(form.allowed_mentions ?? undefined),
    replyTo: form.message_reference?.message_id,
    flags: form.flags === null ? 0 : form.flags,
    attachments: checked<MessageForm['attachments']>(form.attachments ?? undefined),
  }
}

const embedText = (e: APIEmbed) =>
  [e.title, e.description, e.footer?.text, e.author?.name, ...(e.fields ?? []).flatMap((f) => [f.name, f.value])]
    .map((text) => (text ?? '').trim().length)
    .reduce((sum, length) => sum + length, 0)

/** What the whole message would be: checked for what its parts may not be together. */
export function checkTogether(whole: {
  content: string
  embeds: APIEmbed[]
  components: APIMessageTopLevelComponent[]
  flags: number
  attachments: number
}): void {
  const { components, embeds, content } = whole
  const v2 = (whole.flags & COMPONENTS_V2) !== 0
  if (v2) {
    // https://docs.discord.com/developers/components/reference: 'content and embeds will no longer work'.
    if (content !== '') throw invalidForm(['content'], 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', legacy)
    if (embeds.length > 0) throw invalidForm(['embeds'], 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', legacy)
    if (componentsIn(components).length > 40) {
      throw invalidForm(['components'], 'BASE_TYPE_MAX_LENGTH', 'Must be 40 or fewer components in total.')
    }
    const text = textsIn(components).reduce((sum, t) => sum + t.length, 0)
    if (text > 4000) {
      throw invalidForm(['components'], 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', 'Text exceeds 4000 characters')
    }
    if (components.length === 0) throw emptyMessage()
  } else {
    const odd = components.findIndex((component) => component.type !== 1)
    if (odd >= 0) {
      throw invalidForm(['components', odd, 'type'], 'UNION_TYPE_CHOICES', 'Value of field "type" must be one of (1,).')
    }
    if (components.length > 5)
      throw invalidForm(['components'], 'BASE_TYPE_MAX_LENGTH', 'Must be 5 or fewer in length.')
    // 50006 in https://docs.discord.com/developers/topics/opcodes-and-status-codes#json
    if (content.trim() === '' && embeds.length === 0 && components.length === 0 && whole.attachments === 0) {
      throw emptyMessage()
    }
  }
  if (embeds.reduce((sum, e) => sum + embedText(e), 0) > 6000) {
    throw invalidForm(['embeds'], 'MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000')
  }
  refuseDuplicates(components)
}

const legacy = 'The field cannot be used when using MessageFlags.IS_COMPONENTS_V2'

/** 'custom_id must be unique per component': https://docs.discord.com/developers/components/reference#anatomy-of-a-component-custom-id */
export function refuseDuplicates(components: Parameters<typeof componentsIn>[0]): void {
  const seen = new Set<string>()
  for (const component of componentsIn(components)) {
    if (!('custom_id' in component)) continue
    if (seen.has(component.custom_id)) {
      throw invalidForm(
        ['components'],
        'COMPONENT_CUSTOM_ID_DUPLICATED',
        `Component custom id cannot be duplicated: ${component.custom_id}`,
      )
    }
    seen.add(component.custom_id)
  }
}

/** @throws Refusal 50035 when a flag is set that this route does not let an app set */
export function checkFlags(flags: number, settable: number): void {
  if ((flags & ~settable) !== 0) throw invalidForm(['flags'], 'MESSAGE_FLAGS_INVALID', 'Flags cannot be set here')
}
