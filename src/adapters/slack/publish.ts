import { createHash } from 'node:crypto'
import type { CommandRegistry, PublishedCommand } from '../../chat/registry.ts'
import { MANIFEST_WORDS } from './words.ts'

export interface ManifestOptions {
  /** What the app is called: at most 35 characters. */
  name?: string
  /** Stands before every command, where another app has taken one of ours: 'r-' gives /r-circle. */
  commandPrefix?: string
}

/** Everything that the app asks for, with the reason that an admin reads. Nothing is asked for that no call uses. */
export const SCOPES: Readonly<Record<string, string>> = {
  commands: 'to be called with /circle and its siblings, and from the menu of a message',
  'chat:write': 'to post the agreement, the sessions and private answers',
  'groups:write': 'to open a circle’s private channel, to let its members in and out, and to close it',
  'groups:read': 'to check that only the circle is in its channel, and to find it again after a breakdown',
  'pins:write': 'to pin the agreement',
  'pins:read': 'to notice when somebody takes the agreement down, and to pin it again',
  'files:write': 'to hand someone what she entered about herself, as a file for her alone',
  'im:write': 'to tell someone directly that something is waiting for her',
  'users:read': 'to know names, who is an admin or a guest, and who has left',
  'usergroups:read': 'to let a user group be stewards or facilitators (paid plans)',
}

/**
 * https://docs.slack.dev/reference/events, all within the scopes above. Removing an app sends two events; the page of either
 * promises neither their order nor, of the second, that it comes.
 */
const EVENTS: Readonly<Record<string, string>> = {
  app_home_opened: 'to show each person her own page',
  app_uninstalled: 'to stop when Roundel is removed',
  tokens_revoked: 'to stop when Roundel’s access is taken away',
  member_joined_channel: 'to notice a stranger in a circle’s channel, and its own return there',
  member_left_channel: 'to notice when somebody has gone out of a circle’s channel',
  group_left: 'to notice when it was taken out of a circle’s channel',
  group_rename: 'to notice a new name of a circle’s channel',
  group_archive: 'to notice when a circle’s channel went into the archive',
  group_unarchive: 'to notice when a circle’s channel came back from the archive',
  group_deleted: 'to notice when a circle’s channel was deleted',
  pin_removed: 'to notice when the agreement was taken down',
  user_change: 'to notice when somebody of a circle has left the workspace, and to show each person’s new name',
  team_join: 'to know the name of someone who has joined, without asking for each',
  subteam_members_changed: 'to notice when a user group gains or loses someone',
}

/** The app as https://docs.slack.dev/reference/app-manifest describes it, in Socket Mode: no address of ours is needed. */
export function manifest(
  registry: CommandRegistry,
  { name = MANIFEST_WORDS.name, commandPrefix = '' }: ManifestOptions = {},
): { manifest: object; reasons: { grant: string; why: string }[] } {
  const made = {
    display_information: { name, description: MANIFEST_WORDS.description },
    features: {
      // people can read what the bot writes to them, but not write to it: nobody would read it
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: true },
      bot_user: { display_name: name, always_online: false },
      slash_commands: registry.commands.map((command) => slashCommand(command, commandPrefix)),
      ...(registry.messageActions.length === 0
        ? {}
        : {
            shortcuts: registry.messageActions.map((action) => ({
              type: 'message',
              name: action.name,
              callback_id: action.id,
              description: MANIFEST_WORDS.shortcut,
            })),
          }),
    },
    oauth_config: { scopes: { bot: Object.keys(SCOPES) } },
    settings: {
      event_subscriptions: { bot_events: Object.keys(EVENTS) },
      interactivity: { is_enabled: true },
      org_deploy_enabled: false,
      socket_mode_enabled: true,
      token_rotation_enabled: false,
    },
  }
  const reasons = Object.entries({ ...SCOPES, ...EVENTS }).map(([grant, why]) => ({ grant, why }))
  return { manifest: made, reasons }
}

/** `should_escape`: without it mentions arrive as plain text. */
function slashCommand({ noun, description, verbs }: PublishedCommand, prefix: string): object {
  const hint = verbs.flatMap(({ verb }) => verb ?? []).join(' | ')
  return {
    command: `/${prefix}${noun}`,
    description,
    ...(hint === '' ? {} : { usage_hint: hint }),
    should_escape: true,
  }
}

/** Changes when the manifest does: Slack cannot be asked which one it has. */
export function fingerprint(registry: CommandRegistry, options: ManifestOptions): string {
  return createHash('sha256')
    .update(JSON.stringify(manifest(registry, options).manifest))
    .digest('base64url')
    .slice(0, 16)
}
