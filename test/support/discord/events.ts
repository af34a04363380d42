import { GatewayIntentBits } from 'discord-api-types/v10'
import { gatewayChannel, guildCreate, iso, memberPayload, messageForBot, rolePayload } from './payloads.ts'
import { canView } from './permissions.ts'
import type { Channel, Guild, Member, Message, Role, World } from './world.ts'

/*
 * What the bot is told, and behind which intent: https://docs.discord.com/developers/events/gateway#list-of-intents
 * Nothing is told of a guild where the bot is not installed.
 */

const { Guilds, GuildMembers, GuildMessages, DirectMessages } = GatewayIntentBits

function tell(world: World, guild: Guild, event: string, intents: number, data: object): void {
  if (guild.installed !== null && !world.unavailable.has(guild.id)) world.dispatch({ event, intents, data })
}

export function guildJoined(world: World, guild: Guild): void {
  tell(world, guild, 'GUILD_CREATE', Guilds, guildCreate(world, guild))
}

/** Sent after the bot was removed: without `unavailable`. */
export function guildLeft(world: World, guild: Guild): void {
  world.dispatch({ event: 'GUILD_DELETE', intents: Guilds, data: { id: guild.id } })
}

/** 'The unavailable field ... if the guild is unavailable due to an outage': /gateway-events#guild-delete, #unavailable-guild-object */
export function outage(world: World, guild: Guild, on: boolean): void {
  if (on) tell(world, guild, 'GUILD_DELETE', Guilds, { id: guild.id, unavailable: true })
  if (on) world.unavailable.add(guild.id)
  else world.unavailable.delete(guild.id)
  if (!on) guildJoined(world, guild)
}

function channelEvent(event: string) {
  return (world: World, channel: Channel): void => {
    const { guild } = channel
    if (guild !== null) tell(world, guild, event, Guilds, gatewayChannel(world, channel, guild))
  }
}
export const channelCreated = channelEvent('CHANNEL_CREATE')
export const channelUpdated = channelEvent('CHANNEL_UPDATE')
export const channelDeleted = channelEvent('CHANNEL_DELETE')

/** Names no message: https://docs.discord.com/developers/events/gateway-events#channel-pins-update */
export function pinsUpdated(world: World, channel: Channel): void {
  const last = [...channel.messages.values()].reduce((at, m) => Math.max(at, m.pinnedAt ?? 0), 0)
  const data = { channel_id: channel.id, last_pin_timestamp: last === 0 ? null : iso(last) }
  if (channel.guild === null) world.dispatch({ event: 'CHANNEL_PINS_UPDATE', intents: DirectMessages, data })
  else if (canView(channel, world.application.id)) {
    tell(world, channel.guild, 'CHANNEL_PINS_UPDATE', Guilds, { guild_id: channel.guild.id, ...data })
  }
}

export function roleCreated(world: World, guild: Guild, role: Role): void {
  tell(world, guild, 'GUILD_ROLE_CREATE', Guilds, { guild_id: guild.id, role: rolePayload(role) })
}

export function roleUpdated(world: World, guild: Guild, role: Role): void {
  tell(world, guild, 'GUILD_ROLE_UPDATE', Guilds, { guild_id: guild.id, role: rolePayload(role) })
}

export function roleDeleted(world: World, guild: Guild, role: string): void {
  tell(world, guild, 'GUILD_ROLE_DELETE', Guilds, { guild_id: guild.id, role_id: role })
}

/** Others' changes need the privileged intent; the bot's own are always told. */
export function memberUpdated(world: World, guild: Guild, member: Member): void {
  const intents = member.user === world.application ? 0 : GuildMembers
  tell(world, guild, 'GUILD_MEMBER_UPDATE', intents, { guild_id: guild.id, ...memberPayload(member) })
}

function messageEvent(event: string) {
  return (world: World, message: Message): void => {
    if (message.viewer !== null) return
    const { channel } = message
    if (channel.guild === null) {
      world.dispatch({ event, intents: DirectMessages, data: messageForBot(world, message) })
    } else if (canView(channel, world.application.id)) {
      tell(world, channel.guild, event, GuildMessages, {
        ...messageForBot(world, message),
        guild_id: channel.guild.id,
      })
    }
  }
}
export const messageCreated = messageEvent('MESSAGE_CREATE')
export const messageUpdated = messageEvent('MESSAGE_UPDATE')

export function messageDeleted(world: World, message: Message): void {
  if (message.viewer !== null) return
  const { channel } = message
  const data = { id: message.id, channel_id: channel.id }
  if (channel.guild === null) world.dispatch({ event: 'MESSAGE_DELETE', intents: DirectMessages, data })
  else if (canView(channel, world.application.id)) {
    tell(world, channel.guild, 'MESSAGE_DELETE', GuildMessages, { ...data, guild_id: channel.guild.id })
  }
}

/** Runs a change of roles or overwrites and tells of each room that came into, or went out of, the bot's sight. */
export function watchingSight(world: World, guild: Guild, change: () => void): void {
  const visible = () => new Set([...guild.channels.values()].filter((c) => canView(c, world.application.id)))
  const before = visible()
  change()
  const after = visible()
  for (const channel of guild.channels.values()) {
    if (before.has(channel) !== after.has(channel)) channelUpdated(world, channel)
  }
}
