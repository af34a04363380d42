import {
  type APIApplication,
  type APIDMChannel,
  type APIGuildCategoryChannel,
  type APIGuildMember,
  type APIGuildTextChannel,
  type APIGuildVoiceChannel,
  type APIMessage,
  type APIRole,
  type APIUser,
  ChannelType,
  type GuildTextChannelType,
} from 'discord-api-types/v10'
import { canView } from './permissions.ts'
import type { Channel, Guild, Member, Message, Role, User, World } from './world.ts'

/* The state as Discord's API words it, typed by discord-api-types. */

/** A plain number: the API's flag types have no name for 'none'. */
const NO_FLAGS: number = 0

export const iso = (ms: number): string => new Date(ms).toISOString().replace('Z', '000+00:00')

export const userPayload = (user: User): APIUser => ({
  id: user.id,
  username: user.name.toLowerCase().replaceAll(/[^a-z0-9._]/g, '') || 'person',
  discriminator: '0',
  global_name: user.bot ? null : user.name,
  avatar: null,
  ...(user.bot ? { bot: true } : {}),
})

export const rolePayload = (role: Role): APIRole => ({
  id: role.id,
  name: role.name,
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  position: role.position,
  permissions: String(role.permissions),
  managed: role.managed,
  mentionable: role.mentionable,
  flags: NO_FLAGS,
})

export const memberPayload = (member: Member): APIGuildMember => ({
  user: userPayload(member.user),
  nick: null,
  roles: [...member.roles],
  joined_at: iso(member.joinedAt),
  deaf: false,
  mute: false,
  flags: NO_FLAGS,
})

type GuildChannelPayload = APIGuildTextChannel<GuildTextChannelType> | APIGuildVoiceChannel | APIGuildCategoryChannel

export function channelPayload(channel: Channel, guild: Guild): GuildChannelPayload {
  const base = {
    id: channel.id,
    guild_id: guild.id,
    name: channel.name,
    position: channel.position,
    nsfw: false,
    flags: NO_FLAGS,
    parent_id: channel.parent,
    permission_overwrites: [...channel.overwrites.values()].map((o) => ({
      id: o.id,
      type: o.type,
      allow: String(o.allow),
      deny: String(o.deny),
    })),
  }
  if (channel.type === 4) return { ...base, type: ChannelType.GuildCategory, parent_id: null }
  if (channel.type === 2) {
    return { ...base, type: ChannelType.GuildVoice, bitrate: 64_000, user_limit: 0, rate_limit_per_user: 0 }
  }
  return {
    ...base,
    type: ChannelType.GuildText,
    topic: channel.topic,
    last_message_id: channel.lastMessage,
    rate_limit_per_user: 0,
  }
}

/** https://docs.discord.com/developers/resources/channel#obfuscated-channels: since 2026-11-16 for every bot. */
const OBFUSCATED = 1 << 17

/** A channel as the gateway shows it to the bot: hidden ones come with their name and overwrites taken out. */
export function gatewayChannel(world: World, channel: Channel, guild: Guild): GuildChannelPayload {
  const payload = channelPayload(channel, guild)
  if (canView(channel, world.application.id)) return payload
  return {
    ...payload,
    name: '___hidden___',
    flags: OBFUSCATED,
    permission_overwrites: [{ id: guild.id, type: 0, allow: '0', deny: '1024' }],
    ...('topic' in payload ? { topic: null, last_message_id: null } : {}),
  }
}

export const dmPayload = (channel: Channel, recipient: User): APIDMChannel => ({
  id: channel.id,
  type: ChannelType.DM,
  name: null,
  last_message_id: channel.lastMessage,
  recipients: [userPayload(recipient)],
  flags: NO_FLAGS,
})

export function anyChannel(channel: Channel): GuildChannelPayload | APIDMChannel {
  if (channel.guild !== null) return channelPayload(channel, channel.guild)
  if (channel.recipient === null) throw new Error('a channel is in a guild or a DM')
  return dmPayload(channel, channel.recipient)
}

/** A message in full. */
export function messagePayload(world: World, message: Message): APIMessage {
  const users = message.mentions.users.map((id) => world.users.get(id)).filter((u) => u !== undefined)
  const referenced = message.replyTo === null ? undefined : world.findMessage(message.replyTo)
  return {
    id: message.id,
    channel_id: message.channel.id,
    author: userPayload(message.author),
    type: message.type,
    content: message.content,
    timestamp: iso(message.at),
    edited_timestamp: message.editedAt === null ? null : iso(message.editedAt),
    tts: false,
    mention_everyone: message.mentions.everyone,
    mentions: users.map(userPayload),
    mention_roles: message.mentions.roles,
    attachments: message.attachments,
    embeds: message.embeds,
    pinned: message.pinnedAt !== null,
    flags: message.flags,
    components: message.components,
    ...(message.nonce === null ? {} : { nonce: message.nonce }),
    ...(message.author === world.application && message.interaction !== null
      ? { webhook_id: world.application.id, application_id: world.application.id }
      : {}),
    ...(message.interaction === null ? {} : { interaction_metadata: message.interaction }),
    ...(message.replyTo === null
      ? {}
      : {
          message_reference: { type: 0, message_id: message.replyTo, channel_id: message.channel.id },
          ...(referenced === undefined ? { referenced_message: null } : {}),
        }),
  }
}

/**
 * A message as the bot may read it without the privileged intent: content, embeds, attachments and components of
 * others' messages are empty, but for DMs and messages that mention the bot.
 * https://docs.discord.com/developers/events/gateway#message-content-intent
 */
export function messageForBot(world: World, message: Message): APIMessage {
  const payload = messagePayload(world, message)
  const bot = world.application.id
  const readable = message.author.id === bot || message.channel.guild === null || message.mentions.users.includes(bot)
  return readable ? payload : { ...payload, content: '', embeds: [], attachments: [], components: [] }
}

export function guildPayload(world: World, guild: Guild) {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    icon_hash: null,
    splash: null,
    discovery_splash: null,
    owner_id: guild.owner.id,
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    roles: [...guild.roles.values()].map(rolePayload),
    emojis: [],
    features: [],
    mfa_level: 0,
    application_id: null,
    system_channel_id: null,
    system_channel_flags: NO_FLAGS,
    rules_channel_id: null,
    vanity_url_code: null,
    description: null,
    banner: null,
    premium_tier: 0,
    preferred_locale: 'en-GB',
    public_updates_channel_id: null,
    nsfw_level: 0,
    stickers: [],
    premium_progress_bar_enabled: false,
    safety_alerts_channel_id: null,
    hub_type: null,
    incidents_data: null,
    region: 'rotterdam',
    owner: guild.owner.id === world.application.id,
  }
}

/** GUILD_CREATE: https://docs.discord.com/developers/events/gateway-events#guild-create. Without GUILD_MEMBERS only the bot is in members. */
export function guildCreate(world: World, guild: Guild) {
  const bot = guild.members.get(world.application.id)
  return {
    ...guildPayload(world, guild),
    joined_at: iso(bot?.joinedAt ?? world.now()),
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    voice_states: [],
    members: bot === undefined ? [] : [memberPayload(bot)],
    channels: [...guild.channels.values()].map((channel) => gatewayChannel(world, channel, guild)),
    threads: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  }
}

export const applicationPayload = (world: World): Partial<APIApplication> & { id: string; name: string } => ({
  id: world.application.id,
  name: world.application.name,
  icon: null,
  description: '',
  bot_public: true,
  bot_require_code_grant: false,
  verify_key: '0'.repeat(64),
  flags: NO_FLAGS,
  team: null,
  bot: userPayload(world.application),
})
