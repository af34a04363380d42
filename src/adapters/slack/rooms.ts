import { PlatformError } from '../../chat/errors.ts'
import type { Lookup, MemberOutcome, RoomKey, RoomSpec } from '../../chat/platform.ts'
import type { CommunityRef, RoomRef } from '../../chat/refs.ts'
import { type Api, METHODS, type Method } from './api.ts'
import { codeOfRefusal, platformError } from './errors.ts'
import { people } from './people.ts'

/** https://docs.slack.dev/apis/web-api/pagination: no more than 200 a page are recommended. */
const PAGE = 200
/** 20,000 rooms or members: beyond it something is wrong, and we say that we cannot know. */
const PAGES = 100

/** A private channel takes no members when it is made: the bot is alone in it. */
export async function openRoom(api: Api, { community, name }: RoomSpec): Promise<RoomRef> {
  const { channel } = await api.call('conversations.create', (client) =>
    client.conversations.create({ name, is_private: true }),
  )
  if (channel?.id === undefined) throw new PlatformError('unknown-outcome', 'no-channel-id')
  return { community, room: channel.id }
}

/** Our own private channel whose name ends in the key, archived or not. Slack lists only those that the bot is in. */
export async function findRoom(
  api: Api,
  community: CommunityRef,
  key: RoomKey,
  self: () => Promise<string>,
): Promise<Lookup<RoomRef>> {
  try {
    const creator = await self()
    let cursor = ''
    for (let page = 0; page < PAGES; page += 1) {
      const { channels, response_metadata } = await api.call('conversations.list', (client) =>
        client.conversations.list({ types: 'private_channel', limit: PAGE, ...(cursor === '' ? {} : { cursor }) }),
      )
      const found = channels?.find((each) => each.creator === creator && isKeyed(each.name ?? '', key))
      if (found?.id !== undefined) return { community, room: found.id }
      cursor = response_metadata?.next_cursor ?? ''
      if (cursor === '') return 'absent'
    }
    return 'cannot-know'
  } catch {
    return 'cannot-know'
  }
}

const isKeyed = (name: string, key: RoomKey): boolean => name === key || name.endsWith(`-${key}`)

/** A private channel that the bot is not in is answered as one that is not there. @throws PlatformError */
export async function lookAt(api: Api, room: string): Promise<{ name: string; archived: boolean }> {
  const { channel } = await api.call('conversations.info', (client) => client.conversations.info({ channel: room }))
  return { name: channel?.name ?? '', archived: channel?.is_archived === true }
}

/** Everyone in the room but the bot. @throws PlatformError */
export async function members(api: Api, room: string, self: () => Promise<string>): Promise<string[]> {
  const bot = await self()
  const all: string[] = []
  let cursor = ''
  for (let page = 0; page < PAGES; page += 1) {
    const answer = await api.call('conversations.members', (client) =>
      client.conversations.members({ channel: room, limit: PAGE, ...(cursor === '' ? {} : { cursor }) }),
    )
    all.push(...(answer.members ?? []))
    cursor = answer.response_metadata?.next_cursor ?? ''
    if (cursor === '') return all.filter((person) => person !== bot)
  }
  throw new PlatformError('unavailable', 'too-many-members')
}

/** An archived channel can be read by its members; a bot cannot bring it back. Archived already is as good. */
export async function closeRoom(api: Api, room: string): Promise<void> {
  await callRoom(api, 'conversations.archive', ['already_archived'], (client) =>
    client.conversations.archive({ channel: room }),
  )
}

/** For a room whose circle has ended. One that rests in the archive already is left as it is. */
export async function makeReadOnly(api: Api, room: string): Promise<void> {
  const { archived } = await lookAt(api, room)
  if (!archived) await closeRoom(api, room)
}

/** A call for which some refusals mean that it is done already. @throws PlatformError */
export async function callRoom(
  api: Api,
  method: Method,
  doneAlready: readonly string[],
  work: Parameters<Api['raw']>[1],
): Promise<void> {
  try {
    await api.raw(method, work)
  } catch (error) {
    if (!doneAlready.includes(codeOfRefusal(error))) throw platformError(error, METHODS[method])
  }
}

/** Refusals that are about this one person; anything else is about the room or the bot, and is thrown. */
const ABOUT_HER = new Set([
  'cant_invite',
  'cant_invite_self',
  'cant_kick_self',
  'user_not_found',
  'users_not_found',
  'user_disabled',
  'user_is_restricted',
  'user_is_ultra_restricted',
  'ura_max_channels',
  'not_allowed_for_grid_workspace',
  'external_user_invite_not_allowed',
])

/** Left since she was looked up. */
const GONE = new Set(['user_not_found', 'users_not_found', 'user_disabled'])

/**
 * One call each, so that one who cannot be invited keeps nobody else out. A room is for people: a bot is not let in.
 * @throws PlatformError about the room, or when nobody can be asked for
 */
export async function changeMembers(
  api: Api,
  channel: string,
  change: { add: readonly string[]; remove: readonly string[] },
): Promise<MemberOutcome[]> {
  const outcomes: MemberOutcome[] = []
  const known = new Map((await people(api, change.add)).map((each) => [each.person, each]))
  for (const person of change.add) {
    const there = known.get(person)
    if (there === undefined) outcomes.push({ person, is: 'gone', detail: 'left' })
    else if (there.bot) outcomes.push({ person, is: 'refused', detail: 'bot' })
    else
      outcomes.push(
        await outcome(api, person, 'in', {
          method: 'conversations.invite',
          already: 'already_in_channel',
          work: (client) => client.conversations.invite({ channel, users: person }),
        }),
      )
  }
  for (const person of change.remove) {
    outcomes.push(
      await outcome(api, person, 'out', {
        method: 'conversations.kick',
        already: 'not_in_channel',
        work: (client) => client.conversations.kick({ channel, user: person }),
      }),
    )
  }
  return outcomes
}

async function outcome(
  api: Api,
  person: string,
  is: 'in' | 'out',
  { method, already, work }: { method: Method; already: string; work: Parameters<Api['raw']>[1] },
): Promise<MemberOutcome> {
  try {
    await api.raw(method, work)
    return { person, is }
  } catch (error) {
    const detail = codeOfRefusal(error)
    if (detail === already) return { person, is }
    if (ABOUT_HER.has(detail)) return { person, is: GONE.has(detail) ? 'gone' : 'refused', detail }
    const told = platformError(error, METHODS[method])
    if (told.kind === 'forbidden' || told.kind === 'not-found' || told.kind === 'invalid') throw told
    return { person, is: 'unknown', detail: told.detail }
  }
}
