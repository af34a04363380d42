import { channelPayload, memberPayload, messagePayload, rolePayload, userPayload } from './payloads.ts'
import { explicitly } from './permissions.ts'
import type { Mentioned } from './slash.ts'
import type { Channel, Message, World } from './world.ts'

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-resolved-data-structure */
export function resolved(world: World, channel: Channel, mentioned: Mentioned): object | undefined {
  const { guild } = channel
  const users = [...mentioned.users].map((id) => world.users.get(id)).filter((u) => u !== undefined)
  const data = {
    ...section(
      'users',
      users.map((user) => [user.id, userPayload(user)]),
    ),
    ...section(
      'members',
      users.flatMap((user) => {
        const member = guild?.members.get(user.id)
        if (member === undefined) return []
        const { user: _user, deaf: _deaf, mute: _mute, ...partial } = memberPayload(member)
        return [[user.id, { ...partial, permissions: String(explicitly(channel, user.id)) }]]
      }),
    ),
    ...section(
      'roles',
      [...mentioned.roles].flatMap((id) => {
        const role = guild?.roles.get(id)
        return role === undefined ? [] : [[id, rolePayload(role)]]
      }),
    ),
    ...section(
      'channels',
      [...mentioned.channels].flatMap((id) => {
        const room = guild?.channels.get(id)
        if (room === undefined || guild === null) return []
        const { name, type, parent_id } = channelPayload(room, guild)
        return [[id, { id, name, type, parent_id, permissions: String(explicitly(room, world.application.id)) }]]
      }),
    ),
  }
  return Object.keys(data).length === 0 ? undefined : data
}

function section(name: string, entries: unknown[][]): Record<string, object> {
  return entries.length === 0 ? {} : { [name]: Object.fromEntries(entries.map(([id, value]) => [String(id), value])) }
}

/** A message command carries the whole chosen message, whatever the intents. */
export const resolvedMessage = (world: World, message: Message): object => ({
  messages: { [message.id]: messagePayload(world, message) },
})
