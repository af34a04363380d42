import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIApplicationCommandInteraction,
  type APIApplicationCommandInteractionDataOption,
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  type APIMessageApplicationCommandInteraction,
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  ComponentType,
  InteractionType,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord.js'
import { type ActionId, decodeActionId } from '../../chat/action-id.ts'
import type { Actor, Inbound, RawOption } from '../../chat/inbound.ts'
import { type CommunityRef, communityRef, type MessageRef } from '../../chat/refs.ts'
import { fieldValues } from './field-values.ts'
import { has } from './permissions.ts'

/** Commands, presses, submissions and suggestions; pings and kinds to come are none. */
export type Interaction = Exclude<APIInteraction, { type: InteractionType.Ping }>

/** Stands where a DM's button does not say its community: nothing is found there. */
const NOWHERE: CommunityRef = 'discord:0'

/**
 * What somebody did, from the documented payload and from nothing that discord.js keeps: a server that is not in its cache is none the
 * worse. Null for what we publish nothing for. `idOf` gives the id of the message action with this name.
 */
export function actOf(interaction: Interaction, idOf: (name: string) => string): Inbound | null {
  switch (interaction.type) {
    case InteractionType.ApplicationCommand:
      return commandAct(interaction, idOf)
    case InteractionType.ApplicationCommandAutocomplete:
      return suggestAct(interaction)
    case InteractionType.MessageComponent:
      return pressAct(interaction)
    case InteractionType.ModalSubmit:
      return submitAct(interaction)
    default:
      return null
  }
}

function commandAct(interaction: APIApplicationCommandInteraction, idOf: (name: string) => string): Inbound | null {
  if (interaction.guild_id === undefined) return null
  if (isOnMessage(interaction)) {
    const { target_id: id, resolved } = interaction.data
    // of the chosen message only its id and its author's are taken: never its text
    const author = resolved.messages[id]?.author.id
    if (author === undefined) return null
    const envelope = envelopeOf(interaction, communityRef('discord', interaction.guild_id))
    const message = { community: envelope.community, room: resolved.messages[id]?.channel_id ?? '', message: id }
    return { ...envelope, kind: 'message-action', name: idOf(interaction.data.name), message, author }
  }
  if (!isTyped(interaction)) return null
  const { path, options } = pathOf(interaction.data.name, interaction.data.options ?? [])
  return {
    ...envelopeOf(interaction, communityRef('discord', interaction.guild_id)),
    kind: 'command',
    path,
    args: Object.fromEntries(options.flatMap((option) => rawOption(interaction, option))),
  }
}

const isOnMessage = (
  interaction: APIApplicationCommandInteraction,
): interaction is APIMessageApplicationCommandInteraction => interaction.data.type === ApplicationCommandType.Message

const isTyped = (
  interaction: APIApplicationCommandInteraction,
): interaction is APIChatInputApplicationCommandInteraction =>
  interaction.data.type === ApplicationCommandType.ChatInput

type Option = APIApplicationCommandInteractionDataOption<
  InteractionType.ApplicationCommand | InteractionType.ApplicationCommandAutocomplete
>

/** /circle create: the subcommand stands where the options of a lone command would. */
function pathOf(name: string, options: readonly Option[]): { path: string[]; options: readonly Option[] } {
  const [first] = options
  if (
    first?.type === ApplicationCommandOptionType.Subcommand ||
    first?.type === ApplicationCommandOptionType.SubcommandGroup
  ) {
    const inner = pathOf(first.name, first.options ?? [])
    return { path: [name, ...inner.path], options: inner.options }
  }
  return { path: [name], options }
}

function rawOption(interaction: APIChatInputApplicationCommandInteraction, option: Option): [string, RawOption][] {
  switch (option.type) {
    case ApplicationCommandOptionType.User:
      return [[option.name, { person: option.value }]]
    case ApplicationCommandOptionType.Role:
      return [[option.name, { group: option.value }]]
    case ApplicationCommandOptionType.Channel:
      return [[option.name, { room: option.value }]]
    case ApplicationCommandOptionType.Mentionable: {
      const isRole = interaction.data.resolved?.roles?.[option.value] !== undefined
      return [[option.name, isRole ? { group: option.value } : { person: option.value }]]
    }
    case ApplicationCommandOptionType.String:
    case ApplicationCommandOptionType.Integer:
    case ApplicationCommandOptionType.Number:
    case ApplicationCommandOptionType.Boolean:
      return [[option.name, { text: String(option.value) }]]
    case ApplicationCommandOptionType.Subcommand:
    case ApplicationCommandOptionType.SubcommandGroup:
    case ApplicationCommandOptionType.Attachment:
      return []
    default:
      return option satisfies never
  }
}

function suggestAct(interaction: APIApplicationCommandAutocompleteInteraction): Inbound | null {
  if (interaction.guild_id === undefined) return null
  const { path, options } = pathOf(interaction.data.name, interaction.data.options)
  const focused = options.find((option) => 'focused' in option && option.focused === true)
  if (focused === undefined || !('value' in focused)) return null
  return {
    ...envelopeOf(interaction, communityRef('discord', interaction.guild_id)),
    kind: 'suggest',
    path,
    option: focused.name,
    query: String(focused.value),
  }
}

function pressAct(interaction: APIMessageComponentInteraction): Inbound {
  const { action, community } = actionOf(interaction, interaction.data.custom_id)
  const chosen =
    interaction.data.component_type === ComponentType.StringSelect ? (interaction.data.values[0] ?? null) : null
  const { message } = interaction
  const at: MessageRef | null = isPrivate(message) ? null : { community, room: message.channel_id, message: message.id }
  return { ...envelopeOf(interaction, community), kind: 'press', action, chosen, message: at }
}

function submitAct(interaction: APIModalSubmitInteraction): Inbound {
  const { action, community } = actionOf(interaction, interaction.data.custom_id)
  return { ...envelopeOf(interaction, community), kind: 'submit', action, values: fieldValues(interaction.data) }
}

export const isPrivate = (message: { flags?: MessageFlags | undefined }): boolean =>
  ((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0

/** In a DM only the action's id tells the community. What does not decode is handed on as an action that nobody knows. */
function actionOf(interaction: { guild_id?: string }, customId: string): { action: ActionId; community: CommunityRef } {
  const decoded = decodeActionId(customId)
  const community = interaction.guild_id
    ? communityRef('discord', interaction.guild_id)
    : (decoded?.community ?? NOWHERE)
  return { action: decoded ?? { definition: 'kit.unknown', community, mark: '', payload: [] }, community }
}

const THREADS: readonly ChannelType[] = [
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
]

function envelopeOf(interaction: Interaction, community: CommunityRef) {
  const { channel } = interaction
  // a thread belongs to its room
  const parent = channel && THREADS.includes(channel.type) && 'parent_id' in channel ? channel.parent_id : null
  const room = interaction.guild_id === undefined ? null : (parent ?? channel?.id ?? null)
  return { actor: actorOf(interaction, community), community, room, deliveryId: interaction.id }
}

/** Permissions and roles come with each act; in a DM they are not known. The owner's permissions are all there are. */
function actorOf({ member, user }: Interaction, community: CommunityRef): Actor {
  const who = member?.user ?? user
  const person = who?.id ?? ''
  const name = member?.nick ?? who?.global_name ?? who?.username ?? ''
  if (!member) return { community, person, name, admin: 'unknown', groups: 'unknown' }
  const admin = has(BigInt(member.permissions), PermissionFlagsBits.Administrator)
  return { community, person, name, admin, groups: member.roles }
}
