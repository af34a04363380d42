import { guildJoined, roleCreated } from './events.ts'
import { ALL } from './permission-names.ts'
import type { Guild, World } from './world.ts'

/** A sentence may end right after the link. */
const AUTHORISE = /https:\/\/discord\.com\/(?:api\/)?oauth2\/authorize\?[^\s)>\]"'`]*[\w%]/

/**
 * Installs the bot the way an admin does who clicks the printed invite: https://docs.discord.com/developers/topics/oauth2#bot-authorization-flow
 * It gets a managed role with exactly the permissions of the link, and commands only with the scope for them.
 * @throws Error with what the authorisation page would say
 */
export function install(world: World, guild: Guild, printed: string): void {
  const found = AUTHORISE.exec(printed)
  if (found === null) throw new Error('there is no https://discord.com/oauth2/authorize link in what was printed')
  const { searchParams } = new URL(found[0])
  const client = searchParams.get('client_id')
  if (client !== world.application.id) throw new Error(`Unknown Application: client_id ${client ?? 'is missing'}`)
  const scopes = new Set((searchParams.get('scope') ?? '').split(' ').filter((scope) => scope !== ''))
  if (scopes.size === 0) throw new Error('Invalid Scope: none given')
  for (const scope of scopes) {
    if (scope !== 'bot' && scope !== 'applications.commands') throw new Error(`Invalid Scope: ${scope}`)
  }
  if (!scopes.has('bot')) throw new Error('without the bot scope nothing joins the server')
  const given = searchParams.get('permissions') ?? '0'
  if (!/^\d+$/.test(given)) throw new Error(`Invalid permissions: ${given}`)
  const permissions = BigInt(given)
  if ((permissions & ~ALL) !== 0n) throw new Error('the link asks for permissions that do not exist')
  if (guild.installed !== null) {
    const role = guild.roles.get(guild.installed.role)
    if (role !== undefined) role.permissions = permissions
    guild.installed.scopes = scopes
    return
  }
  const role = world.addRole(guild, world.application.name, permissions, true)
  guild.members.set(world.application.id, {
    user: world.application,
    roles: new Set([role.id]),
    joinedAt: world.now(),
  })
  guild.installed = { scopes, role: role.id }
  guildJoined(world, guild)
  roleCreated(world, guild, role)
  world.changed()
}
