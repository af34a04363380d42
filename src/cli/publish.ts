import { applicationOf } from '../adapters/discord/application.ts'
import { invite } from '../adapters/discord/publish.ts'
import { manifest } from '../adapters/slack/publish.ts'
import { connectError } from '../compose/connect-error.ts'
import { registry } from '../compose/definitions.ts'
import { commandPrefixOf, readConfig } from '../config.ts'
import { UsageError } from './usage.ts'

/** What goes to where it is pasted, and what a person reads beside it. */
export interface Printed {
  paste: string
  read: string
}

type Environment = Readonly<Record<string, string | undefined>>

/** The manifest from which the Slack app is made. @throws StartError for a wrong SLACK_COMMAND_PREFIX */
export function slackManifest(environment: Environment): Printed {
  const { manifest: made, reasons } = manifest(registry, { commandPrefix: commandPrefixOf(environment) })
  return {
    paste: JSON.stringify(made, null, 2),
    read: [
      'The manifest of the Slack app. On https://api.slack.com/apps: Create New App, From a manifest, choose the workspace, the tab JSON, paste.',
      'If the app is there already: your app, App Manifest, paste over what stands there, save, and reinstall when Slack asks.',
      '',
      'What it asks for, and why:',
      ...reasons.map(({ grant, why }) => `  ${grant}: ${why}`),
      'It asks for nothing that would let it read what people write.',
    ].join('\n'),
  }
}

/**
 * The link by which the bot is added to a Discord server.
 * @param application its id; undefined: asked of Discord with DISCORD_TOKEN
 * @throws UsageError when neither is there; StartError when Discord does not answer
 */
export async function discordInvite(application: string | undefined, environment: Environment): Promise<Printed> {
  const { url, permissions } = invite(application ?? (await ownApplication(environment)), registry)
  return {
    paste: url,
    read: [
      'Open this link as someone who may manage the server, choose the server, and leave every permission ticked.',
      '',
      'What it asks for, and why:',
      ...permissions.map(({ name, why }) => `  ${name}: ${why}`),
      'It asks for nothing that would let it read what people write.',
    ].join('\n'),
  }
}

async function ownApplication(environment: Environment): Promise<string> {
  const { discord } = readConfig(environment)
  if (discord === null)
    throw new UsageError(
      'Which application? Add --application and its id (Discord developer portal, your application, General Information, Application ID), or set DISCORD_TOKEN in the file .env.',
    )
  return applicationOf(discord).catch((error: unknown) => {
    throw connectError('discord', error)
  })
}
