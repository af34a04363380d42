import type { BlockAction, MessageShortcut, SlashCommand, ViewSubmitAction } from '@slack/bolt'
import { decodeActionId } from '../../chat/action-id.ts'
import type { Actor, Inbound } from '../../chat/inbound.ts'
import { type CommunityRef, communityRef } from '../../chat/refs.ts'
import type { PublishedCommand } from '../../chat/registry.ts'
import { formValues, type State } from './form-values.ts'
import { actionOf } from './render-view.ts'
import { pieces, verbOf } from './slash-text.ts'

/**
 * Payloads as acts. `trigger_id` is one act's own and comes again with a second delivery of it: it is the delivery's id.
 * Slack says neither whether someone is an admin nor which groups she is in: both are 'unknown' and looked up.
 */
const actor = (community: CommunityRef, person: string, name: string): Actor => ({
  community,
  person,
  name,
  admin: 'unknown',
  groups: 'unknown',
})

/** A DM with the bot is no room: its ids start with D. */
export const roomOf = (channel: string | undefined): string | null =>
  channel === undefined || channel.startsWith('D') ? null : channel

const communityOf = (team: { id: string } | null | undefined, user?: { team_id?: string }): CommunityRef =>
  communityRef('slack', team?.id ?? user?.team_id ?? '')

/** Null: the first word is none that the command knows. `known` is the command as it is published. */
export function commandAct(command: SlashCommand, known: PublishedCommand): Inbound | null {
  const community = communityRef('slack', command.team_id)
  const verbs = known.verbs.flatMap(({ verb }) => verb ?? [])
  const found = verbOf(command.text, verbs)
  if (found === null && verbs.length > 0) return null
  return {
    kind: 'command',
    actor: actor(community, command.user_id, command.user_name),
    community,
    room: roomOf(command.channel_id),
    deliveryId: command.trigger_id,
    path: found === null ? [known.noun] : [known.noun, found.verb],
    args: pieces(found === null ? command.text : found.rest),
  }
}

/** Where a pressed control stands. */
export type InboundPlace =
  | { in: 'message'; channel: string; message: string; ephemeral: boolean }
  | { in: 'modal'; view: string; metadata: string }
  | { in: 'home' }

export function placeOfAction(body: BlockAction): InboundPlace {
  const { view, container, channel } = body
  if (view?.type === 'home') return { in: 'home' }
  if (view !== undefined) return { in: 'modal', view: view.id, metadata: view.private_metadata }
  return {
    in: 'message',
    channel: channel?.id ?? String(container.channel_id ?? ''),
    message: String(container.message_ts ?? ''),
    ephemeral: container.is_ephemeral === true,
  }
}

/** Null for what asks for nothing (a link), or is not ours. */
export function pressAct(body: BlockAction, place: InboundPlace): Inbound | null {
  const [pressed] = body.actions
  const action = pressed === undefined ? null : actionOf(pressed.action_id)
  if (pressed === undefined || action === null) return null
  const community = communityOf(body.team, body.user)
  const room = place.in === 'message' ? roomOf(place.channel) : null
  return {
    kind: 'press',
    actor: actor(community, body.user.id, body.user.name ?? body.user.username),
    community,
    room,
    deliveryId: body.trigger_id,
    action,
    chosen: pressed.type === 'static_select' ? pressed.selected_option.value : null,
    message:
      place.in === 'message' && !place.ephemeral ? { community, room: place.channel, message: place.message } : null,
  }
}

/** Null for a modal that is not ours. */
export function submitAct(body: ViewSubmitAction): Inbound | null {
  const action = decodeActionId(body.view.callback_id)
  if (action === null) return null
  const community = communityOf(body.team, body.user)
  const state: State = body.view.state.values
  return {
    kind: 'submit',
    actor: actor(community, body.user.id, body.user.name),
    community,
    room: null,
    deliveryId: body.trigger_id,
    action,
    values: formValues(state),
  }
}

/** Who wrote the message and which it is; what it says stays here. */
export function messageAct(body: MessageShortcut): Inbound {
  const community = communityOf(body.team, body.user)
  const { user, bot_id: bot } = body.message
  return {
    kind: 'message-action',
    actor: actor(community, body.user.id, body.user.name),
    community,
    room: roomOf(body.channel.id),
    deliveryId: body.trigger_id,
    name: body.callback_id,
    message: { community, room: body.channel.id, message: body.message_ts },
    author: user ?? (typeof bot === 'string' ? bot : ''),
  }
}
