import { PermissionFlagsBits, Routes } from 'discord.js'
import { PlatformError } from '../../chat/errors.ts'
import type { Finding } from '../../chat/platform.ts'
import { type CommunityRef, externalId } from '../../chat/refs.ts'
import type { CommandRegistry } from '../../chat/registry.ts'
import type { Api } from './api.ts'
import { driftFrom, isSame } from './command-drift.ts'
import { PERMISSIONS, permissionNames, REASONS } from './permission-names.ts'
import { type GuildFacts, guildFacts, has } from './permissions.ts'
import { commandsOf } from './publish.ts'

/** What is missing for Roundel to work in this server, and how to mend it. */
export async function check(
  api: Api,
  community: CommunityRef,
  self: string,
  application: string,
  registry: CommandRegistry | null,
): Promise<Finding[]> {
  const guild = externalId(community)
  const facts = await factsOf(api, guild, self)
  if (facts === null) return [NOT_HERE]
  return [
    ...permissions(facts),
    ...dangers(facts),
    await commandScope(api, application, guild),
    ...(registry ? [await commands(api, application, registry)] : []),
  ]
}

const NOT_HERE: Finding = {
  code: 'platform.membership',
  level: 'wrong',
  what: 'Roundel is not in this server',
  mend: 'Add it by the invite link: npm run roundel -- publish discord',
}

async function factsOf(api: Api, guild: string, self: string): Promise<GuildFacts | null> {
  try {
    return await guildFacts(api, guild, self)
  } catch (error) {
    if (error instanceof PlatformError && (error.kind === 'not-found' || error.kind === 'forbidden')) return null
    throw error
  }
}

function permissions({ held }: GuildFacts): Finding[] {
  return permissionNames.map((name) => {
    if (has(held, PERMISSIONS[name])) return { code: 'platform.permission', level: 'fine', what: name, mend: '' }
    const mend = `In Server Settings, Roles, Roundel’s role: turn on ‘${name}’. It needs it ${REASONS[name]}.`
    return { code: 'platform.permission', level: 'wrong', what: name, mend }
  })
}

function dangers({ guild, self, held }: GuildFacts): Finding[] {
  const everyone = guild.roles.find((role) => role.id === guild.id)
  const findings: Finding[] = []
  if (has(held, PermissionFlagsBits.Administrator) && guild.owner_id !== self.id)
    findings.push({
      code: 'platform.surplus',
      level: 'warning',
      what: 'Administrator',
      mend: 'Take ‘Administrator’ from Roundel’s roles: with it the bot could read every room, its own denial included.',
    })
  if (everyone && !has(BigInt(everyone.permissions), PermissionFlagsBits.ReadMessageHistory))
    findings.push({
      code: 'platform.history',
      level: 'warning',
      what: 'Read Message History for @everyone',
      mend: 'Without it members of a circle do not see what is pinned. Turn it on for @everyone, or in each circle’s room for its members; Roundel cannot, because it does not hold it itself.',
    })
  return findings
}

/** Added without the scope for commands, the bot is there and nobody can call it. */
async function commandScope(api: Api, application: string, guild: string): Promise<Finding> {
  try {
    await api.get(Routes.applicationGuildCommands(application, guild))
    return { code: 'platform.permission', level: 'fine', what: 'applications.commands', mend: '' }
  } catch (error) {
    if (!(error instanceof PlatformError) || error.kind !== 'forbidden') throw error
    const mend = 'Open the invite link again and add Roundel to this server: npm run roundel -- publish discord'
    return { code: 'platform.permission', level: 'wrong', what: 'applications.commands', mend }
  }
}

async function commands(api: Api, application: string, registry: CommandRegistry): Promise<Finding> {
  const drift = await driftFrom(api, application, commandsOf(registry))
  if (isSame(drift)) return { code: 'platform.commands', level: 'fine', what: 'commands', mend: '' }
  const told = [
    ['missing', drift.missing],
    ['not ours', drift.superfluous],
    ['out of date', drift.changed],
  ] as const
  const what = told.flatMap(([how, names]) => (names.length === 0 ? [] : [`${how}: ${names.join(', ')}`])).join('; ')
  const mend = 'Restart Roundel: it publishes its commands anew.'
  return { code: 'platform.commands', level: 'wrong', what: `commands (${what})`, mend }
}
