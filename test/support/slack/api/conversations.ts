import type { Channel } from '../state.ts'
import type { Workspace } from '../workspace.ts'
import { type Call, type Method, page, SlackError } from './call.ts'
import { conversationObject } from './objects.ts'

const read = { public: ['channels:read'], private: ['groups:read'], im: ['im:read'] }
const manage = { public: ['channels:manage'], private: ['groups:write'], im: ['im:write'] }
const topic = {
  public: ['channels:manage', 'channels:write.topic'],
  private: ['groups:write', 'groups:write.topic'],
  im: ['im:write'],
}
const anyOf = (scopes: Record<string, readonly string[]>) => Object.values(scopes).flat()

/** @throws SlackError of https://docs.slack.dev/reference/methods/conversations.create and conversations.rename about names */
function newName(workspace: Workspace, name: string, except?: Channel): string {
  if (name === '') throw new SlackError('invalid_name_required')
  if (name.length > 80) throw new SlackError('invalid_name_maxlength')
  if (/^[\p{P}\p{S}]+$/u.test(name)) throw new SlackError('invalid_name_punctuation')
  if (!/^[\p{Ll}\p{Lo}\p{M}\p{N}_-]+$/u.test(name)) throw new SlackError('invalid_name_specials')
  const taken = workspace.named(name)
  if (taken !== undefined && taken !== except) throw new SlackError('name_taken')
  return name
}

const noDm = (channel: Channel): Channel => {
  if (channel.im !== null) throw new SlackError('method_not_supported_for_channel_type')
  return channel
}

const notArchived = (channel: Channel, error = 'is_archived'): Channel => {
  if (channel.archived) throw new SlackError(error)
  return channel
}

/** Pages: https://docs.slack.dev/reference/methods/conversations.create, .info, .list, .archive, .rename, .open, .leave, .setTopic */
export const conversations: Record<string, Method> = {
  'conversations.create': {
    scopes: anyOf({ public: manage.public, private: manage.private }),
    tier: 2,
    run(call) {
      const hidden = call.flag('is_private')
      call.need(...(hidden ? manage.private : manage.public))
      if (call.workspace.policy.createChannels === 'admins') throw new SlackError('restricted_action')
      const name = newName(call.workspace, call.text('name'))
      const channel = call.workspace.addChannel(name, call.app.bot.id, { private: hidden })
      call.workspace.tellJoined(channel, call.app.bot.id, null)
      return { channel: conversationObject(call.workspace, channel) }
    },
  },

  'conversations.info': {
    scopes: anyOf(read),
    tier: 3,
    run: (call) => ({
      channel: conversationObject(call.workspace, call.channel(read), call.flag('include_num_members')),
    }),
  },

  'conversations.list': {
    scopes: anyOf(read),
    tier: 2,
    run(call) {
      const types = call.text('types') === '' ? ['public_channel'] : call.list('types')
      const needs: Record<string, readonly string[]> = {
        public_channel: read.public,
        private_channel: read.private,
        im: read.im,
        mpim: ['mpim:read'],
      }
      for (const type of types) {
        const needed = needs[type]
        if (needed === undefined) throw new SlackError('invalid_types')
        call.need(...needed)
      }
      const kind = (c: Channel) => (c.im !== null ? 'im' : c.private ? 'private_channel' : 'public_channel')
      const all = [...call.workspace.channels.values()]
        .filter((c) => types.includes(kind(c)) && (kind(c) === 'public_channel' || c.members.has(call.app.bot.id)))
        .filter((c) => !(call.flag('exclude_archived') && c.archived))
      const { items, response_metadata } = page(call, all, 100)
      return { channels: items.map((c) => conversationObject(call.workspace, c)), response_metadata }
    },
  },

  'conversations.archive': {
    scopes: anyOf(manage),
    tier: 2,
    run(call) {
      const channel = notArchived(noDm(call.channel(manage)), 'already_archived')
      call.asMember(channel)
      if (channel.general) throw new SlackError('cant_archive_general')
      archive(call.workspace, channel, call.app.bot.id)
      return {}
    },
  },

  'conversations.rename': {
    scopes: anyOf(manage),
    tier: 2,
    run(call) {
      const channel = call.asMember(notArchived(noDm(call.channel(manage))))
      // 'Only the user that originally created a channel or an admin may rename it': the method's page.
      if (channel.creator !== call.app.bot.id) throw new SlackError('not_authorized')
      renameChannel(call.workspace, channel, newName(call.workspace, call.text('name'), channel))
      return { channel: conversationObject(call.workspace, channel) }
    },
  },

  'conversations.open': { scopes: ['im:write'], tier: 3, run: open },

  'conversations.leave': {
    scopes: anyOf(manage),
    tier: 3,
    run(call) {
      const channel = notArchived(noDm(call.channel(manage)))
      if (channel.general) throw new SlackError('cant_leave_general')
      if (!channel.members.has(call.app.bot.id)) return { not_in_channel: true }
      if (channel.private && channel.members.size === 1) throw new SlackError('last_member')
      call.workspace.part(channel, call.app.bot.id, call.app.bot.id)
      return {}
    },
  },

  'conversations.setTopic': {
    scopes: anyOf(topic),
    tier: 2,
    run(call) {
      const channel = call.asMember(notArchived(call.channel(topic)))
      if (call.text('topic').length > 250) throw new SlackError('too_long')
      channel.topic = call.text('topic')
      return { channel: conversationObject(call.workspace, channel) }
    },
  },
}

export function archive(workspace: Workspace, channel: Channel, by: string): void {
  channel.archived = true
  const type = channel.private ? 'group_archive' : 'channel_archive'
  workspace.tell(channel, { type, channel: channel.id, user: by, is_moved: 0 })
  if (workspace.policy.botsInArchive === 'out') channel.members.delete(workspace.app().bot.id)
}

export function renameChannel(workspace: Workspace, channel: Channel, name: string): void {
  channel.name = name
  const about = {
    id: channel.id,
    name,
    name_normalized: name,
    created: channel.created,
    is_channel: !channel.private,
    is_mpim: false,
  }
  workspace.tell(channel, { type: channel.private ? 'group_rename' : 'channel_rename', channel: about })
}

function open(call: Call): Record<string, unknown> {
  call.need('im:write')
  const { workspace } = call
  if (call.text('channel') !== '') {
    const channel = workspace.channels.get(call.text('channel'))
    if (channel === undefined || channel.im === null) throw new SlackError('channel_not_found')
    return { no_op: true, already_open: true, channel: { id: channel.id } }
  }
  const users = call.list('users')
  if (users.length === 0) throw new SlackError('users_list_not_supplied')
  if (users.length > 8) throw new SlackError('too_many_users')
  for (const id of users) {
    const user = call.user(id)
    if (user.bot) throw new SlackError('cannot_dm_bot')
    if (user.deleted) throw new SlackError('user_disabled')
  }
  const [only, ...others] = users
  if (only === undefined || others.length > 0) {
    workspace.world.recorder.complain('conversations.open with several people: group messages are not modelled')
    throw new SlackError('invalid_user_combination')
  }
  const known = [...workspace.channels.values()].some((c) => c.im === only)
  const dm = workspace.dm(only)
  const whole = call.flag('return_im') ? conversationObject(workspace, dm) : { id: dm.id }
  return known ? { no_op: true, already_open: true, channel: whole } : { channel: whole }
}
