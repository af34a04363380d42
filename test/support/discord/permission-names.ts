import { PermissionFlagsBits } from 'discord-api-types/v10'

const screaming = (name: string) =>
  name
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toUpperCase()

/** Documented name, e.g. 'PIN_MESSAGES', to its bit. https://docs.discord.com/developers/topics/permissions#permissions-bitwise-permission-flags */
const PERMISSIONS: ReadonlyMap<string, bigint> = new Map(
  Object.entries(PermissionFlagsBits).map(([name, bit]) => [screaming(name), bit]),
)

export const ALL = [...PERMISSIONS.values()].reduce((all, bit) => all | bit, 0n)

/** @throws Error when there is no such permission */
export function bitOf(name: string): bigint {
  const bit = PERMISSIONS.get(name)
  if (bit === undefined) throw new Error(`Discord has no permission called ${name}`)
  return bit
}

export const bitsOf = (...names: string[]): bigint => names.reduce((bits, name) => bits | bitOf(name), 0n)

export function namesOf(bits: bigint): string[] {
  const names = new Map<bigint, string>()
  for (const [name, bit] of PERMISSIONS) if ((bits & bit) !== 0n) names.set(bit, name)
  return [...names.values()]
}

/** What a new server gives to @everyone (the client's defaults, as seen in mid-2026; Discord does not document them). */
export const NEW_SERVER_EVERYONE = bitsOf(
  'CREATE_INSTANT_INVITE',
  'ADD_REACTIONS',
  'STREAM',
  'VIEW_CHANNEL',
  'SEND_MESSAGES',
  'EMBED_LINKS',
  'ATTACH_FILES',
  'READ_MESSAGE_HISTORY',
  'MENTION_EVERYONE',
  'USE_EXTERNAL_EMOJIS',
  'CONNECT',
  'SPEAK',
  'USE_VAD',
  'CHANGE_NICKNAME',
  'USE_APPLICATION_COMMANDS',
  'REQUEST_TO_SPEAK',
  'CREATE_PUBLIC_THREADS',
  'CREATE_PRIVATE_THREADS',
  'USE_EXTERNAL_STICKERS',
  'SEND_MESSAGES_IN_THREADS',
  'USE_EMBEDDED_ACTIVITIES',
  'USE_SOUNDBOARD',
  'USE_EXTERNAL_SOUNDS',
  'SEND_VOICE_MESSAGES',
  'SEND_POLLS',
  'USE_EXTERNAL_APPS',
)
