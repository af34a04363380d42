import type { ApiRequest, Routes } from '../api.ts'
import { checkFlags, readMessage, SETTABLE } from '../message-form.ts'
import { erase, rewrite, write } from '../messages.ts'
import { messageForBot } from '../payloads.ts'
import { may, type Needs } from '../permissions.ts'
import {
  cannotReach,
  invalidForm,
  missingPermissions,
  notThisChannelType,
  notYourMessage,
  Refusal,
  unknownMessage,
} from '../refusal.ts'
import type { Channel, Message, World } from '../world.ts'
import { channelOf } from './channels.ts'

/** 'checked for uniqueness in the past few minutes': https://docs.discord.com/developers/resources/message#create-message */
const NONCE_MS = 5 * 60_000

/** @throws Refusal 10008: ephemeral messages are not found through channels */
export function messageOf(world: World, request: ApiRequest): Message {
  const message = channelOf(world, request).messages.get(request.params.mid ?? '')
  if (message === undefined || message.viewer !== null) throw unknownMessage()
  return message
}

/** @throws Refusal 50007: closed DMs, or no guild in common */
function checkReach(world: World, channel: Channel): void {
  const person = channel.recipient
  if (person === null) return
  const shared = [...world.guilds.values()].some((g) => g.installed !== null && g.members.has(person.id))
  if (person.dmsClosed || !shared) throw cannotReach()
}

function checkReply(world: World, channel: Channel, replyTo: string | undefined, needs: Needs): void {
  if (replyTo === undefined) return
  if (channel.guild !== null && !may(channel, world.application.id, 'READ_MESSAGE_HISTORY')) {
    throw new Refusal(403, 160_002, 'Cannot reply without permission to read message history')
  }
  if (channel.guild !== null) needs.names.add('READ_MESSAGE_HISTORY')
  const message = channel.messages.get(replyTo)
  if (message === undefined || message.viewer !== null || message.type === 6) {
    throw invalidForm(['message_reference'], 'MESSAGE_REFERENCE_UNKNOWN_MESSAGE', 'Unknown message')
  }
}

/** Newest first, with `limit` 1-100 and one of before, after, around. */
function page(messages: readonly Message[], query: URLSearchParams): Message[] {
  const limit = Number(query.get('limit') ?? 50)
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
    throw invalidForm(['limit'], 'NUMBER_TYPE_MAX', 'int value should be between 1 and 100.')
  }
  const before = query.get('before')
  const after = query.get('after')
  const kept = messages.filter(
    (m) =>
      m.viewer === null &&
      (before === null || BigInt(m.id) < BigInt(before)) &&
      (after === null || BigInt(m.id) > BigInt(after)),
  )
  return (after === null ? kept.slice(-limit) : kept.slice(0, limit)).reverse()
}

export const messageRoutes = (world: World): Routes => ({
  'POST /channels/:id/messages': (request) => {
    const channel = channelOf(world, request)
    request.needs.inChannel(world, channel, 'SEND_MESSAGES')
    if (channel.type === 4) throw notThisChannelType()
    checkReach(world, channel)
    const form = readMessage(request.body)
    checkFlags(form.flags ?? 0, SETTABLE.message)
    if ((form.embeds?.length ?? 0) > 0) request.needs.inChannel(world, channel, 'EMBED_LINKS')
    if (request.files.length > 0) request.needs.inChannel(world, channel, 'ATTACH_FILES')
    checkReply(world, channel, form.replyTo, request.needs)
    const known = form.enforceNonce ? sameNonce(world, form.nonce) : undefined
    if (known !== undefined) return messageForBot(world, known)
    const message = write(
      world,
      {
        channel,
        author: world.application,
        type: form.replyTo === undefined ? 0 : 19,
        flags: form.flags ?? 0,
        replyTo: form.replyTo ?? null,
      },
      form,
      request.files,
    )
    return messageForBot(world, message)
  },
  'GET /channels/:id/messages': (request) => {
    const channel = channelOf(world, request)
    request.needs.inChannel(world, channel)
    if (channel.guild !== null && !may(channel, world.application.id, 'READ_MESSAGE_HISTORY')) return []
    if (channel.guild !== null) request.needs.names.add('READ_MESSAGE_HISTORY')
    return page([...channel.messages.values()], request.query).map((m) => messageForBot(world, m))
  },
  'GET /channels/:id/messages/:mid': (request) => {
    const channel = channelOf(world, request)
    request.needs.inChannel(world, channel, 'READ_MESSAGE_HISTORY')
    return messageForBot(world, messageOf(world, request))
  },
  'PATCH /channels/:id/messages/:mid': (request) => {
    const channel = channelOf(world, request)
    request.needs.inChannel(world, channel)
    const message = messageOf(world, request)
    if (message.author !== world.application) throw notYourMessage()
    const form = readMessage(request.body)
    checkFlags((form.flags ?? 0) & ~message.flags, SETTABLE.edit)
    if ((form.embeds?.length ?? 0) > 0) request.needs.inChannel(world, channel, 'EMBED_LINKS')
    if (request.files.length > 0) request.needs.inChannel(world, channel, 'ATTACH_FILES')
    rewrite(world, message, form, request.files)
    return messageForBot(world, message)
  },
  'DELETE /channels/:id/messages/:mid': (request) => {
    const channel = channelOf(world, request)
    request.needs.inChannel(world, channel)
    const message = messageOf(world, request)
    if (message.author !== world.application) {
      if (channel.guild === null) throw missingPermissions()
      request.needs.inChannel(world, channel, 'MANAGE_MESSAGES')
    }
    erase(world, message)
    return undefined
  },
})

function sameNonce(world: World, nonce: string | undefined): Message | undefined {
  if (nonce === undefined) return undefined
  for (const channel of world.channels.values()) {
    const known = [...channel.messages.values()].find(
      (m) => m.author === world.application && m.nonce === nonce && world.now() - m.at < NONCE_MS,
    )
    if (known !== undefined) return known
  }
  return undefined
}
