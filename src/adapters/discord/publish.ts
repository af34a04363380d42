import { createHash } from 'node:crypto'
import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPutAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord.js'
import type { CommandRegistry, PublishedCommand, PublishedOption } from '../../chat/registry.ts'
import type { Api } from './api.ts'
import { driftFrom, isSame } from './command-drift.ts'
import { NEEDED_BITS, permissionNames, REASONS } from './permission-names.ts'

/** Only in servers: a DM does not say which community it is about. */
const SHARED = {
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
}

/** The registry as Discord's commands. */
export function commandsOf(registry: CommandRegistry): RESTPutAPIApplicationCommandsJSONBody {
  return [
    ...registry.commands.map((command) => ({
      ...SHARED,
      type: ApplicationCommandType.ChatInput as const,
      name: command.noun,
      description: command.description,
      options: optionsOf(command),
    })),
    ...registry.messageActions.map(({ name }) => ({ ...SHARED, type: ApplicationCommandType.Message as const, name })),
  ]
}

function optionsOf(command: PublishedCommand) {
  const alone = command.verbs.find((verb) => verb.verb === null)
  if (alone) return alone.options.map(option)
  return command.verbs.map((verb) => ({
    type: ApplicationCommandOptionType.Subcommand as const,
    name: verb.verb ?? '',
    description: verb.description,
    options: verb.options.map(option),
  }))
}

function option(each: PublishedOption): APIApplicationCommandBasicOption {
  const base = { name: each.name, description: each.description, required: each.required }
  switch (each.kind) {
    case 'text':
      return { ...base, type: ApplicationCommandOptionType.String, ...(each.max > 0 ? { max_length: each.max } : {}) }
    case 'integer':
      return { ...base, type: ApplicationCommandOptionType.Integer, min_value: each.min, max_value: each.max }
    case 'person':
      return { ...base, type: ApplicationCommandOptionType.User }
    case 'holder':
      return { ...base, type: ApplicationCommandOptionType.Mentionable }
    case 'room':
      return { ...base, type: ApplicationCommandOptionType.Channel }
    case 'choice': {
      const choices = each.choices.map(({ label, value }) => ({ name: label, value }))
      return { ...base, type: ApplicationCommandOptionType.String, choices }
    }
    case 'suggested':
      return { ...base, type: ApplicationCommandOptionType.String, autocomplete: true }
    default:
      return each.kind satisfies never
  }
}

/**
 * One bulk PUT of the global commands, and none when the set is the one that was published and is still there: Discord counts 200
 * creations a day. The fingerprint holds the application too, so that another bot gets its own.
 */
export async function publish(
  api: Api,
  application: string,
  registry: CommandRegistry,
  published: string | null,
): Promise<string> {
  const body = commandsOf(registry)
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([application, body]))
    .digest('hex')
  if (fingerprint !== published || !isSame(await driftFrom(api, application, body)))
    await api.put(Routes.applicationCommands(application), { body })
  return fingerprint
}

export interface Invite {
  /** Where an administrator adds the bot to a server. */
  url: string
  permissions: { name: string; why: string }[]
}

/** The link with exactly what Roundel uses; the scope for commands only when there are commands. */
export function invite(applicationId: string, registry: CommandRegistry): Invite {
  const hasCommands = registry.commands.length > 0 || registry.messageActions.length > 0
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: hasCommands ? 'bot applications.commands' : 'bot',
    permissions: String(NEEDED_BITS),
  })
  return {
    url: `https://discord.com/oauth2/authorize?${query}`,
    permissions: permissionNames.map((name) => ({ name, why: REASONS[name] })),
  }
}
