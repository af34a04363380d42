import {
  type APIInteraction,
  Client,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayDispatchEvents,
  type GatewayGuildDeleteDispatchData,
  GatewayIntentBits,
  InteractionType,
  Options,
  type RESTOptions,
} from 'discord.js'
import type { AdapterLog } from '../../chat/adapter-log.ts'
import { PlatformError } from '../../chat/errors.ts'
import { platformError } from './errors.ts'
import type { Interaction } from './inbound.ts'

/** How long Discord may take to greet us, in ms: discord.js itself waits 15 s for slow servers. */
const READY_WITHIN = 30_000

export interface Arrivals {
  interaction(interaction: Interaction): void
  guildLeft(guild: string): void
}

/**
 * The connection. `Guilds` alone is no privileged intent and brings no message. Nothing that people write or do is kept:
 * discord.js's caches of messages, people and members stay empty, so that an act is read from its own payload.
 */
export function gatewayClient(rest: Partial<RESTOptions>): Client {
  return new Client({
    intents: [GatewayIntentBits.Guilds],
    rest,
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      UserManager: { maxSize: 0, keepOverLimit: (user) => user.id === user.client.user.id },
      GuildMemberManager: { maxSize: 0, keepOverLimit: (member) => member.id === member.client.user.id },
    }),
  })
}

/** @throws PlatformError 'forbidden' naming DISCORD_TOKEN for a wrong token, 'unavailable' when Discord does not answer */
export async function connect(client: Client, token: string, arrivals: Arrivals, log: AdapterLog): Promise<void> {
  listen(client, arrivals, log)
  let giveUp: NodeJS.Timeout | undefined
  const ready = new Promise<void>((done, fail) => {
    client.once(Events.ClientReady, () => done())
    giveUp = setTimeout(() => fail(new PlatformError('unavailable', 'not-ready')), READY_WITHIN)
  })
  try {
    await Promise.all([client.login(token), ready])
  } catch (error) {
    await client.destroy()
    throw refusedLogin(error)
  } finally {
    clearTimeout(giveUp)
  }
}

function refusedLogin(error: unknown): PlatformError {
  const invalid = error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid
  return invalid ? new PlatformError('forbidden', 'DISCORD_TOKEN') : platformError(error, { method: 'GET' })
}

function listen(client: Client, arrivals: Arrivals, log: AdapterLog): void {
  // documented payloads: discord.js types them as anything
  client.ws.on(GatewayDispatchEvents.InteractionCreate, (interaction: APIInteraction) => {
    if (interaction.type !== InteractionType.Ping) arrivals.interaction(interaction)
  })
  client.ws.on(GatewayDispatchEvents.GuildDelete, (guild: GatewayGuildDeleteDispatchData) => {
    // 'unavailable' is an outage of Discord's; without it the bot was removed
    if (guild.unavailable !== true) arrivals.guildLeft(guild.id)
  })
  client.on(Events.Error, (error) => log.problem(`gateway ${named(error)}`))
  client.on(Events.ShardError, (error) => log.problem(`gateway ${named(error)}`))
  client.on(Events.ShardDisconnect, ({ code }) => log.problem(`gateway closed code-${code}`))
  client.on(Events.Invalidated, () => log.problem('gateway invalidated'))
  client.on(Events.ShardReconnecting, () => log.info('gateway reconnecting'))
  client.on(Events.ShardResume, () => log.info('gateway resumed'))
}

/** The name and code of an error, never its words: they may hold an address with a token in it. */
function named(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}
