import type { RESTGetAPICurrentUserGuildsResult } from 'discord.js'
import { REST, Routes } from 'discord.js'
import type { AdapterLog } from '../../chat/adapter-log.ts'
import type { Intake, PlatformEvent } from '../../chat/inbound.ts'
import { CALL_WITHIN } from '../../chat/never-sent.ts'
import type { Platform } from '../../chat/platform.ts'
import { type CommunityRef, communityRef } from '../../chat/refs.ts'
import type { CommandRegistry } from '../../chat/registry.ts'
import { Running } from '../../chat/running.ts'
import { DiscordAnswer } from './answer.ts'
import { Api } from './api.ts'
import { aboutUs } from './application.ts'
import { check } from './check.ts'
import { clockAhead } from './clock.ts'
import { actOf, type Interaction } from './inbound.ts'
import { KeptGateway } from './kept-gateway.ts'
import { people } from './people.ts'
import { missingPermissions } from './permissions.ts'
import { direct, edit, pin, post, SAME_KEY_FOR, upload } from './posts.ts'
import { publish } from './publish.ts'
import { CALLS_PER_SECOND, restOptions } from './rest.ts'
import { changeMembers, closeRoom, findRoom, lookAt, makeReadOnly, members, openRoom } from './rooms.ts'

export interface DiscordOptions {
  token: string
  /** Another server that speaks Discord's API, such as 'http://127.0.0.1:4000/api'. */
  apiUrl?: string
  /** What should be published, for `check` to compare with; `publish` sets it too. */
  commands?: CommandRegistry
  log: AdapterLog
  /** How long one call may take, in ms. */
  timeout?: number
  /** More than so many calls a second wait in discord.js's own queue: https://docs.discord.com/developers/topics/rate-limits, 'Global Rate Limit'. */
  callsPerSecond?: number
}

/** How long what runs may take to finish when we stop, in ms. */
const DRAIN = 5_000

/** https://docs.discord.com/developers/resources/user#get-current-user-guilds */
const GUILDS_A_PAGE = 200

/** Roundel on Discord. Everything but `start` works without a connection: `doctor` and `publish` need none. */
export function discord({
  token,
  apiUrl,
  commands,
  log,
  timeout = CALL_WITHIN,
  callsPerSecond = CALLS_PER_SECOND,
}: DiscordOptions): Platform {
  const options = restOptions({ apiUrl, timeout, callsPerSecond })
  // not a client's own: a gateway that is connected anew must not forget what Discord said of its limits
  const rest = new REST({ version: '10', ...options })
  const gateway = new KeptGateway(token, options, log)
  const api: Api = new Api(
    rest,
    token,
    missingPermissions(() => self()),
  )
  const application = onceOnly(() => aboutUs(api))
  const self = async (): Promise<string> => (await application()).bot.id
  const running = new Running()
  let registry: CommandRegistry | null = commands ?? null

  const arrived = (interaction: Interaction, intake: Intake): void => {
    const act = actOf(interaction, (name) => registry?.messageActions.find((each) => each.name === name)?.id ?? name)
    if (act === null) log.info('interaction unknown')
    else
      running.add(intake.act(act, new DiscordAnswer(api, interaction, act.community)), () => log.problem('act failed'))
  }
  const happened = (happening: PlatformEvent, intake: Intake): void => {
    if (running.open) running.add(intake.event(happening), () => log.problem('happening failed'))
  }

  return {
    name: 'discord',
    sameKeyFor: SAME_KEY_FOR,
    start: (intake) =>
      gateway.start({
        interaction: (interaction) => running.open && arrived(interaction, intake),
        guildJoined: (guild, name) =>
          happened({ kind: 'community-joined', community: communityRef('discord', guild), name }, intake),
        guildLeft: (guild) => happened({ kind: 'community-left', community: communityRef('discord', guild) }, intake),
        roomChanged: ({ server, room, what }) =>
          happened({ kind: 'room-changed', community: communityRef('discord', server), room, what }, intake),
      }),
    stop: async () => {
      await running.close(DRAIN)
      await gateway.stop()
      rest.clearHashSweeper()
      rest.clearHandlerSweeper()
    },
    connected: () => gateway.up,
    publish: async (wanted, published) => {
      registry = wanted
      return publish(api, (await application()).id, wanted, published)
    },
    communities: () => communitiesOf(api),
    post: (room, view, key, mark) => post(api, room, view, { key, mark }),
    edit: (message, view, mark) => edit(api, message, view, mark),
    direct: (person, view, key, mark) => direct(api, person, view, { key, mark }),
    pin: (message) => pin(api, message),
    openRoom: async (spec) => openRoom(api, spec, await self()),
    findRoom: (community, key) => findRoom(api, community, key),
    changeMembers: (room, change) => changeMembers(api, room, change),
    lookAt: (room) => lookAt(api, room),
    members: async (room) => members(api, room, await self()),
    closeRoom: async (room) => closeRoom(api, room, await self()),
    makeReadOnly: async (room) => makeReadOnly(api, room, await self()),
    upload: (to, file, key) => upload(api, to, file, key),
    home: async () => 'no-home',
    people: (community, ids) => people(api, community, ids),
    // a role's members cannot be listed without a privileged intent
    groupMembers: async () => 'cannot-list',
    clockAhead: () => clockAhead(apiUrl, timeout),
    check: async (community) => {
      const { id, bot } = await application()
      return check(api, community, bot.id, { application: id, registry })
    },
  }
}

/** Asks once; a failure is asked again the next time. */
function onceOnly<T>(ask: () => Promise<T>): () => Promise<T> {
  let known: Promise<T> | null = null
  return () => {
    known ??= ask().catch((error: unknown) => {
      known = null
      throw error
    })
    return known
  }
}

async function communitiesOf(api: Api): Promise<{ community: CommunityRef; name: string }[]> {
  const all: { community: CommunityRef; name: string }[] = []
  for (let after = '0'; ; ) {
    const query = new URLSearchParams({ limit: String(GUILDS_A_PAGE), after })
    const page = await api.get<RESTGetAPICurrentUserGuildsResult>(Routes.userGuilds(), { query })
    all.push(...page.map(({ id, name }) => ({ community: communityRef('discord', id), name })))
    const last = page.at(-1)
    if (page.length < GUILDS_A_PAGE || last === undefined) return all
    after = last.id
  }
}
