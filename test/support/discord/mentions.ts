import type { APIAllowedMentions } from 'discord-api-types/v10'
import { textsIn } from './components.ts'
import { canView, may } from './permissions.ts'
import type { Message, World } from './world.ts'

/** Code is the only thing that keeps a mention from being one: a backslash does not (the strict reading: the server looks for the token). */
const withoutCode = (text: string) => text.replaceAll(/```[\s\S]*?```|``[^`]+``|`[^`\n]+`/g, ' ')

const ids = (text: string, pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map((m) => m[1] ?? ''))]

/** Where mentions count: the content and text displays, never embeds. */
const mentionText = (message: Pick<Message, 'content' | 'components'>): string =>
  withoutCode([message.content, ...textsIn(message.components)].join('\n'))

type Found = Message['mentions']

/**
 * Which mentions in a message act. Absent `allowed` parses everything.
 * https://docs.discord.com/developers/resources/message#allowed-mentions-object
 */
export function mentionsIn(
  message: Message,
  allowed: APIAllowedMentions | undefined,
  replied: Message | undefined,
): Found {
  const text = mentionText(message)
  const { guild } = message.channel
  const author = message.author.id
  const everyoneAllowed = guild !== null && may(message.channel, author, 'MENTION_EVERYONE')
  const parse = (kind: 'users' | 'roles' | 'everyone') =>
    allowed === undefined || (allowed.parse ?? []).some((k) => k === kind)
  const named = (kind: 'users' | 'roles', id: string) => parse(kind) || (allowed?.[kind] ?? []).includes(id)
  const users = ids(text, /<@!?(\d+)>/g).filter((id) => named('users', id))
  const replies = allowed === undefined || allowed.replied_user === true
  if (replied !== undefined && replies) users.push(replied.author.id)
  return {
    users: [...new Set(users)],
    roles: ids(text, /<@&(\d+)>/g).filter((id) => {
      const role = guild?.roles.get(id)
      return role !== undefined && named('roles', id) && (role.mentionable || everyoneAllowed)
    }),
    everyone: /@(everyone|here)\b/.test(text) && parse('everyone') && everyoneAllowed,
  }
}

/** Who gets a notification: 'everyone', or the people meant who can see the room. Ephemeral messages notify nobody else. */
export function pingsOf(world: World, message: Message): string[] {
  if (message.viewer !== null) return []
  const { guild } = message.channel
  const people = new Set(message.mentions.users)
  for (const role of message.mentions.roles) {
    for (const member of guild?.members.values() ?? []) if (member.roles.has(role)) people.add(member.user.id)
  }
  const reached = [...people].filter(
    (id) => world.users.get(id)?.bot === false && id !== message.author.id && canView(message.channel, id),
  )
  return message.mentions.everyone ? ['everyone', ...reached] : reached
}
