import type { UploadedFile } from './api.ts'
import { messageCreated, messageDeleted, messageUpdated } from './events.ts'
import { mentionsIn, pingsOf } from './mentions.ts'
import { checkTogether, type MessageForm } from './message-form.ts'
import { peopleIn } from './permissions.ts'
import { fileTooLarge, invalidForm, tooManyFiles } from './refusal.ts'
import type { Channel, Message, User, World } from './world.ts'

export interface Draft {
  channel: Channel
  author: User
  type?: Message['type']
  flags?: number
  replyTo?: string | null
  viewer?: string | null
  interaction?: Message['interaction']
  loading?: boolean
}

/** https://docs.discord.com/developers/reference#uploading-files: 20 MiB a file since 2026, 10 before: the stricter reading. */
const MAX_FILE_BYTES = 10 * 1024 * 1024
/** 30015 in https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
const MAX_FILES = 10

/**
 * The new files of a message, described by the entries of `attachments` whose id is the file's index.
 * @throws Refusal 30015, 40005, 50035
 */
function attachments(
  world: World,
  form: MessageForm,
  files: readonly UploadedFile[],
  kept: Message['attachments'] = [],
): Message['attachments'] {
  if (kept.length + files.length > MAX_FILES) throw tooManyFiles()
  if (files.some((file) => file.bytes.length > MAX_FILE_BYTES)) throw fileTooLarge()
  const known = new Set([...files.map((file) => file.index), ...kept.map((file) => file.id)])
  const odd = (form.attachments ?? []).findIndex((each) => !known.has(String(each.id)))
  // the name of this error is undocumented (u)
  if (odd >= 0) throw invalidForm(['attachments', odd], 'ATTACHMENT_NOT_FOUND', 'Attachment data not found')
  return files.map((file) => {
    const described = form.attachments?.find((a) => String(a.id) === file.index)
    const id = world.snowflake()
    world.files.set(id, file.bytes)
    const url = `https://cdn.discordapp.com/attachments/${id}/${file.name}`
    return {
      id,
      filename: described?.filename ?? file.name,
      size: file.bytes.length,
      url,
      proxy_url: url,
      content_type: file.type,
      ...(described?.description === undefined ? {} : { description: described.description }),
    }
  })
}

/** Files that components show must have come with the message: 'Attachments ... must be exposed through components'. */
function checkReferences(form: MessageForm, held: Message['attachments']): void {
  const text = JSON.stringify([form.components ?? [], form.embeds ?? []])
  for (const [, name] of text.matchAll(/"attachment:\/\/([^"]+)"/g)) {
    if (!held.some((file) => file.filename === name)) {
      throw invalidForm(['components'], 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND', `No file ${name}`)
    }
  }
}

/** Writes a message into a room, tells the bot if it may know, and works out who is notified. */
export function write(world: World, draft: Draft, form: MessageForm, files: readonly UploadedFile[] = []): Message {
  const message: Message = {
    id: world.snowflake(),
    channel: draft.channel,
    author: draft.author,
    type: draft.type ?? 0,
    content: (form.content ?? '').trim(),
    embeds: form.embeds ?? [],
    components: form.components ?? [],
    attachments: attachments(world, form, files),
    flags: draft.flags ?? 0,
    nonce: form.nonce ?? null,
    at: world.now(),
    editedAt: null,
    pinnedAt: null,
    replyTo: draft.replyTo ?? null,
    viewer: draft.viewer ?? null,
    loading: draft.loading ?? false,
    interaction: draft.interaction ?? null,
    mentions: { users: [], roles: [], everyone: false },
    pings: [],
    witnesses: new Set(),
  }
  if (!message.loading) {
    checkReferences(form, message.attachments)
    checkTogether({ ...message, attachments: message.attachments.length })
  }
  settle(world, message, form)
  message.witnesses = new Set(peopleIn(world, draft.channel).map((user) => user.id))
  message.pings = pingsOf(world, message)
  enter(message)
  messageCreated(world, message)
  world.changed()
  return message
}

function settle(world: World, message: Message, form: MessageForm): void {
  const replied = message.replyTo === null ? undefined : world.findMessage(message.replyTo)
  // Answers to interactions refer to a message without being replies that notify its author.
  message.mentions = mentionsIn(message, form.allowedMentions, message.interaction === null ? replied : undefined)
}

/**
 * Changes a message. Fields that the form does not name stay. Nobody is notified by an edit, except by the first
 * content of a deferred answer.
 */
export function rewrite(world: World, message: Message, form: MessageForm, files: readonly UploadedFile[] = []): void {
  const kept =
    form.attachments === undefined
      ? message.attachments
      : message.attachments.filter((held) => form.attachments?.some((a) => String(a.id) === held.id))
  const next = {
    content: form.content === undefined ? message.content : form.content.trim(),
    embeds: form.embeds ?? message.embeds,
    components: form.components ?? message.components,
    flags: message.flags | (form.flags ?? 0),
    attachments: [...kept, ...attachments(world, form, files, kept)],
  }
  checkReferences(form, next.attachments)
  checkTogether({ ...next, attachments: next.attachments.length })
  Object.assign(message, next)
  settle(world, message, form)
  if (message.loading) {
    message.loading = false
    message.pings = pingsOf(world, message)
  } else message.editedAt = world.now()
  messageUpdated(world, message)
  world.changed()
}

/** It stands in its room from now on. */
export function enter(message: Message): void {
  const { channel } = message
  channel.messages.set(message.id, message)
  if (message.viewer === null) channel.lastMessage = message.id
}

export function erase(world: World, message: Message): void {
  message.channel.messages.delete(message.id)
  messageDeleted(world, message)
  world.changed()
}
