import type { Block } from '../blocks/blocks.ts'
import { showWaiting } from '../interaction.ts'
import type { Channel, Message } from '../state.ts'
import { type Call, type Method, SlackError } from './call.ts'
import { messageObject, permalink } from './objects.ts'

/** https://docs.slack.dev/reference/methods/chat.postMessage, 'Truncating content': beyond this Slack cuts; here it is refused, since nothing may be cut. */
const LONGEST = 40_000
/** chat.update has refused from here on with msg_too_long (seen by many; its page promises less clearly than postMessage's). */
const LONGEST_UPDATE = 4_000

/** Where a message goes: a channel, a DM by its id, or a person's id, which stands for her DM with the bot. */
function target(call: Call): Channel {
  const { workspace, app } = call
  const given = call.required('channel')
  const user = workspace.users.get(given)
  if (user !== undefined) {
    if (user.bot) throw new SlackError('cannot_dm_bot')
    if (user.deleted) throw new SlackError('user_disabled')
  }
  const byName = given.startsWith('#') ? workspace.named(given.slice(1)) : undefined
  const channel = user !== undefined ? workspace.dm(user.id) : (byName ?? workspace.channels.get(given))
  if (channel === undefined) throw new SlackError('channel_not_found')
  if (channel.im !== null) {
    if (workspace.users.get(channel.im)?.deleted === true) throw new SlackError('user_disabled')
    if (app.manifest.features?.app_home?.messages_tab_enabled !== true) throw new SlackError('messages_tab_disabled')
    workspace.world.used.add('setting:messages_tab')
    return channel
  }
  const inside = channel.members.has(app.bot.id)
  if (!inside && channel.private) throw new SlackError('channel_not_found')
  if (!inside) {
    if (!app.scopes.has('chat:write.public')) throw new SlackError('not_in_channel')
    call.needed.add('chat:write.public')
  }
  if (channel.archived) throw new SlackError('is_archived')
  return channel
}

function content(call: Call, longest: number, before: Block[] = []): Pick<Message, 'text' | 'formatted' | 'blocks'> {
  if (call.args.attachments !== undefined) {
    call.workspace.world.recorder.complain('attachments are not modelled: use blocks')
    throw new SlackError('invalid_attachments')
  }
  if (call.flag('link_names') || call.text('parse') === 'full') {
    call.workspace.world.recorder.complain(
      'link_names and parse: full make mentions out of plain text and are not modelled',
    )
    throw new SlackError('invalid_arguments')
  }
  const text = call.text('text')
  const blocks = call.blocks() ?? before
  if (text === '' && blocks.length === 0) throw new SlackError('no_text')
  if (text.length > longest) throw new SlackError('msg_too_long')
  return { text, blocks, formatted: call.flag('mrkdwn', true) }
}

function ownMessage(call: Call, tsArgument: string, notMine: string): { channel: Channel; message: Message } {
  const channel = call.channel()
  const message = call.workspace.message(channel, call.required(tsArgument))
  if (message === undefined || message.only !== null) throw new SlackError('message_not_found')
  if (message.author !== call.app.bot.id) throw new SlackError(notMine)
  return { channel, message }
}

function thread(call: Call, channel: Channel): string | null {
  const ts = call.text('thread_ts')
  if (ts === '') return null
  const parent = call.workspace.message(channel, ts)
  if (parent === undefined || parent.only !== null) throw new SlackError('thread_not_found')
  return parent.thread ?? parent.ts
}

/** Pages: https://docs.slack.dev/reference/methods/chat.postMessage, .update, .delete, .postEphemeral, .getPermalink */
export const chat: Record<string, Method> = {
  'chat.postMessage': {
    scopes: ['chat:write'],
    tier: 'posting',
    run(call) {
      const channel = target(call)
      if (call.workspace.policy.post === 'admins' && channel.im === null) throw new SlackError('restricted_action')
      // Nothing de-duplicates here: the same call again is another message.
      const parent = thread(call, channel)
      const message = call.workspace.put(channel, {
        author: call.app.bot.id,
        ...content(call, LONGEST),
        thread: parent,
      })
      return { channel: channel.id, ts: message.ts, message: messageObject(call.workspace, message) }
    },
  },

  'chat.update': {
    scopes: ['chat:write'],
    tier: 3,
    run(call) {
      const { channel, message } = ownMessage(call, 'ts', 'cant_update_message')
      if (channel.archived) throw new SlackError('is_inactive')
      const minutes = call.workspace.policy.editMinutes
      const age = call.workspace.world.now() / 1000 - Number(message.ts)
      if (minutes !== null && age > minutes * 60) throw new SlackError('edit_window_closed')
      // Blocks that are not given stay; an empty list takes them away.
      Object.assign(message, content(call, LONGEST_UPDATE, message.blocks), { edited: true })
      message.chosen.clear()
      call.workspace.world.changes.changed()
      return {
        channel: channel.id,
        ts: message.ts,
        text: message.text,
        message: messageObject(call.workspace, message),
      }
    },
  },

  'chat.delete': {
    scopes: ['chat:write'],
    tier: 3,
    run(call) {
      const { channel, message } = ownMessage(call, 'ts', 'cant_delete_message')
      call.workspace.remove(channel, message)
      return { channel: channel.id, ts: message.ts }
    },
  },

  'chat.postEphemeral': {
    scopes: ['chat:write'],
    tier: 4,
    run(call) {
      const channel = target(call)
      const user = call.required('user')
      // Both must be in the channel: the method's page.
      if (!channel.members.has(call.app.bot.id)) throw new SlackError('not_in_channel')
      if (!channel.members.has(user)) throw new SlackError('user_not_in_channel')
      const message = call.workspace.put(channel, { author: call.app.bot.id, ...content(call, LONGEST), only: user })
      showWaiting(call.workspace, user, { kind: 'message', message })
      return { message_ts: message.ts }
    },
  },

  'chat.getPermalink': {
    scopes: [],
    tier: 'unlimited',
    run(call) {
      const channel = call.channel()
      const message = call.workspace.message(channel, call.required('message_ts'))
      if (message === undefined || message.only !== null) throw new SlackError('message_not_found')
      return { channel: channel.id, permalink: permalink(call.workspace, message) }
    },
  },
}
