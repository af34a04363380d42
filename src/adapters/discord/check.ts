import { type APIApplicationCommand, PermissionFlagsBits, Routes } from 'discord.js'
import { PlatformError } from '../../chat/errors.ts'
import type { Finding } from '../../chat/platform.ts'
import { type CommunityRef, externalId } from '../../chat/refs.ts'
import type { CommandRegistry } from '../../chat/registry.ts'
import type { Api } from './api.ts'
import { type GuildFacts, guildFacts, has, PERMISSIONS, permissionNames, REASONS } from './permissions.ts'
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
    if (has(held, PERMISSIONS[name])) return { level: 'fine', what: name, mend: '' }
    const mend = `In Server Settings, Roles, Roundel’s role: turn on ‘${name}’. It needs it ${REASONS[name]}.`
    return { level: 'wrong', what: name, mend }
  })
}

function dangers({ guild, self, held }: GuildFacts): Finding[] {
  const everyone = guild.roles.find((role) => role.id === guild.id)
  const findings: Finding[] = []
  if (has(held, PermissionFlagsBits.Administrator) && guild.owner_id !== self.id)
    findings.push({
      level: 'warning',
      what: 'Administrator',
      mend: 'Take ‘Administrator’ from Roundel’s roles: with it the bot could read every room, its own denial included.',
    })
  if (everyone && !has(BigInt(everyone.permissions), PermissionFlagsBits.ReadMessageHistory))
    findings.push({
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
    return { level: 'fine', what: 'applications.commands', mend: '' }
  } catch (error) {
    if (!(error instanceof PlatformError) || error.kind !== 'forbidden') throw error
    const mend = 'Open the invite link again and add Roundel to this server: npm run roundel -- publish discord'
    return { level: 'wrong', what: 'applications.commands', mend }
  }
}

async function commands(api: Api, application: string, registry: CommandRegistry): Promise<Finding> {
  const there = await api.get<APIApplicationCommand[]>(Routes.applicationCommands(application))
  const same = outline(there).sort().join() === outline(commandsOf(registry)).sort().join()
  if (same) return { level: 'fine', what: 'commands', mend: '' }
  return { level: 'wrong', what: 'commands', mend: 'Discord knows other commands than these: restart Roundel.' }
}

interface Named {
  name: string
  type?: number | undefined
  description?: string | undefined
  options?: readonly Named[] | undefined
}

/** Names, kinds and descriptions, which is what a person would notice; Discord adds much of its own. */
const outline = (all: readonly Named[]): string[] =>
  all.map(({ name, type, description, options }) =>
    JSON.stringify([name, type, description ?? '', outline(options ?? [])]),
  )
