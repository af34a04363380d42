import type { APIApplicationCommand, RESTPutAPIApplicationCommandsJSONBody } from 'discord-api-types/v10'
import type { ApiRequest, Routes } from '../api.ts'
import { readCommands } from '../command-form.ts'
import { checked } from '../form.ts'
import { missingAccess, Refusal, unknownGuild } from '../refusal.ts'
import type { Guild, World } from '../world.ts'

/** Per kind, global and again per guild: https://docs.discord.com/developers/interactions/application-commands#registering-a-command */
const MAX: Record<number, number> = { 1: 100, 2: 15, 3: 15 }

type Stored = Map<string, APIApplicationCommand>

function store(world: World, kept: Stored, body: RESTPutAPIApplicationCommandsJSONBody, guild: Guild | null): object[] {
  for (const [type, max] of Object.entries(MAX)) {
    if (body.filter((command) => String(command.type ?? 1) === type).length > max) {
      throw new Refusal(400, 30_032, `Maximum number of application commands reached (${max})`)
    }
  }
  const before = [...kept.values()]
  kept.clear()
  for (const command of body) {
    const type = command.type ?? 1
    // A command of the same name and kind keeps its id: 'Commands that do not already exist will count toward daily limits'.
    const id = before.find((old) => old.name === command.name && old.type === type)?.id ?? world.snowflake()
    const whole = checked<APIApplicationCommand>({
      ...{ default_member_permissions: null, description: '', nsfw: false },
      ...{ integration_types: [0], contexts: guild === null ? [0, 1, 2] : null },
      ...command,
      id,
      type,
      application_id: world.application.id,
      version: world.snowflake(),
      ...(guild === null ? {} : { guild_id: guild.id }),
    })
    kept.set(id, whole)
  }
  world.changed()
  return [...kept.values()]
}

export function commandRoutes(world: World): Routes {
  const own = ({ params }: ApiRequest) => {
    if (params.id !== world.application.id) throw missingAccess()
  }
  const guildOf = (request: ApiRequest): Guild => {
    own(request)
    const guild = world.guilds.get(request.params.gid ?? '')
    if (guild === undefined) throw unknownGuild()
    if (guild.installed?.scopes.has('applications.commands') !== true) throw missingAccess()
    return guild
  }
  return {
    'GET /applications/:id/commands': (request) => {
      own(request)
      return [...world.commands.values()]
    },
    'PUT /applications/:id/commands': (request) => {
      own(request)
      return store(world, world.commands, readCommands(request.body), null)
    },
    'GET /applications/:id/guilds/:gid/commands': (request) => [...guildOf(request).commands.values()],
    'PUT /applications/:id/guilds/:gid/commands': (request) => {
      const guild = guildOf(request)
      return store(world, guild.commands, readCommands(request.body), guild)
    },
  }
}
