import {
  type APIChannel,
  type APIGuild,
  type APIGuildChannel,
  type APIGuildMember,
  type APIOverwrite,
  ChannelType,
  OverwriteType,
  PermissionFlagsBits,
  RESTJSONErrorCodes,
  type RESTPostAPIGuildChannelJSONBody,
  Routes,
} from 'discord.js'
import { PlatformError } from '../../chat/errors.ts'
import type { Lookup, MemberOutcome, RoomKey, RoomSpec } from '../../chat/platform.ts'
import { type CommunityRef, externalId, type RoomRef } from '../../chat/refs.ts'
import type { Api } from './api.ts'
import type { NeededPermission } from './permission-names.ts'
import { guildFacts, has, isOwnRole } from './permissions.ts'

/** What a member of a room gets. Discord lets nobody give more than they have themselves. */
const MEMBER = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages
const BOT = MEMBER | PermissionFlagsBits.PinMessages
const { ViewChannel, ReadMessageHistory } = PermissionFlagsBits

/** Stands before the id of a role where people's ids are expected: whoever has it is let in, and they cannot be listed. */
const ROLE = 'role:'
/** Every way to write in a room, or in a thread under it. */
const WRITING =
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.CreatePublicThreads |
  PermissionFlagsBits.CreatePrivateThreads

/**
 * A room that only the bot sees, made so in the one call that makes it: there is no moment in which others could look in,
 * nor one in which the bot has shut itself out.
 */
export async function openRoom(api: Api, spec: RoomSpec, self: string): Promise<RoomRef> {
  const guild = externalId(spec.community)
  const { held } = await guildFacts(api, guild, self)
  const body: RESTPostAPIGuildChannelJSONBody = {
    name: spec.name,
    type: ChannelType.GuildText,
    permission_overwrites: closedTo(guild, self, held),
  }
  const { id } = await api.post<APIChannel>(Routes.guildChannels(guild), {
    body,
    needs: {
      guild,
      permissions: ['View Channels', 'Send Messages', 'Manage Channels', 'Pin Messages'],
    },
  })
  return { community: spec.community, room: id }
}

function closedTo(guild: string, self: string, held: bigint) {
  return [
    { id: guild, type: OverwriteType.Role, allow: '0', deny: String(ViewChannel) },
    {
      id: self,
      type: OverwriteType.Member,
      allow: String(BOT),
      // the bot never reads rooms; what it does not hold, it can neither use nor deny
      deny: String(has(held, ReadMessageHistory) ? ReadMessageHistory : 0n),
    },
  ]
}

/**
 * By the key at the end of its name. Our rooms always have the bot among those who see them, and Discord lists what the bot sees,
 * so what is not listed is absent; what cannot be asked cannot be known.
 */
export async function findRoom(api: Api, community: CommunityRef, key: RoomKey): Promise<Lookup<RoomRef>> {
  try {
    const channels = await api.get<APIGuildChannel[]>(Routes.guildChannels(externalId(community)))
    const found = channels.find((channel) => channel.type === ChannelType.GuildText && channel.name.endsWith(`-${key}`))
    return found ? { community, room: found.id } : 'absent'
  } catch (error) {
    if (error instanceof PlatformError) return 'cannot-know'
    throw error
  }
}

export async function changeMembers(
  api: Api,
  room: RoomRef,
  change: { add: readonly string[]; remove: readonly string[] },
): Promise<MemberOutcome[]> {
  const outcomes: MemberOutcome[] = []
  // one after the other: they share one rate limit, and each has an outcome of its own
  for (const person of change.add) outcomes.push(await outcome(person, () => letIn(api, room, person)))
  for (const person of change.remove) outcomes.push(await outcome(person, () => letOut(api, room, person)))
  return outcomes
}

async function outcome(person: string, work: () => Promise<MemberOutcome>): Promise<MemberOutcome> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error
    const is =
      error.kind === 'forbidden' || error.kind === 'invalid' || error.kind === 'not-found' ? 'refused' : 'unknown'
    return { person, is, detail: error.detail }
  }
}

async function letIn(api: Api, room: RoomRef, person: string): Promise<MemberOutcome> {
  const member = await memberOf(api, room.community, person)
  if (member === null) return { person, is: 'gone', detail: 'UnknownMember' }
  if (member.user.bot === true) return { person, is: 'refused', detail: 'bot' }
  await api.put(Routes.channelPermission(room.room, person), {
    body: { type: OverwriteType.Member, allow: String(MEMBER), deny: '0' },
    needs: inRoom(room, ['View Channels', 'Send Messages', 'Manage Roles']),
  })
  return { person, is: 'in' }
}

async function letOut(api: Api, room: RoomRef, person: string): Promise<MemberOutcome> {
  const role = person.startsWith(ROLE) ? person.slice(ROLE.length) : null
  if (role === externalId(room.community)) return shutToAll(api, room, person)
  try {
    await api.delete(Routes.channelPermission(room.room, role ?? person), {
      needs: inRoom(room, ['View Channels', 'Manage Roles']),
    })
  } catch (error) {
    if (
      !(error instanceof PlatformError) ||
      error.detail !== RESTJSONErrorCodes[RESTJSONErrorCodes.UnknownPermissionOverwrite]
    )
      throw error
  }
  return { person, is: 'out' }
}

/** @everyone is a role with the server's own id: taking its overwrite away would open the room, so it is denied. */
async function shutToAll(api: Api, room: RoomRef, person: string): Promise<MemberOutcome> {
  const body = { type: OverwriteType.Role, allow: '0', deny: String(ViewChannel) }
  await api.put(Routes.channelPermission(room.room, externalId(room.community)), {
    body,
    needs: inRoom(room, ['View Channels', 'Manage Roles']),
  })
  return { person, is: 'out' }
}

/** Null for one who is not in the server, or no longer. */
export async function memberOf(api: Api, community: CommunityRef, person: string): Promise<APIGuildMember | null> {
  try {
    return await api.get<APIGuildMember>(Routes.guildMember(externalId(community), person))
  } catch (error) {
    const gone = [RESTJSONErrorCodes.UnknownMember, RESTJSONErrorCodes.UnknownUser].map(
      (code) => RESTJSONErrorCodes[code],
    )
    if (error instanceof PlatformError && gone.includes(error.detail)) return null
    throw error
  }
}

/** Discord keeps no archive of channels. */
export async function lookAt(api: Api, room: RoomRef): Promise<{ name: string; archived: boolean }> {
  const { name } = await api.get<APIGuildChannel>(Routes.channel(room.room), { needs: inRoom(room, ['View Channels']) })
  return { name, archived: false }
}

/**
 * Exactly whom the overwrites let in. A role that opens the room stands for people whom we cannot list: it is told as
 * `role:<id>`, so that the answer never equals a circle.
 */
export async function members(api: Api, room: RoomRef, self: string): Promise<string[]> {
  const guild = externalId(room.community)
  const channel = await api.get<APIGuildChannel>(Routes.channel(room.room), { needs: inRoom(room, ['View Channels']) })
  const overwrites = channel.permission_overwrites ?? []
  const opening = overwrites.filter((each) => has(BigInt(each.allow), ViewChannel))
  const people = opening.filter((each) => each.type === OverwriteType.Member && each.id !== self).map((each) => each.id)
  const roles = opening.filter((each) => each.type === OverwriteType.Role).map((each) => each.id)
  if (!deniedToAll(overwrites, guild)) roles.push(guild)
  if (roles.length === 0) return people
  const { roles: known } = await api.get<APIGuild>(Routes.guild(guild))
  const strangers = roles.filter((id) => !known.some((role) => role.id === id && isOwnRole(role, self)))
  return [...people, ...new Set(strangers.map((id) => `${ROLE}${id}`))]
}

function deniedToAll(overwrites: readonly APIOverwrite[], guild: string): boolean {
  const everyone = overwrites.find((each) => each.id === guild)
  return everyone !== undefined && has(BigInt(everyone.deny), ViewChannel)
}

/** In one call: everyone's access but the bot's own ends. Nothing is deleted. */
export async function closeRoom(api: Api, room: RoomRef, self: string): Promise<void> {
  const guild = externalId(room.community)
  const { held } = await guildFacts(api, guild, self)
  await api.patch(Routes.channel(room.room), {
    body: { permission_overwrites: closedTo(guild, self, held) },
    needs: inRoom(room, ['View Channels', 'Send Messages', 'Manage Channels', 'Manage Roles', 'Pin Messages']),
  })
}

/**
 * Nobody writes there any more; who could read still can. One overwrite after the other, only where something is still to be done: an
 * interrupted call is simply made again. Whoever may not send finds no commands there either, buttons go on working
 * (discord/discord-api-docs#4626).
 */
export async function makeReadOnly(api: Api, room: RoomRef, self: string): Promise<void> {
  const guild = externalId(room.community)
  const needs = inRoom(room, ['View Channels', 'Send Messages', 'Manage Roles'])
  const { held } = await guildFacts(api, guild, self)
  const { permission_overwrites: known = [] } = await api.get<APIGuildChannel>(Routes.channel(room.room), { needs })
  const everyone: APIOverwrite = { id: guild, type: OverwriteType.Role, allow: '0', deny: '0' }
  const overwrites = known.some((each) => each.id === guild) ? known : [everyone, ...known]
  for (const { id, type, allow, deny } of overwrites) {
    const still = readOnly(BigInt(allow), BigInt(deny), held)
    if (id === self || (still.allow === BigInt(allow) && still.deny === BigInt(deny))) continue
    await api.put(Routes.channelPermission(room.room, id), {
      body: { type, allow: String(still.allow), deny: String(still.deny) },
      needs,
    })
  }
}

/** What the bot does not hold it may neither give nor deny: https://docs.discord.com/developers/resources/channel#edit-channel-permissions */
function readOnly(allow: bigint, deny: bigint, held: bigint): { allow: bigint; deny: bigint } {
  if ((allow & WRITING) === 0n && has(deny, WRITING & held)) return { allow, deny }
  return { allow: allow & held & ~WRITING, deny: (deny & held) | (WRITING & held) }
}

const inRoom = (room: RoomRef, permissions: NeededPermission['permissions']): NeededPermission => ({
  guild: externalId(room.community),
  channel: room.room,
  permissions,
})
