import { createServer } from 'node:http'
import type { CountingTime } from '../leap-time.ts'
import type { FakePlatform, Person, Seen, SeenMessage } from '../people.ts'
import { RouteTable } from './api.ts'
import { takeFromEveryone } from './by-hand.ts'
import { DiscordCommunity } from './community.ts'
import { outage, watchingSight } from './events.ts'
import { Gateway } from './gateway.ts'
import type { DiscordGatewayFaults } from './gateway-faults.ts'
import { restApi } from './http.ts'
import { Interactions } from './interactions.ts'
import { bitOf, namesOf } from './permission-names.ts'
import { inChannel } from './permissions.ts'
import { DiscordPerson } from './person.ts'
import { RateLimits } from './rate-limits.ts'
import { channelRoutes } from './routes/channels.ts'
import { commandRoutes } from './routes/commands.ts'
import { guildRoutes } from './routes/guilds.ts'
import { interactionRoutes } from './routes/interactions.ts'
import { messageRoutes } from './routes/messages.ts'
import { pinRoutes } from './routes/pins.ts'
import { userRoutes } from './routes/users.ts'
import { webhookRoutes } from './routes/webhooks.ts'
import { seen } from './seen.ts'
import { type Facts, World } from './world.ts'

/** What only Discord has. */
export interface DiscordExtras {
  /** For raw HTTP tests: the API's address (with /api/v10), the gateway's, the bot's token and application id. */
  readonly raw: { url: string; gateway: string; token: string; application: string }
  /** 'real' refuses with 429 as Discord does; 'off' (default) sends generous headers and refuses nothing. */
  limits(mode: 'real' | 'off'): void
  /** The fake's clock for message times, nonces and the 15 minutes of tokens. The 3 seconds stay machine time. */
  setNow(now: () => number): void
  /** Takes permissions from @everyone and gives them to a role that all present people get, so that the bot holds only its own. */
  everyoneLoses(community: string, ...permissions: string[]): void
  /** Names of the permissions that a person has in a room. */
  holds(room: string, person: Person): string[]
  /** An administrator gives a role to the bot, or deletes one. */
  botJoins(community: string, group: { group: string }): void
  deletesRole(community: string, group: { group: string }): void
  /** Begins and ends an outage of one server on Discord's side. */
  outage(community: string, on: boolean): void
  /** The same person in another community. */
  joins(community: string, person: Person): Person
  /** Uses a user command ('Apps' in a person's menu). */
  choosesOnPerson(by: Person, room: string, target: Person, action: string): Promise<Seen>
  /** 'pinned a message to this channel' lines, which people do not count as messages: they stand in no `reads` or transcript. */
  notices(room: string): SeenMessage[]
}

/** How often clients must send a heartbeat. Discord's usual interval. */
const HEARTBEAT_MS = 41_250
/** Only there so that a run ends. */
const CONNECT_MS = 60_000

/**
 * A strict Discord on 127.0.0.1: REST v10 and gateway, for the real discord.js. Rules come from
 * https://docs.discord.com/developers; what is undocumented is marked (u) where it stands and kept on the strict side.
 * With a `time` its rate limits are on from the first call.
 */
export async function startFakeDiscord(
  options: { heartbeatMs?: number; facts?: Facts; time?: CountingTime } = {},
): Promise<FakePlatform & { gateway: DiscordGatewayFaults; extras: DiscordExtras; facts(): Facts }> {
  const world = new World(options.facts)
  const interactions = new Interactions(world)
  const limits = new RateLimits()
  if (options.time) Object.assign(limits, { mode: 'real', time: options.time })
  const gateway = new Gateway(world, options.heartbeatMs ?? HEARTBEAT_MS)
  const routes = new RouteTable(
    userRoutes(world, () => gateway.url),
    guildRoutes(world),
    channelRoutes(world),
    messageRoutes(world),
    pinRoutes(world),
    commandRoutes(world),
    interactionRoutes(world, interactions),
    webhookRoutes(world, interactions),
  )
  const server = createServer(restApi(world, routes, limits))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the fake has no port')
  const { port } = address
  const url = `http://127.0.0.1:${port}/api`
  gateway.listen(server, `ws://127.0.0.1:${port}/gateway`)

  const communities = new Map<string, DiscordCommunity>()
  for (const guild of world.guilds.values()) communities.set(guild.id, new DiscordCommunity(world, interactions, guild))
  const communityOf = (id: string): DiscordCommunity => {
    const community = communities.get(id)
    if (community === undefined) throw new Error(`there is no community ${id}`)
    return community
  }

  return {
    name: 'discord',
    env: () => ({
      DISCORD_API_URL: url,
      DISCORD_TOKEN: world.token,
      DISCORD_APPLICATION_ID: world.application.id,
    }),
    facts: () => world.facts(),
    communities: () => [...communities.values()],
    community: (name) => {
      const community = DiscordCommunity.founded(world, interactions, name)
      communities.set(community.id, community)
      return community
    },
    fail: (route, fault, times) => world.recorder.fail(route, fault, times),
    at: (route, point, hook, times) => world.recorder.at(route, point, hook, times),
    dropSockets: () => {
      gateway.drop()
      server.closeIdleConnections()
    },
    gateway: gateway.faults((times) => interactions.again(times)),
    deliverTwice: (times = 1) => {
      gateway.twice += times
    },
    calls: () => world.recorder.calls(),
    refusals: () => world.recorder.refusals(),
    complaints: () => world.recorder.complaints(),
    used: () => new Set(world.used),
    connected: async () => {
      const there = await world.changes.until(() => (gateway.connected() ? true : undefined), CONNECT_MS)
      if (there === undefined) throw new Error(`no bot connected to the gateway within ${CONNECT_MS} ms`)
    },
    stop: async () => {
      interactions.stop()
      gateway.stop()
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
    extras: {
      raw: { url: `${url}/v10`, gateway: gateway.url, token: world.token, application: world.application.id },
      limits: (mode) => {
        limits.mode = mode
      },
      setNow: (now) => {
        world.now = now
      },
      everyoneLoses: (community, ...permissions) => {
        const guild = world.guilds.get(communityOf(community).id)
        if (guild === undefined) return
        watchingSight(world, guild, () => {
          for (const name of permissions) takeFromEveryone(world, guild, bitOf(name))
        })
      },
      holds: (room, person) => {
        const channel = world.channels.get(room)
        if (channel === undefined) throw new Error(`there is no room ${room}`)
        return namesOf(inChannel(channel, person.id))
      },
      botJoins: (community, group) => communityOf(community).botJoins(group),
      deletesRole: (community, group) => communityOf(community).deletesRole(group),
      outage: (community, on) => {
        const guild = world.guilds.get(communityOf(community).id)
        if (guild !== undefined) outage(world, guild, on)
      },
      joins: (community, person) => {
        const user = world.users.get(person.id)
        if (user === undefined) throw new Error(`nobody is called ${person.name}`)
        return communityOf(community).join(user)
      },
      choosesOnPerson: async (by, room, target, action) => {
        if (!(by instanceof DiscordPerson)) throw new Error(`${by.name} is not on Discord`)
        return by.choosesOnPerson(room, target, action)
      },
      notices: (room) =>
        [...(world.channels.get(room)?.messages.values() ?? [])].filter((m) => m.type === 6).map((m) => seen(world, m)),
    },
  }
}
