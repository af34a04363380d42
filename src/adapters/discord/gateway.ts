import {
  type APIInteraction,
  Client,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  type GatewayChannelModifyDispatchData,
  type GatewayChannelPinsUpdateDispatchData,
  GatewayDispatchEvents,
  type GatewayGuildCreateDispatchData,
  type GatewayGuildDeleteDispatchData,
  type GatewayGuildMemberUpdateDispatchData,
  type GatewayGuildRoleDeleteDispatchData,
  type GatewayGuildRoleModifyDispatchData,
  GatewayIntentBits,
  type GatewayReadyDispatchData,
  InteractionType,
  Options,
  type RESTOptions,
  SimpleShardingStrategy,
  Status,
} from 'discord.js'
import type { AdapterLog } from '../../chat/adapter-log.ts'
import { PlatformError } from '../../chat/errors.ts'
import { platformError } from './errors.ts'
import { LastTold, type RoomChanged } from './guild-state.ts'
import type { Interaction } from './inbound.ts'

/** How long Discord may take to greet us, in ms: discord.js itself waits 15 s for slow servers. */
const READY_WITHIN = 30_000

/** What the connection brings. */
export interface Arrivals {
  interaction(interaction: Interaction): void
  guildJoined(guild: string, name: string): void
  guildLeft(guild: string): void
  roomChanged(told: RoomChanged): void
}

/** The same, and that discord.js will not connect again by itself. */
interface Listening extends Arrivals {
  gaveUp(): void
}

/**
 * The connection. `Guilds` alone is no privileged intent and brings no message. Nothing that people write or do is kept:
 * discord.js's caches of messages, people and members stay empty, so that an act is read from its own payload.
 */
export function gatewayClient(rest: Partial<RESTOptions>): Client {
  return new Client({
    intents: [GatewayIntentBits.Guilds],
    rest,
    ws: { buildStrategy: (manager) => new EndedWhole(manager) },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      UserManager: { maxSize: 0, keepOverLimit: (user) => user.id === user.client.user.id },
      GuildMemberManager: { maxSize: 0, keepOverLimit: (member) => member.id === member.client.user.id },
    }),
  })
}

/**
 * discord.js lets go of a connection that is only being made without ending it: it would keep the process for up to thirty seconds,
 * and then end it by an error that nobody listens to.
 */
class EndedWhole extends SimpleShardingStrategy {
  override async destroy(options?: Parameters<SimpleShardingStrategy['destroy']>[0]): Promise<void> {
    // biome-ignore lint/complexity/useLiteralKeys: private in the types, and the only way to it
    const connections = [...this['shards'].values()].map((shard) => shard['connection'])
    await super.destroy(options)
    for (const connection of connections) {
      connection?.on('error', () => {})
      connection?.terminate()
    }
  }
}

/**
 * @param signal aborted: it is given up at once
 * @throws PlatformError 'forbidden' naming DISCORD_TOKEN for a wrong token, 'unavailable' when Discord does not answer
 */
export async function connect(
  client: Client,
  token: string,
  arrivals: Listening,
  { log, signal }: { log: AdapterLog; signal: AbortSignal },
): Promise<void> {
  listen(client, arrivals, log)
  let giveUp: NodeJS.Timeout | undefined
  let stopped = () => {}
  const ready = new Promise<void>((done, fail) => {
    client.once(Events.ClientReady, () => {
      // before that the attempt fails as a whole
      client.on(Events.ShardDisconnect, arrivals.gaveUp)
      client.on(Events.Invalidated, arrivals.gaveUp)
      done()
    })
    giveUp = setTimeout(() => fail(new PlatformError('unavailable', 'not-ready')), READY_WITHIN)
    stopped = () => fail(new PlatformError('unavailable', 'stopping'))
    signal.addEventListener('abort', stopped)
  })
  try {
    await Promise.all([client.login(token), ready])
  } catch (error) {
    await client.destroy()
    throw refusedLogin(error)
  } finally {
    clearTimeout(giveUp)
    signal.removeEventListener('abort', stopped)
  }
}

function refusedLogin(error: unknown): PlatformError {
  const invalid = error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid
  return invalid ? new PlatformError('forbidden', 'DISCORD_TOKEN') : platformError(error, { prepares: true })
}

function listen(client: Client, arrivals: Arrivals, log: AdapterLog): void {
  // documented payloads: discord.js types them as anything
  client.ws.on(GatewayDispatchEvents.InteractionCreate, (interaction: APIInteraction) => {
    if (interaction.type !== InteractionType.Ping) arrivals.interaction(interaction)
  })
  listenToServers(client, arrivals)
  client.on(Events.Error, (error) => log.problem(`gateway ${errorCode(error)}`))
  client.on(Events.ShardError, (error) => log.problem(`gateway ${errorCode(error)}`))
  client.on(Events.ShardDisconnect, ({ code }) => log.problem(`gateway closed code-${code}`))
  client.on(Events.Invalidated, () => log.problem('gateway invalidated'))
  client.on(Events.ShardReconnecting, () => log.info('gateway reconnecting'))
  client.on(Events.ShardResume, () => log.info('gateway resumed'))
}

/** Servers and their rooms: all of it comes with the Guilds intent. */
function listenToServers({ ws }: Client, arrivals: Arrivals): void {
  const told = new LastTold()
  const tell = (all: readonly RoomChanged[]) => {
    for (const each of all) arrivals.roomChanged(each)
  }
  ws.on(GatewayDispatchEvents.Ready, ({ user, guilds }: GatewayReadyDispatchData) => {
    const now = guilds.map((guild) => guild.id)
    for (const guild of told.ready(user.id, now)) arrivals.guildLeft(guild)
  })
  ws.on(GatewayDispatchEvents.GuildCreate, (guild: GatewayGuildCreateDispatchData) => {
    // in an outage of Discord's it comes without anything; it comes again when that is over
    if (guild.unavailable === true) return
    const joined = told.isNew(guild.id)
    tell(told.server(guild))
    if (joined) arrivals.guildJoined(guild.id, guild.name)
  })
  ws.on(GatewayDispatchEvents.GuildDelete, (guild: GatewayGuildDeleteDispatchData) => {
    // 'unavailable' is an outage of Discord's; without it the bot was removed
    if (guild.unavailable === true) return
    told.left(guild.id)
    arrivals.guildLeft(guild.id)
  })
  const channel = (data: GatewayChannelModifyDispatchData) => tell(told.channel(data.guild_id, data))
  ws.on(GatewayDispatchEvents.ChannelCreate, channel)
  ws.on(GatewayDispatchEvents.ChannelUpdate, channel)
  ws.on(GatewayDispatchEvents.ChannelDelete, ({ guild_id: server, id }: GatewayChannelModifyDispatchData) =>
    tell(told.channelDeleted(server, id)),
  )
  ws.on(
    GatewayDispatchEvents.ChannelPinsUpdate,
    ({ guild_id: server, channel_id: room }: GatewayChannelPinsUpdateDispatchData) => {
      if (server !== undefined) arrivals.roomChanged({ server, room, what: 'pins' })
    },
  )
  const role = (data: GatewayGuildRoleModifyDispatchData) => tell(told.role(data))
  ws.on(GatewayDispatchEvents.GuildRoleCreate, role)
  ws.on(GatewayDispatchEvents.GuildRoleUpdate, role)
  ws.on(GatewayDispatchEvents.GuildRoleDelete, (data: GatewayGuildRoleDeleteDispatchData) =>
    tell(told.roleDeleted(data)),
  )
  ws.on(GatewayDispatchEvents.GuildMemberUpdate, (data: GatewayGuildMemberUpdateDispatchData) =>
    tell(told.member(data)),
  )
}

/**
 * Whether what people do reaches us now. discord.js's own `isReady` stays true once it was: it tells nothing of a connection that broke.
 */
export function isConnected(client: Client): boolean {
  return client.isReady() && client.ws.shards.every((shard) => shard.status === Status.Ready)
}

/** The name and code of an error, never its words: they may hold an address with a token in it. */
function errorCode(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}
