import {
  type APIDMChannel,
  type APIMessage,
  type RESTPatchAPIChannelMessageJSONBody,
  type RESTPostAPIChannelMessageJSONBody,
  Routes,
} from 'discord.js'
import type { FileToSend, PostKey } from '../../chat/platform.ts'
import { externalId, type MessageRef, type PersonRef, type RoomRef } from '../../chat/refs.ts'
import type { View } from '../../chat/view.ts'
import type { Api } from './api.ts'
import { escaped, wellFormed } from './escape.ts'
import type { NeededPermission } from './permission-names.ts'
import { asComponents, asPost, pinged } from './render-view.ts'

/**
 * How long Discord knows a nonce, in ms: 'checked for uniqueness in the past few minutes'
 * (https://docs.discord.com/developers/resources/message#create-message). We count on two.
 */
export const SAME_KEY_FOR = 120_000

export async function post(api: Api, room: RoomRef, view: View, key: PostKey, mark: string): Promise<MessageRef> {
  const { id } = await api.post<APIMessage>(Routes.channelMessages(room.room), {
    body: newMessage(view, { community: room.community, mark }, key),
    needs: { guild: externalId(room.community), channel: room.room, permissions: ['View Channels', 'Send Messages'] },
  })
  return { ...room, message: id }
}

export async function direct(api: Api, person: PersonRef, view: View, key: PostKey, mark: string): Promise<MessageRef> {
  const channel = await dmWith(api, person)
  const { id } = await api.post<APIMessage>(Routes.channelMessages(channel), {
    body: newMessage(view, { community: person.community, mark }, key),
  })
  return { community: person.community, room: channel, message: id }
}

/** Idempotent: the same channel comes back each time, and nobody sees that it was opened. */
async function dmWith(api: Api, person: PersonRef): Promise<string> {
  const { id } = await api.post<APIDMChannel>(Routes.userChannels(), {
    body: { recipient_id: person.person },
    prepares: true,
  })
  return id
}

/**
 * The description is what a screen reader says of the file; the same words stand above it, because a notification of a file alone says
 * only its name.
 */
export async function upload(api: Api, person: PersonRef, file: FileToSend, key: PostKey): Promise<void> {
  const channel = await dmWith(api, person)
  const alt = wellFormed(file.alt)
  const body: RESTPostAPIChannelMessageJSONBody = {
    content: escaped(alt, 'readable'),
    attachments: [{ id: '0', filename: file.name, description: alt }],
    nonce: key,
    enforce_nonce: true,
    allowed_mentions: { parse: [] },
  }
  await api.post(Routes.channelMessages(channel), { body, files: [{ name: file.name, data: Buffer.from(file.bytes) }] })
}

export async function edit(api: Api, message: MessageRef, view: View, mark: string): Promise<void> {
  const body: RESTPatchAPIChannelMessageJSONBody = {
    ...asComponents(view, { community: message.community, mark }),
    embeds: null,
    // an edit never notifies anybody
    allowed_mentions: { parse: [] },
  }
  await api.patch(Routes.channelMessage(message.room, message.message), { body, needs: seeing(message) })
}

/** Pinned again is no error. */
export async function pin(api: Api, message: MessageRef): Promise<void> {
  const { permissions, ...where } = seeing(message)
  await api.put(Routes.channelMessagesPin(message.room, message.message), {
    needs: { ...where, permissions: [...permissions, 'Pin Messages'] },
  })
}

function newMessage(
  view: View,
  bearing: { community: MessageRef['community']; mark: string },
  key: PostKey,
): RESTPostAPIChannelMessageJSONBody {
  const { content, components, flags } = asPost(view, bearing)
  return {
    ...(content === null ? {} : { content }),
    components,
    flags,
    nonce: key,
    enforce_nonce: true,
    allowed_mentions: { parse: [], users: pinged(view) },
  }
}

const seeing = (message: MessageRef): NeededPermission => ({
  guild: externalId(message.community),
  channel: message.room,
  permissions: ['View Channels'],
})
