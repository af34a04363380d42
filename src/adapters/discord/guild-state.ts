import type {
  APIOverwrite,
  APIRole,
  GatewayGuildCreateDispatchData,
  GatewayGuildMemberUpdateDispatchData,
  GatewayGuildRoleDeleteDispatchData,
  GatewayGuildRoleModifyDispatchData,
} from 'discord.js'
import type { RoomChange } from '../../chat/inbound.ts'
import { NEEDED_BITS } from './permission-names.ts'
import { heldInGuild } from './permissions.ts'

/** https://docs.discord.com/developers/resources/channel#obfuscated-channels: how a room comes that the bot cannot see. */
const OBFUSCATED = 1 << 17

type Channel = GatewayGuildCreateDispatchData['channels'][number]

export interface RoomChanged {
  server: string
  room: string
  what: RoomChange
}

interface KnownRoom {
  name: string
  overwrites: string
  hidden: boolean
  /** The bot stands in its overwrites: a room that it opened. */
  ours: boolean
}

interface Server {
  id: string
  owner: string
  rooms: Map<string, KnownRoom>
  roles: Map<string, string>
  /** The roles that the bot has. */
  own: readonly string[]
}

/**
 * How each server was when Discord last told of it. An event brings how things are now; what of it is new can only be told by comparing.
 * It also finds what happened while a session was lost: then the servers come anew, as they are.
 */
export class LastTold {
  private readonly servers = new Map<string, Server>()
  private self = ''
  /** Those that the bot was in when it started; null before. */
  private atStart: Set<string> | null = null

  /** READY: which servers the bot is in. Those it was in before and is no longer are returned. */
  ready(self: string, servers: readonly string[]): string[] {
    this.self = self
    this.atStart ??= new Set(servers)
    const gone = [...this.servers.keys()].filter((id) => !servers.includes(id))
    for (const id of gone) this.left(id)
    return gone
  }

  left(server: string): void {
    this.servers.delete(server)
    this.atStart?.delete(server)
  }

  /** Whether a server that is told of now was joined since the start, or since it was left. */
  isNew(server: string): boolean {
    return !this.servers.has(server) && this.atStart?.has(server) !== true
  }

  /** A server as it is: at the start, when it was joined, after an outage, after a lost session. Nothing is told of one that is new to us. */
  server(data: GatewayGuildCreateDispatchData): RoomChanged[] {
    const before = this.servers.get(data.id)
    const own = data.members.find((member) => member.user.id === this.self)?.roles ?? []
    const now: Server = {
      id: data.id,
      owner: data.owner_id,
      rooms: new Map(),
      roles: new Map(data.roles.map((role) => [role.id, role.permissions])),
      own,
    }
    this.servers.set(data.id, now)
    for (const channel of data.channels) now.rooms.set(channel.id, this.roomOf(channel))
    if (before === undefined) return []
    const all = [...new Set([...before.rooms.keys(), ...now.rooms.keys()])]
    const told = all.flatMap((room) =>
      changes(before.rooms.get(room), now.rooms.get(room)).map((what) => ({ server: data.id, room, what })),
    )
    return [...told, ...this.ifOthers(now, this.mayDo(before))]
  }

  /** CHANNEL_CREATE and CHANNEL_UPDATE. A new room is none of ours yet. */
  channel(server: string, channel: Channel): RoomChanged[] {
    const rooms = this.servers.get(server)?.rooms
    if (rooms === undefined) return []
    const before = rooms.get(channel.id)
    const now = this.roomOf(channel)
    rooms.set(channel.id, now)
    return changes(before, now).map((what) => ({ server, room: channel.id, what }))
  }

  channelDeleted(server: string, room: string): RoomChanged[] {
    this.servers.get(server)?.rooms.delete(room)
    return [{ server, room, what: 'deleted' }]
  }

  role({ guild_id: id, role }: GatewayGuildRoleModifyDispatchData): RoomChanged[] {
    return this.changed(id, (server) => server.roles.set(role.id, role.permissions))
  }

  roleDeleted({ guild_id: id, role_id: role }: GatewayGuildRoleDeleteDispatchData): RoomChanged[] {
    return this.changed(id, (server) => server.roles.delete(role))
  }

  /** Discord tells of the bot's own membership alone: that of others needs a privileged intent. */
  member({ guild_id: id, user, roles }: GatewayGuildMemberUpdateDispatchData): RoomChanged[] {
    if (user.id !== this.self) return []
    return this.changed(id, (server) => {
      server.own = roles
    })
  }

  /** What the bot may do decides whether it can keep its rooms: when that changes, each of them is to be looked at. */
  private changed(id: string, change: (server: Server) => void): RoomChanged[] {
    const server = this.servers.get(id)
    if (server === undefined) return []
    const before = this.mayDo(server)
    change(server)
    return this.ifOthers(server, before)
  }

  private ifOthers(server: Server, before: bigint): RoomChanged[] {
    if (this.mayDo(server) === before) return []
    const ours = [...server.rooms].filter(([, room]) => room.ours)
    return ours.map(([room]) => ({ server: server.id, room, what: 'people' }))
  }

  private mayDo(server: Server): bigint {
    const roles: Pick<APIRole, 'id' | 'permissions'>[] = [...server.roles].map(([id, permissions]) => ({
      id,
      permissions,
    }))
    const guild = { id: server.id, owner_id: server.owner, roles }
    return heldInGuild(guild, { roles: server.own }, this.self) & NEEDED_BITS
  }

  private roomOf({ name, flags, permission_overwrites: overwrites = [] }: Channel): KnownRoom {
    return {
      name: name ?? '',
      overwrites: outline(overwrites),
      hidden: ((flags ?? 0) & OBFUSCATED) !== 0,
      ours: overwrites.some((each) => each.id === this.self),
    }
  }
}

/** The same whatever their order. */
const outline = (overwrites: readonly APIOverwrite[]): string =>
  overwrites
    .map(({ id, allow, deny }) => `${id}:${allow}:${deny}`)
    .sort()
    .join()

/** Where a room stands in the list, its topic and the like are no change. A hidden one says nothing of its name and people. */
function changes(before: KnownRoom | undefined, now: KnownRoom | undefined): RoomChange[] {
  if (before === undefined) return []
  if (now === undefined) return ['deleted']
  if (now.hidden) return before.hidden ? [] : ['bot-out']
  if (before.hidden) return ['bot-in']
  return [
    ...(before.name === now.name ? [] : (['renamed'] as const)),
    ...(before.overwrites === now.overwrites ? [] : (['people'] as const)),
  ]
}
