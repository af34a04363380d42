import type { ApiRequest, Routes } from '../api.ts'
import { messageCreated, pinsUpdated } from '../events.ts'
import { enter } from '../messages.ts'
import { iso, messageForBot } from '../payloads.ts'
import { may } from '../permissions.ts'
import { invalidForm, systemMessage, tooManyPins } from '../refusal.ts'
import type { Channel, Message, World } from '../world.ts'
import { channelOf } from './channels.ts'
import { messageOf } from './messages.ts'

/** 30003 in https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
const MAX_PINS = 250

const pinned = (channel: Channel): Message[] =>
  [...channel.messages.values()]
    .filter((m) => m.pinnedAt !== null)
    .sort((a, b) => (b.pinnedAt ?? 0) - (a.pinnedAt ?? 0))

/** The line 'pinned a message to this channel', type 6. People read it as a notice, not as a message: see people.ts. */
function notice(world: World, message: Message): void {
  const line: Message = {
    ...message,
    id: world.snowflake(),
    type: 6,
    author: world.application,
    content: '',
    ...{ embeds: [], components: [], attachments: [], flags: 0, nonce: null },
    at: world.now(),
    editedAt: null,
    pinnedAt: null,
    replyTo: message.id,
    interaction: null,
    mentions: { users: [], roles: [], everyone: false },
    pings: [],
  }
  enter(line)
  messageCreated(world, line)
}

/** 'If the user is missing the READ_MESSAGE_HISTORY permission in the channel, then no pins will be returned': /message#get-channel-pins */
function readable(world: World, request: ApiRequest): Message[] {
  const channel = channelOf(world, request)
  request.needs.inChannel(world, channel)
  const history = channel.guild === null || may(channel, world.application.id, 'READ_MESSAGE_HISTORY')
  if (history && channel.guild !== null) request.needs.names.add('READ_MESSAGE_HISTORY')
  return history ? pinned(channel) : []
}

export function pinRoutes(world: World): Routes {
  const pin = (request: ApiRequest): undefined => {
    const channel = channelOf(world, request)
    // Since 2026-02-23 MANAGE_MESSAGES no longer does: https://docs.discord.com/developers/change-log
    request.needs.inChannel(world, channel, 'PIN_MESSAGES')
    const message = messageOf(world, request)
    if (message.type === 6) throw systemMessage()
    if (message.pinnedAt !== null) return undefined
    if (pinned(channel).length >= MAX_PINS) throw tooManyPins()
    message.pinnedAt = world.now()
    notice(world, message)
    pinsUpdated(world, channel)
    world.changed()
    return undefined
  }
  const unpin = (request: ApiRequest): undefined => {
    const channel = channelOf(world, request)
    request.needs.inChannel(world, channel, 'PIN_MESSAGES')
    const message = messageOf(world, request)
    if (message.pinnedAt === null) return undefined
    message.pinnedAt = null
    pinsUpdated(world, channel)
    world.changed()
    return undefined
  }
  return {
    'PUT /channels/:id/messages/pins/:mid': pin,
    'DELETE /channels/:id/messages/pins/:mid': unpin,
    'GET /channels/:id/messages/pins': (request) => {
      const limit = Number(request.query.get('limit') ?? 50)
      if (!(limit >= 1 && limit <= 50)) throw invalidForm(['limit'], 'NUMBER_TYPE_MAX', 'between 1 and 50')
      const before = request.query.get('before')
      const all = readable(world, request).filter((m) => before === null || iso(m.pinnedAt ?? 0) < before)
      return {
        items: all.slice(0, limit).map((m) => ({ pinned_at: iso(m.pinnedAt ?? 0), message: messageForBot(world, m) })),
        has_more: all.length > limit,
      }
    },
    // Deprecated, still there: https://docs.discord.com/developers/resources/message#get-pinned-messages-deprecated
    'PUT /channels/:id/pins/:mid': pin,
    'DELETE /channels/:id/pins/:mid': unpin,
    'GET /channels/:id/pins': (request) =>
      readable(world, request)
        .slice(0, 50)
        .map((m) => messageForBot(world, m)),
  }
}

/** What an admin does in the client. */
export function unpinByHand(world: World, message: Message): void {
  if (message.pinnedAt === null) throw new Error('that message is not pinned')
  message.pinnedAt = null
  pinsUpdated(world, message.channel)
  world.changed()
}
