import type { CountingTime } from '../leap-time.ts'
import type { FakeCommunity, FakePlatform, Person, Seen } from '../people.ts'
import { founded, goingOn, tellOfUser } from './community.ts'
import { SlackPerson } from './person.ts'
import { listen } from './server.ts'
import type { DisconnectReason } from './sockets.ts'
import type { Installation, Policy } from './state.ts'
import type { Workspace } from './workspace.ts'
import { type Facts, World } from './world.ts'

/** What only Slack has, or only a fake can do. */
export interface SlackExtras {
  readonly extras: {
    /** Of the first workspace with an app, for raw calls. */
    raw(community?: FakeCommunity): { url: string; botToken: string; appToken: string; botUser: string; appId: string }
    /** 'real' answers 429 by method tiers and one message a second a channel; 'off' (the default) lets everything pass. */
    limits(mode: 'real' | 'off'): void
    /** The clock of message timestamps, dates in payloads and the life of a response_url; milliseconds since 1970. */
    setNow(now: () => number): void
    /**
     * Milliseconds of machine time: a trigger's life (3,000), the time to acknowledge (3,000), how long people wait for an answer, the waits
     * before an event comes once more (0, a minute, five).
     */
    times(change: { trigger?: number; acknowledge?: number; patience?: number; retries?: readonly number[] }): void
    /** This person reloads her client: her ephemeral messages and open modals are gone. */
    reload(community: FakeCommunity, person: { id: string }): void
    /** Sends a disconnect frame down every connection. */
    disconnect(reason: DisconnectReason): void
    /** Acts whose acknowledgement did not come are handed over again as soon as there is a connection, be it of another process. */
    redeliver(on: boolean): void
    /** Which events come when the app is uninstalled: both, by default. */
    uninstallTells(events: World['uninstallTells']): void
    policy(community: FakeCommunity, change: Partial<Policy>): void
    /** Somebody adds the bot to a channel by hand, or removes it. */
    bot(community: FakeCommunity, room: string, what: 'added' | 'removed'): void
    /** Her profile changes, of which `user_change` tells as well. */
    changesPicture(person: Person): void
    /** She chooses another name, of which `user_change` tells. */
    renames(person: Person, name: string): void
    /** A person uses a global shortcut by its visible name. */
    usesShortcut(person: Person, name: string): Promise<Seen>
    /** What calls with the token of an uninstalled app are answered. */
    uninstalledSays(error: 'account_inactive' | 'token_revoked'): void
  }
  /** Of the first workspace with an app, or of this one; only the address while no app is installed. */
  env(community?: FakeCommunity): Record<string, string>
}

/**
 * Starts a strict fake of Slack on 127.0.0.1. Each community is a workspace with its own app, made from the printed manifest.
 *
 * Rules come from docs.slack.dev, cited where they stand. Where it leaves a doubt, the stricter reading holds: chat.update takes
 * 4,000 characters, an option's value 150; unknown keys in blocks are refused; text objects that are not `verbatim` make links and
 * pings of plain text; nothing replaces the answer to a command; an answer by response_url says its response_type.
 * With a `time` its rate limits are on from the first call.
 * Not modelled, and refused loudly: files in rooms, reactions, attachments, group messages, Slack Connect, blocks beyond blocks/blocks.ts.
 */
export async function startFakeSlack(
  options: { facts?: Facts; time?: CountingTime } = {},
): Promise<FakePlatform & SlackExtras & { facts(): Facts }> {
  const world = new World(options.facts)
  if (options.time) Object.assign(world.limits, { mode: 'real', time: options.time })
  const communities = (options.facts?.workspaces ?? []).map((each) => goingOn(world, each))
  const server = await listen(world)
  const workspaceOf = (community?: FakeCommunity): Workspace => {
    const found =
      community === undefined
        ? world.workspaces.find((each) => each.installation !== null)
        : world.workspaces.find((each) => each.id === community.id)
    if (found === undefined) throw new Error('No app is installed yet')
    return found
  }
  const appOf = (community?: FakeCommunity): Installation => workspaceOf(community).app()
  const url = () => `${world.address}/api/`
  return {
    name: 'slack',
    env(community?: FakeCommunity) {
      const installed = world.workspaces.some((each) => each.installation !== null)
      const address = { SLACK_API_URL: url() }
      if (!installed && community === undefined) return address
      return { ...address, SLACK_BOT_TOKEN: appOf(community).botToken, SLACK_APP_TOKEN: appOf(community).appToken }
    },
    facts: () => world.facts(),
    communities: () => communities,
    community: (name) => {
      const community = founded(world, name)
      communities.push(community)
      return community
    },
    fail: (route, fault, times) => world.recorder.fail(route, fault, times),
    at: (route, point, hook, times) => world.recorder.at(route, point, hook, times),
    dropSockets: () => world.sockets.drop(),
    gateway: world.sockets.faults(),
    deliverTwice: (times = 1) => world.sockets.deliverTwice(times),
    calls: () => world.recorder.calls(),
    refusals: () => world.recorder.refusals(),
    complaints: () => world.recorder.complaints(),
    used: () => new Set(world.used),
    async connected() {
      const there = await world.changes.until(
        () => (world.sockets.connections() > 0 ? true : undefined),
        world.patience,
      )
      if (there === undefined) throw new Error(`The bot did not connect within ${world.patience} ms`)
    },
    async stop() {
      world.stopped = true
      await world.sockets.stop()
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
      world.changes.changed()
    },
    extras: {
      raw(community) {
        const app = appOf(community)
        return { url: url(), botToken: app.botToken, appToken: app.appToken, botUser: app.bot.id, appId: app.appId }
      },
      limits(mode) {
        world.limits.mode = mode
      },
      setNow(now) {
        world.now = now
      },
      times({ trigger, acknowledge, patience, retries }) {
        const { envelopes } = world.sockets
        world.triggerLife = trigger ?? world.triggerLife
        envelopes.ackWithin = acknowledge ?? envelopes.ackWithin
        world.patience = patience ?? world.patience
        world.retryWaits = retries ?? world.retryWaits
      },
      reload(community, person) {
        const workspace = workspaceOf(community)
        for (const channel of workspace.channels.values()) {
          for (const { ts, only } of channel.messages.values()) if (only === person.id) channel.messages.delete(ts)
        }
        workspace.modals.delete(person.id)
        world.changes.changed()
      },
      disconnect: (reason) => world.sockets.disconnect(reason),
      redeliver(on) {
        world.sockets.keepsUnacknowledged = on
      },
      uninstallTells(events) {
        world.uninstallTells = events
      },
      policy(community, change) {
        Object.assign(workspaceOf(community).policy, change)
      },
      bot(community, room, what) {
        const workspace = workspaceOf(community)
        const channel = workspace.channels.get(room)
        if (channel === undefined) throw new Error(`There is no room ${room}`)
        if (what === 'added') workspace.join(channel, workspace.app().bot.id, community.owner.id)
        else workspace.part(channel, workspace.app().bot.id, community.owner.id)
      },
      changesPicture(person) {
        for (const workspace of world.workspaces) {
          const user = workspace.users.get(person.id)
          if (user !== undefined) tellOfUser(workspace, user)
        }
      },
      renames(person, name) {
        for (const workspace of world.workspaces) {
          const user = workspace.users.get(person.id)
          if (user === undefined) continue
          user.name = name
          tellOfUser(workspace, user)
        }
      },
      async usesShortcut(person, name) {
        if (!(person instanceof SlackPerson)) throw new Error(`${person.name} is not on Slack`)
        return person.usesShortcut(name)
      },
      uninstalledSays(error) {
        world.uninstalledSays = error
      },
    },
  }
}
