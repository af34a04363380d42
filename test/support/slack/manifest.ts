import { parse } from 'yaml'
import * as z from 'zod'
import { botScopes, builtInCommands, eventScopes } from './scopes.ts'

/**
 * The app manifest as https://docs.slack.dev/reference/app-manifest describes it, for an app in Socket Mode.
 * Unknown keys are refused; so is what another part of the manifest does not allow.
 */
const url = z.url().optional()

const manifest = z.strictObject({
  _metadata: z
    .strictObject({
      major_version: z.union([z.literal(1), z.literal(2)]).optional(),
      minor_version: z.number().int().optional(),
    })
    .optional(),
  display_information: z.strictObject({
    name: z.string().min(1).max(35),
    description: z.string().max(140).optional(),
    long_description: z.string().min(174).max(4000).optional(),
    background_color: z
      .string()
      .regex(/^#([0-9a-f]{3}|[0-9a-f]{6})$/i)
      .optional(),
  }),
  features: z
    .strictObject({
      app_home: z
        .strictObject({
          home_tab_enabled: z.boolean().optional(),
          messages_tab_enabled: z.boolean().optional(),
          messages_tab_read_only_enabled: z.boolean().optional(),
        })
        .optional(),
      bot_user: z
        .strictObject({ display_name: z.string().min(1).max(80), always_online: z.boolean().optional() })
        .optional(),
      shortcuts: z
        .array(
          z.strictObject({
            type: z.enum(['message', 'global']),
            name: z.string().min(1).max(24),
            callback_id: z.string().min(1).max(255),
            description: z.string().min(1).max(150),
          }),
        )
        .max(10)
        .optional(),
      slash_commands: z
        .array(
          z.strictObject({
            command: z
              .string()
              .max(32)
              .regex(/^\/[^\sA-Z]+$/),
            description: z.string().min(1).max(2000),
            usage_hint: z.string().max(1000).optional(),
            should_escape: z.boolean().optional(),
            url,
          }),
        )
        .max(50)
        .optional(),
    })
    .optional(),
  oauth_config: z
    .strictObject({
      redirect_urls: z.array(z.url()).max(1000).optional(),
      scopes: z.strictObject({ bot: z.array(z.string()).max(255).optional() }).optional(),
    })
    .optional(),
  settings: z
    .strictObject({
      event_subscriptions: z
        .strictObject({ bot_events: z.array(z.string()).max(100).optional(), request_url: url })
        .optional(),
      interactivity: z
        .strictObject({ is_enabled: z.boolean(), request_url: url, message_menu_options_url: url })
        .optional(),
      org_deploy_enabled: z.boolean().optional(),
      socket_mode_enabled: z.boolean().optional(),
      token_rotation_enabled: z.boolean().optional(),
    })
    .optional(),
})

export type Manifest = z.infer<typeof manifest>

const repeated = (values: string[]) => [...new Set(values.filter((value, at) => values.indexOf(value) !== at))]

/** What Slack's manifest editor would complain about beyond the shape. */
function contradictions(app: Manifest): string[] {
  const wrong: string[] = []
  const scopes = app.oauth_config?.scopes?.bot ?? []
  const events = app.settings?.event_subscriptions?.bot_events ?? []
  const commands = app.features?.slash_commands ?? []
  const shortcuts = app.features?.shortcuts ?? []
  const interactive = app.settings?.interactivity?.is_enabled === true
  const socket = app.settings?.socket_mode_enabled === true
  for (const scope of scopes) if (!botScopes.includes(scope)) wrong.push(`invalid scope: ${scope}`)
  for (const twice of [...repeated(scopes), ...repeated(events)]) wrong.push(`listed twice: ${twice}`)
  for (const event of events) {
    const needed = eventScopes[event]
    if (needed === undefined) wrong.push(`unknown event: ${event}`)
    else if (needed.length > 0 && !needed.some((scope) => scopes.includes(scope))) {
      wrong.push(`event ${event} needs scope ${needed.join(' or ')}`)
    }
  }
  if (scopes.length > 0 && app.features?.bot_user === undefined) wrong.push('bot scopes need features.bot_user')
  if (commands.length + shortcuts.length > 0 && !scopes.includes('commands')) {
    wrong.push('slash commands and shortcuts need the scope commands')
  }
  if (shortcuts.length > 0 && !interactive) wrong.push('shortcuts need settings.interactivity.is_enabled')
  for (const { command } of commands) if (builtInCommands.includes(command)) wrong.push(`${command} is built in`)
  for (const twice of repeated(commands.map((each) => each.command))) wrong.push(`command listed twice: ${twice}`)
  for (const twice of repeated(shortcuts.map((each) => `${each.type} ${each.callback_id}`))) {
    wrong.push(`shortcut listed twice: ${twice}`)
  }
  if (!socket && events.length > 0 && app.settings?.event_subscriptions?.request_url === undefined) {
    wrong.push('events need socket_mode_enabled or a request_url')
  }
  if (!socket && interactive && app.settings?.interactivity?.request_url === undefined) {
    wrong.push('interactivity needs socket_mode_enabled or a request_url')
  }
  if (!socket && commands.some((each) => each.url === undefined))
    wrong.push('commands need socket_mode_enabled or a url')
  return wrong
}

/**
 * Reads a printed manifest, JSON or YAML.
 * @throws Error with every reason for which Slack's editor would refuse it
 */
export function readManifest(printed: string): Manifest {
  const read = manifest.safeParse(parse(printed))
  if (!read.success) {
    const reasons = read.error.issues.map((issue) => `${issue.path.join('.') || 'manifest'}: ${issue.message}`)
    throw new Error(`invalid_manifest: ${reasons.join('; ')}`)
  }
  const wrong = contradictions(read.data)
  if (wrong.length > 0) throw new Error(`invalid_manifest: ${wrong.join('; ')}`)
  return read.data
}
