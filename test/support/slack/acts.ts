import { carryOut, readAnswer } from './answers.ts'
import { messageObject } from './api/objects.ts'
import type { Value } from './blocks/values.ts'
import { begin, deliver, type Interaction, responseUrl } from './interaction.ts'
import { chosenBy } from './look.ts'
import { viewObject } from './modals.ts'
import type { Placed, Pressable } from './render/controls.ts'
import type { Channel, Message, OpenView, User } from './state.ts'
import type { Workspace } from './workspace.ts'

/** Payloads: https://docs.slack.dev/interactivity/implementing-slash-commands and https://docs.slack.dev/reference/interaction-payloads */
const userOf = (workspace: Workspace, user: User) => ({
  id: user.id,
  username: user.handle,
  name: user.handle,
  team_id: workspace.id,
})

const common = (workspace: Workspace, user: User) => ({
  team: { id: workspace.id, domain: workspace.id.toLowerCase() },
  enterprise: null,
  is_enterprise_install: false,
  user: userOf(workspace, user),
  api_app_id: workspace.app().appId,
  token: 'unused',
})

const channelName = (channel: Channel) =>
  channel.im !== null ? 'directmessage' : channel.private ? 'privategroup' : channel.name

/** Delivers a slash command whose text is already as the manifest wants it. */
export async function sendCommand(
  workspace: Workspace,
  user: User,
  channel: Channel,
  command: string,
  text: string,
  typed: string,
): Promise<Interaction> {
  const interaction = begin(workspace, user.id, { channel: channel.id, typed, trigger: true, response: true })
  const payload = {
    token: 'unused',
    team_id: workspace.id,
    team_domain: workspace.id.toLowerCase(),
    channel_id: channel.id,
    channel_name: channelName(channel),
    user_id: user.id,
    user_name: user.handle,
    command,
    text,
    api_app_id: workspace.app().appId,
    is_enterprise_install: 'false',
    response_url: responseUrl(workspace, interaction),
    trigger_id: interaction.trigger?.id,
  }
  workspace.world.used.add('scope:commands').add(`command:${command}`)
  await deliver(workspace, interaction, 'slash_commands', payload, (ack) => answerInAck(workspace, interaction, ack))
  return interaction
}

/** An acknowledgement with text or blocks is an answer, ephemeral unless it says in_channel. */
function answerInAck(workspace: Workspace, interaction: Interaction, ack: unknown): void {
  if (typeof ack !== 'object' || ack === null || Object.keys(ack).length === 0) return
  const given = readAnswer(ack)
  const error = given === undefined ? 'invalid_payload' : carryOut(workspace, interaction, given)
  if (error === null) return
  interaction.failed = 'invalid_command_response'
  workspace.world.recorder.complain(
    `the acknowledgement of ${interaction.typed ?? 'a command'} was no valid answer: ${error}`,
  )
}

/** Where a button or menu stands. */
export type Container = MessageAt | { open: OpenView }

export interface MessageAt {
  message: Message
  channel: Channel
}

/** The `actions` entry for a pressed button. */
export function pressed(what: Pressable, ts: string): Record<string, unknown> {
  const { block, control } = what
  const at = { block_id: block.block_id, action_id: control.action_id, action_ts: ts, type: control.type }
  if (control.type === 'overflow') return { ...at, selected_option: control.options[what.line ?? 0] }
  if (control.type !== 'button') return at
  return {
    ...at,
    text: { emoji: true, ...control.text },
    ...(control.value === undefined ? {} : { value: control.value }),
    ...(control.style === undefined ? {} : { style: control.style }),
  }
}

/** The `actions` entry for a choice. */
export const chose = ({ block, control }: Placed, value: Value, ts: string): Record<string, unknown> => ({
  block_id: block.block_id,
  action_id: control.action_id,
  action_ts: ts,
  ...value,
})

/** Delivers block_actions: https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
export async function sendAction(
  workspace: Workspace,
  user: User,
  where: Container,
  action: Record<string, unknown>,
): Promise<Interaction> {
  if (workspace.app().manifest.settings?.interactivity?.is_enabled !== true) {
    throw new Error('This app is not configured to handle interactive responses')
  }
  workspace.world.used.add('setting:interactivity')
  const onMessage = 'message' in where
  const interaction = begin(workspace, user.id, {
    ...(onMessage ? { channel: where.channel.id, source: where.message } : { onHome: where.open.view.type === 'home' }),
    trigger: true,
    response: onMessage,
  })
  const payload = {
    type: 'block_actions',
    ...common(workspace, user),
    trigger_id: interaction.trigger?.id,
    actions: [action],
    ...(onMessage ? onMessageParts(workspace, user, where, interaction) : onViewParts(workspace, where.open)),
  }
  await deliver(workspace, interaction, 'interactive', payload, (ack) => {
    if (typeof ack !== 'object' || ack === null || Object.keys(ack).length === 0) return
    workspace.world.recorder.complain('an acknowledgement of block_actions carries content, which Slack ignores')
  })
  return interaction
}

function onMessageParts(workspace: Workspace, user: User, where: MessageAt, interaction: Interaction) {
  const { message, channel } = where
  const ephemeral = message.only !== null
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: ephemeral,
      ...(message.thread === null ? {} : { thread_ts: message.thread }),
    },
    channel: { id: channel.id, name: channelName(channel) },
    // The content of an ephemeral message is not sent along.
    ...(ephemeral ? {} : { message: messageObject(workspace, message) }),
    state: { values: chosenBy(message, user.id) },
    response_url: responseUrl(workspace, interaction),
  }
}

const onViewParts = (workspace: Workspace, open: OpenView) => ({
  container: { type: 'view', view_id: open.id },
  view: viewObject(workspace, open),
})

/** Delivers a message or global shortcut: https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload */
export async function sendShortcut(
  workspace: Workspace,
  user: User,
  callbackId: string,
  on: MessageAt | null,
): Promise<Interaction> {
  const interaction = begin(workspace, user.id, {
    ...(on === null ? {} : { channel: on.channel.id }),
    trigger: true,
    response: on !== null,
  })
  const about =
    on === null
      ? { type: 'shortcut' }
      : {
          type: 'message_action',
          response_url: responseUrl(workspace, interaction),
          message_ts: on.message.ts,
          channel: { id: on.channel.id, name: channelName(on.channel) },
          message: messageObject(workspace, on.message),
        }
  const payload = {
    ...common(workspace, user),
    callback_id: callbackId,
    trigger_id: interaction.trigger?.id,
    action_ts: workspace.world.ts(),
    ...about,
  }
  workspace.world.used.add(`shortcut:${callbackId}`).add('scope:commands').add('setting:interactivity')
  await deliver(workspace, interaction, 'interactive', payload, (ack) => answerNothing(workspace, ack))
  return interaction
}

function answerNothing(workspace: Workspace, ack: unknown): void {
  if (typeof ack !== 'object' || ack === null || Object.keys(ack).length === 0) return
  workspace.world.recorder.complain('an acknowledgement of a shortcut carries content, which Slack ignores')
}
