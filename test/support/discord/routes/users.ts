import * as z from 'zod'
import type { Routes } from '../api.ts'
import { guildLeft } from '../events.ts'
import { read } from '../form.ts'
import { applicationPayload, dmPayload, userPayload } from '../payloads.ts'
import { inGuild } from '../permissions.ts'
import { cannotReach, unknownGuild, unknownUser } from '../refusal.ts'
import type { Guild, World } from '../world.ts'

/** Takes the bot out of a guild, as its own leaving or an admin's kick does. */
export function removeBot(world: World, guild: Guild): void {
  const role = guild.installed?.role
  guild.installed = null
  guild.members.delete(world.application.id)
  guild.commands.clear()
  if (role !== undefined) guild.roles.delete(role)
  guildLeft(world, guild)
  world.changed()
}

export const userRoutes = (world: World, gatewayUrl: () => string): Routes => ({
  'GET /gateway': () => ({ url: gatewayUrl() }),
  'GET /gateway/bot': () => ({
    url: gatewayUrl(),
    shards: 1,
    session_start_limit: { total: 1000, remaining: 999, reset_after: 86_400_000, max_concurrency: 1 },
  }),
  'GET /users/@me': () => ({ ...userPayload(world.application), bot: true, verified: true, email: null, flags: 0 }),
  'GET /applications/@me': () => applicationPayload(world),
  'GET /oauth2/applications/@me': () => applicationPayload(world),
  'GET /users/@me/guilds': () =>
    [...world.guilds.values()]
      .filter((guild) => guild.installed !== null)
      .map((guild) => ({
        id: guild.id,
        name: guild.name,
        icon: null,
        banner: null,
        owner: false,
        permissions: String(inGuild(guild, world.application.id)),
        features: [],
      })),
  'DELETE /users/@me/guilds/:id': ({ params }) => {
    const guild = world.guilds.get(params.id ?? '')
    if (guild?.installed == null) throw unknownGuild()
    removeBot(world, guild)
    return undefined
  },
  'GET /users/:id': ({ params }) => {
    const user = world.users.get(params.id ?? '')
    if (user === undefined) throw unknownUser()
    return userPayload(user)
  },
  /** https://docs.discord.com/developers/resources/user#create-dm. Bots cannot open a DM with bots (50007). */
  'POST /users/@me/channels': ({ body }) => {
    const { recipient_id } = read<{ recipient_id: string }>(z.object({ recipient_id: z.string() }), body)
    const user = world.users.get(recipient_id)
    if (user === undefined) throw unknownUser()
    if (user.bot) throw cannotReach()
    return dmPayload(world.dmWith(user), user)
  },
})
