import type { Channel, Message } from '../state.ts'
import type { Workspace } from '../workspace.ts'
import { type Call, type Method, SlackError } from './call.ts'
import { messageObject, permalink } from './objects.ts'

/** Slack keeps 100 pins a channel: https://slack.com/help/articles/205239997-Pin-messages-and-bookmark-links */
const MOST = 100

function pinnable(call: Call): { channel: Channel; ts: string } {
  const channel = call.asMember(call.channel())
  const ts = call.text('timestamp')
  if (ts === '') throw new SlackError('no_item_specified')
  if (!/^\d{10}\.\d{6}$/.test(ts)) throw new SlackError('bad_timestamp')
  const message = call.workspace.message(channel, ts)
  if (message === undefined || message.only !== null) throw new SlackError('message_not_found')
  if (call.workspace.policy.pin === 'admins') throw new SlackError('permission_denied')
  if (channel.archived) throw new SlackError('is_archived')
  return { channel, ts }
}

/** Takes a pin away and tells the app, whoever did it. */
export function unpin(workspace: Workspace, channel: Channel, message: Message, by: string): void {
  channel.pins.delete(message.ts)
  const item = {
    type: 'message',
    channel: channel.id,
    created: 0,
    created_by: by,
    message: { ...messageObject(workspace, message), permalink: permalink(workspace, message) },
  }
  workspace.tell(channel, {
    type: 'pin_removed',
    user: by,
    channel_id: channel.id,
    item,
    item_user: message.author,
    pin_count: channel.pins.size,
    has_pins: channel.pins.size > 0,
  })
}

/** Pages: https://docs.slack.dev/reference/methods/pins.add, .remove, .list */
export const pins: Record<string, Method> = {
  'pins.add': {
    scopes: ['pins:write'],
    tier: 2,
    run(call) {
      const { channel, ts } = pinnable(call)
      if (channel.pins.has(ts)) throw new SlackError('already_pinned')
      if (channel.pins.size >= MOST) throw new SlackError('not_pinnable')
      channel.pins.add(ts)
      call.workspace.world.changes.changed()
      return {}
    },
  },

  'pins.remove': {
    scopes: ['pins:write'],
    tier: 2,
    run(call) {
      const { channel, ts } = pinnable(call)
      const message = call.workspace.message(channel, ts)
      if (message === undefined || !channel.pins.has(ts)) throw new SlackError('no_pin')
      unpin(call.workspace, channel, message, call.app.bot.id)
      return {}
    },
  },

  'pins.list': {
    scopes: ['pins:read'],
    tier: 2,
    run(call) {
      const channel = call.asMember(call.channel())
      const items = [...channel.pins].flatMap((ts) => {
        const message = call.workspace.message(channel, ts)
        if (message === undefined) return []
        const whole = { ...messageObject(call.workspace, message), permalink: permalink(call.workspace, message) }
        return [{ type: 'message', channel: channel.id, created: 0, created_by: call.app.bot.id, message: whole }]
      })
      return { items }
    },
  },
}
