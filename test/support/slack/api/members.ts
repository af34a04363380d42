import type { Channel } from '../state.ts'
import { type Call, type Method, page, SlackError } from './call.ts'
import { conversationObject } from './objects.ts'

const read = { public: ['channels:read'], private: ['groups:read'], im: ['im:read'] }
const invite = {
  public: ['channels:manage', 'channels:write.invites'],
  private: ['groups:write', 'groups:write.invites'],
  im: ['im:write'],
}
const manage = { public: ['channels:manage'], private: ['groups:write'], im: ['im:write'] }

/** Why one person cannot be invited, or null: https://docs.slack.dev/reference/methods/conversations.invite */
function whyNot(call: Call, channel: Channel, id: string): string | null {
  const { workspace, app } = call
  const user = workspace.users.get(id)
  if (user === undefined) return 'user_not_found'
  if (id === app.bot.id) return 'cant_invite_self'
  if (channel.members.has(id)) return 'already_in_channel'
  if (user.deleted) return 'cant_invite'
  if (user.guest && workspace.policy.guests === 'refused') return 'user_is_restricted'
  const elsewhere = [...workspace.channels.values()].some((c) => c.im === null && c.members.has(id))
  return user.guest && workspace.policy.guests === 'single' && elsewhere ? 'ura_max_channels' : null
}

/** Pages: https://docs.slack.dev/reference/methods/conversations.members, .invite, .kick */
export const members: Record<string, Method> = {
  'conversations.members': {
    scopes: Object.values(read).flat(),
    tier: 4,
    run(call) {
      const { items, response_metadata } = page(call, [...call.channel(read).members], 100)
      return { members: items, response_metadata }
    },
  },

  'conversations.invite': {
    scopes: Object.values(invite).flat(),
    tier: 3,
    run(call) {
      const channel = call.channel(invite)
      if (channel.im !== null) throw new SlackError('method_not_supported_for_channel_type')
      if (channel.archived) throw new SlackError('is_archived')
      call.asMember(channel)
      const users = call.list('users')
      if (users.length === 0) throw new SlackError('no_user')
      if (users.length > 100) throw new SlackError('invalid_arguments')
      const errors = users.flatMap((user) => {
        const error = whyNot(call, channel, user)
        return error === null ? [] : [{ user, ok: false, error }]
      })
      const first = errors[0]
      // All or nobody, unless `force`: the page's 'Usage info'.
      if (first !== undefined && (!call.flag('force') || errors.length === users.length)) {
        throw new SlackError(first.error, { errors })
      }
      const refused = new Set(errors.map((each) => each.user))
      for (const user of users) if (!refused.has(user)) call.workspace.join(channel, user, call.app.bot.id)
      const whole = conversationObject(call.workspace, channel)
      return first === undefined ? { channel: whole } : { channel: whole, errors }
    },
  },

  'conversations.kick': {
    scopes: Object.values(manage).flat(),
    tier: 3,
    run(call) {
      const channel = call.channel(manage)
      if (channel.im !== null) throw new SlackError('method_not_supported_for_channel_type')
      call.asMember(channel)
      if (call.text('user') === '') throw new SlackError('no_user')
      if (channel.archived) throw new SlackError('is_archived')
      const user = call.user(call.text('user'))
      if (user.id === call.app.bot.id) throw new SlackError('cant_kick_self')
      if (channel.general) throw new SlackError('cant_kick_from_general')
      if (!channel.members.has(user.id)) throw new SlackError('not_in_channel')
      if (call.workspace.policy.kick === 'admins') throw new SlackError('restricted_action')
      call.workspace.part(channel, user.id, call.app.bot.id)
      return { errors: {} }
    },
  },
}
