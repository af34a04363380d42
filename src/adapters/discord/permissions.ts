import {
  type APIGuild,
  type APIGuildChannel,
  type APIGuildMember,
  type APIOverwrite,
  type APIRole,
  OverwriteType,
  PermissionFlagsBits,
  Routes,
} from 'discord.js'
import { PlatformError } from '../../chat/errors.ts'
import type { Api } from './api.ts'
import { type NeededPermission, PERMISSIONS, type PermissionName } from './permission-names.ts'

/** A server with its roles, and what the bot is in it. */
export interface GuildFacts {
  guild: APIGuild
  self: APIGuildMember & { id: string }
  /** What the bot holds in the whole server. */
  held: bigint
}

/** https://docs.discord.com/developers/topics/permissions#permission-hierarchy: the union of @everyone and the member's roles. */
export function heldInGuild(
  guild: Pick<APIGuild, 'id' | 'owner_id'> & { roles: readonly Pick<APIRole, 'id' | 'permissions'>[] },
  member: HasRoles,
  id: string,
): bigint {
  const held = guild.roles
    .filter((role) => role.id === guild.id || member.roles.includes(role.id))
    .reduce((all, role) => all | BigInt(role.permissions), 0n)
  return guild.owner_id === id || has(held, PermissionFlagsBits.Administrator) ? ~0n : held
}

interface HasRoles {
  roles: readonly string[]
}

/** What the overwrites of a channel leave: @everyone's first, then all of the roles', then the member's own. */
function heldInChannel(
  held: bigint,
  overwrites: readonly APIOverwrite[],
  member: HasRoles,
  id: string,
  guild: string,
): bigint {
  if (held === ~0n) return held
  const forRoles = overwrites.filter((each) => each.type === OverwriteType.Role && member.roles.includes(each.id))
  const everyone = overwrites.filter((each) => each.id === guild)
  const own = overwrites.filter((each) => each.type === OverwriteType.Member && each.id === id)
  const after = [everyone, forRoles, own].reduce((left, layer) => {
    const deny = layer.reduce((all, each) => all | BigInt(each.deny), 0n)
    const allow = layer.reduce((all, each) => all | BigInt(each.allow), 0n)
    return (left & ~deny) | allow
  }, held)
  // without seeing it, nothing can be done in it
  return has(after, PermissionFlagsBits.ViewChannel) ? after : 0n
}

export const has = (held: bigint, bit: bigint): boolean => (held & bit) === bit

export async function guildFacts(api: Api, guildId: string, self: string): Promise<GuildFacts> {
  const [guild, member] = await Promise.all([
    api.get<APIGuild>(Routes.guild(guildId)),
    api.get<APIGuildMember>(Routes.guildMember(guildId, self)),
  ])
  return { guild, self: { ...member, id: self }, held: heldInGuild(guild, member, self) }
}

/** Which of the needed permissions the bot has not, in the server or in the channel. */
export function missingPermissions(self: () => Promise<string>) {
  return async (api: Api, needs: NeededPermission): Promise<readonly PermissionName[]> => {
    const facts = await guildFacts(api, needs.guild, await self())
    const held = needs.channel === undefined ? facts.held : await heldThere(api, facts, needs.channel)
    return needs.permissions.filter((name) => !has(held, PERMISSIONS[name]))
  }
}

async function heldThere(api: Api, { guild, self, held }: GuildFacts, channel: string): Promise<bigint> {
  try {
    const { permission_overwrites: overwrites } = await api.get<APIGuildChannel>(Routes.channel(channel))
    return heldInChannel(held, overwrites ?? [], self, self.id, guild.id)
  } catch (error) {
    // a channel that the bot may not look at is one that it cannot see
    if (error instanceof PlatformError && error.kind === 'forbidden') return held & ~PermissionFlagsBits.ViewChannel
    throw error
  }
}

/** The role that Discord made for the bot when it was added. */
export const isOwnRole = (role: APIRole, self: string): boolean => role.tags?.bot_id === self
