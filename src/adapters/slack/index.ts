import type { AdapterLog } from '../../chat/adapter-log.ts'
import { machineTime, type PaceClock } from '../../chat/allowance.ts'
import { PlatformError } from '../../chat/errors.ts'
import { CALL_WITHIN } from '../../chat/never-sent.ts'
import type { Platform } from '../../chat/platform.ts'
import type { CommunityRef } from '../../chat/refs.ts'
import type { CommandRegistry } from '../../chat/registry.ts'
import { Running } from '../../chat/running.ts'
import { Api } from './api.ts'
import { type AppIdentity, check, whoAmI } from './check.ts'
import { clockAhead } from './clock.ts'
import { upload } from './files.ts'
import { boltApp } from './intake.ts'
import { Names } from './names.ts'
import { groupMembers, people } from './people.ts'
import { direct, edit, pin, post, showHome } from './posts.ts'
import { prefixed } from './prefixed.ts'
import { fingerprint } from './publish.ts'
import { changeMembers, closeRoom, findRoom, lookAt, makeReadOnly, members, openRoom } from './rooms.ts'
import { Roster } from './roster.ts'
import { Socket } from './socket.ts'

export interface SlackOptions {
  botToken: string
  appToken: string
  /** Another server that speaks Slack's API, such as 'http://127.0.0.1:4000/api/'. */
  apiUrl?: string | undefined
  /** Stands before every command: 'r-' for /r-circle. */
  commandPrefix?: string
  /** Whether the socket goes through the proxy that HTTPS_PROXY and NO_PROXY name. */
  proxied?: boolean
  log: AdapterLog
  /** How long one call may take, in ms. */
  timeout?: number
  /** What rate limits are counted by. */
  clock?: PaceClock
}

/** How long what runs may take to finish when we stop, in ms. */
const DRAIN = 5_000

/** Roundel in one Slack workspace, by Socket Mode. Everything but `start` works without a connection: `doctor` and `publish` need none. */
export function slack({
  botToken,
  appToken,
  apiUrl,
  commandPrefix = '',
  proxied = false,
  log,
  timeout = CALL_WITHIN,
  clock = machineTime,
}: SlackOptions): Platform {
  const api = new Api(botToken, apiUrl, timeout, clock)
  const running = new Running()
  let registry: CommandRegistry | null = null
  let known: AppIdentity | null = null
  let socket: Socket | null = null
  const roster = new Roster(api, clock, { hears: () => socket?.up ?? false, log })
  const names = new Names(api, roster, clock)

  const self = async (): Promise<AppIdentity> => {
    known ??= await whoAmI(api)
    return known
  }
  const user = async () => (await self()).user
  /** @throws PlatformError 'not-found': a ref of another workspace's */
  const here = async (community: CommunityRef): Promise<Api> => {
    if ((await self()).community !== community) throw new PlatformError('not-found', 'another-workspace')
    return api
  }

  const platform: Platform = {
    name: 'slack',
    // chat.postMessage de-duplicates nothing
    sameKeyFor: 0,
    start: async (intake) => {
      socket = new Socket({ appToken, apiUrl, timeout, proxied }, log, () => roster.missed())
      const commands = { commandPrefix, registry: () => registry }
      boltApp({ api, self: await self(), roster, socket, running, log, timeout, ...commands }, intake)
      await socket.start()
    },
    stop: async () => {
      socket?.takeNothingMore()
      roster.stop()
      await running.close(DRAIN)
      await socket?.stop()
    },
    connected: () => socket?.up ?? false,
    publish: async (commands, published) => {
      registry = commands
      const now = fingerprint(commands, { commandPrefix })
      // an admin has to print it and paste it anew: docs/when-things-go-wrong.md
      if (published !== null && published !== now) log.problem('manifest changed')
      return now
    },
    communities: async () => {
      const { community, name } = await self()
      return [{ community, name }]
    },
    post: async (room, view, _key, mark) => post(await here(room.community), names, room, { view, mark }),
    edit: async (message, view, mark) => edit(await here(message.community), names, message, { view, mark }),
    direct: async (person, view, _key, mark) => direct(await here(person.community), names, person, { view, mark }),
    pin: async (message) => pin(await here(message.community), message),
    openRoom: async (spec) => openRoom(await here(spec.community), spec),
    findRoom: (community, key) =>
      here(community).then(
        () => findRoom(api, community, key, user),
        () => 'cannot-know',
      ),
    changeMembers: async ({ community, room }, change) => changeMembers(await here(community), room, change),
    lookAt: async ({ community, room }) => lookAt(await here(community), room),
    members: async ({ community, room }) => members(await here(community), room, user),
    closeRoom: async ({ community, room }) => closeRoom(await here(community), room),
    makeReadOnly: async ({ community, room }) => makeReadOnly(await here(community), room),
    upload: async (person, file, _key) => upload(await here(person.community), person, file),
    home: async (person, view) => showHome(await here(person.community), person, view),
    people: async (community, ids) => people(await here(community), ids),
    groupMembers: async ({ community, group }) => groupMembers(await here(community), group),
    clockAhead: () => clockAhead(botToken, apiUrl, timeout),
    check: (community) => check(api, community, { token: appToken, apiUrl, timeout }),
  }
  return commandPrefix === '' ? platform : prefixed(platform, commandPrefix)
}
