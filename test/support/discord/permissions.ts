import { ALL, bitOf, bitsOf, namesOf } from './permission-names.ts'
import { missingAccess, missingPermissions } from './refusal.ts'
import type { Channel, Guild, Message, User, World } from './world.ts'

/** What the member holds in the whole server: https://docs.discord.com/developers/topics/permissions#permission-overwrites */
export function inGuild(guild: Guild, userId: string): bigint {
  const member = guild.members.get(userId)
  if (member === undefined) return 0n
  if (guild.owner.id === userId) return ALL
  let held = guild.roles.get(guild.id)?.permissions ?? 0n
  for (const id of member.roles) held |= guild.roles.get(id)?.permissions ?? 0n
  return (held & bitOf('ADMINISTRATOR')) !== 0n ? ALL : held
}

/** What the overwrites of a channel leave of it, without implicit denials (as payloads carry it). */
export function explicitly(channel: Channel, userId: string): bigint {
  const { guild } = channel
  if (guild === null) return 0n
  const base = inGuild(guild, userId)
  if (base === ALL || base === 0n) return base
  let held = base
  const everyone = channel.overwrites.get(guild.id)
  if (everyone !== undefined) held = (held & ~everyone.deny) | everyone.allow
  let allow = 0n
  let deny = 0n
  for (const id of guild.members.get(userId)?.roles ?? []) {
    const overwrite = channel.overwrites.get(id)
    allow |= overwrite?.allow ?? 0n
    deny |= overwrite?.deny ?? 0n
  }
  held = (held & ~deny) | allow
  const own = channel.overwrites.get(userId)
  return own === undefined ? held : (held & ~own.deny) | own.allow
}

/** With what is implicitly denied: https://docs.discord.com/developers/topics/permissions#implicit-permissions */
export function inChannel(channel: Channel, userId: string): bigint {
  const held = explicitly(channel, userId)
  if ((held & bitOf('VIEW_CHANNEL')) === 0n) return 0n
  if (channel.type === 2 && (held & bitOf('CONNECT')) === 0n) return held & bitOf('VIEW_CHANNEL')
  if ((held & bitOf('SEND_MESSAGES')) !== 0n) return held
  return held & ~bitsOf('MENTION_EVERYONE', 'SEND_TTS_MESSAGES', 'ATTACH_FILES', 'EMBED_LINKS')
}

export const may = (channel: Channel, userId: string, name: string): boolean =>
  (inChannel(channel, userId) & bitOf(name)) !== 0n

/** Who can see a room now. In a DM: the person (and the bot). */
export function canView(channel: Channel, userId: string): boolean {
  return channel.guild === null ? channel.recipient?.id === userId : may(channel, userId, 'VIEW_CHANNEL')
}

export function canWrite(channel: Channel, userId: string): boolean {
  return channel.guild === null ? channel.recipient?.id === userId : may(channel, userId, 'SEND_MESSAGES')
}

/**
 * Who can see a message now. Without READ_MESSAGE_HISTORY people see what was written while they could see the room,
 * as a client that stayed open does.
 */
export function canSee(message: Message, userId: string): boolean {
  const { channel } = message
  if (channel.messages.get(message.id) !== message || !canView(channel, userId)) return false
  if (message.viewer !== null) return message.viewer === userId
  if (channel.guild === null) return true
  return may(channel, userId, 'READ_MESSAGE_HISTORY') || message.witnesses.has(userId)
}

/** People (bots not counted) who could see this room now. */
export function peopleIn(world: World, channel: Channel): User[] {
  if (channel.guild === null) return channel.recipient === null ? [] : [channel.recipient]
  return [...channel.guild.members.keys()]
    .map((id) => world.users.get(id))
    .filter((user) => user !== undefined)
    .filter((user) => !user.bot && canView(channel, user.id))
}

/** The permissions that one call turned out to need: they go into `used()` when the call succeeds. */
export class Needs {
  readonly names = new Set<string>()

  /** @throws Refusal 50001 when the bot cannot see the channel, 50013 when it lacks one of the permissions there */
  inChannel(world: World, channel: Channel, ...names: string[]): void {
    if (channel.guild === null) {
      if (channel.recipient === null) throw missingAccess()
      return
    }
    const held = inChannel(channel, world.application.id)
    this.names.add('VIEW_CHANNEL')
    if ((held & bitOf('VIEW_CHANNEL')) === 0n) throw missingAccess()
    for (const name of names) {
      this.names.add(name)
      if ((held & bitOf(name)) === 0n) throw missingPermissions()
    }
  }

  /** @throws Refusal 50013 */
  inGuild(world: World, guild: Guild, bits: bigint): void {
    for (const name of namesOf(bits)) this.names.add(name)
    if ((bits & ~inGuild(guild, world.application.id)) !== 0n) throw missingPermissions()
  }
}
