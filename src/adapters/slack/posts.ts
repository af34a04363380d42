import { PlatformError } from '../../chat/errors.ts'
import type { CommunityRef, MessageRef, PersonRef, RoomRef } from '../../chat/refs.ts'
import type { View } from '../../chat/view.ts'
import type { Api } from './api.ts'
import type { Names } from './names.ts'
import { MENTIONS } from './render-rich.ts'
import { type Content, content, homeBlocks } from './render-view.ts'
import { callRoom } from './rooms.ts'

/** Slack shows no preview of a link in what the bot posts. */
const STILL = { unfurl_links: false, unfurl_media: false } as const

async function posted(
  names: Names,
  community: CommunityRef,
  view: View,
  { mark, pings = true }: { mark: string; pings?: boolean },
): Promise<Content> {
  return content(view, { community, mark, naming: await names.of(view, pings) })
}

/** Posts as the bot. Nothing de-duplicates: the same call again is another message. @throws PlatformError */
export async function post(
  api: Api,
  names: Names,
  { community, room }: RoomRef,
  { view, mark }: { view: View; mark: string },
): Promise<MessageRef> {
  const said = await posted(names, community, view, { mark })
  const { ts } = await api.call('chat.postMessage', (client) =>
    client.chat.postMessage({ channel: room, ...said, ...STILL }),
  )
  // without an id it cannot be told which message it was: it may well be there
  if (ts === undefined) throw new PlatformError('unknown-outcome', 'no-ts')
  return { community, room, message: ts }
}

/** What stood there is replaced. Nobody is notified by an edit. */
export async function edit(
  api: Api,
  names: Names,
  message: MessageRef,
  { view, mark }: { view: View; mark: string },
): Promise<void> {
  const said = await posted(names, message.community, view, { mark, pings: false })
  await api.call('chat.update', (client) => client.chat.update({ channel: message.room, ts: message.message, ...said }))
}

/** In the person's own conversation with the bot, which is opened if it is not there yet. */
export async function direct(
  api: Api,
  names: Names,
  { community, person }: PersonRef,
  { view, mark }: { view: View; mark: string },
): Promise<MessageRef> {
  return post(api, names, { community, room: await conversationWith(api, person) }, { view, mark })
}

/** The same conversation each time. */
export async function conversationWith(api: Api, person: string): Promise<string> {
  const { channel } = await api.call('conversations.open', (client) => client.conversations.open({ users: person }))
  if (channel?.id === undefined) throw new PlatformError('not-found', 'no-conversation')
  return channel.id
}

export async function pin(api: Api, { room, message }: MessageRef): Promise<void> {
  await callRoom(api, 'pins.add', ['already_pinned'], (client) =>
    client.pins.add({ channel: room, timestamp: message }),
  )
}

/** Hers alone: mentions in it notify nobody. */
export async function showHome(api: Api, { community, person }: PersonRef, view: View): Promise<'shown' | 'no-home'> {
  try {
    await api.call('views.publish', (client) =>
      client.views.publish({ user_id: person, view: homeBlocks(view, { community, mark: '', naming: MENTIONS }) }),
    )
    return 'shown'
  } catch (error) {
    if (error instanceof PlatformError && error.detail === 'not_enabled') return 'no-home'
    throw error
  }
}
