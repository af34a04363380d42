import {
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType as Kind,
} from 'discord-api-types/v10'
import type { OptionValue } from '../people.ts'
import { bitOf } from './permission-names.ts'
import { inChannel, may } from './permissions.ts'
import type { Channel, User, World } from './world.ts'

/* What the client does with the published commands before anything is sent: which exist for whom, and typed options. */

/** Commands that this person finds here. */
export function commandsFor(world: World, user: User, channel: Channel, type: number): APIApplicationCommand[] {
  const { guild } = channel
  if (guild === null) {
    const shared = [...world.guilds.values()].some(
      (g) => g.installed?.scopes.has('applications.commands') === true && g.members.has(user.id),
    )
    return shared ? [...world.commands.values()].filter((c) => c.type === type && inContext(c, 1)) : []
  }
  if (guild.installed?.scopes.has('applications.commands') !== true) return []
  // Both are needed, for slash and menu commands: github.com/discord/discord-api-docs/pull/4626, issues 2696 and 3801.
  if (!may(channel, user.id, 'USE_APPLICATION_COMMANDS') || !may(channel, user.id, 'SEND_MESSAGES')) return []
  const held = inChannel(channel, user.id)
  const own = [...guild.commands.values()]
  return [...own, ...[...world.commands.values()].filter((c) => inContext(c, 0))].filter((command) => {
    const needed = command.default_member_permissions
    if (needed === null || needed === undefined) return command.type === type
    const bits = BigInt(needed) === 0n ? bitOf('ADMINISTRATOR') : BigInt(needed)
    return command.type === type && (held & bits) === bits
  })
}

function inContext(command: APIApplicationCommand, context: 0 | 1): boolean {
  const { contexts } = command
  return contexts === null || contexts === undefined || contexts.some((c) => Number(c) === context)
}

/** A command found by what was typed, down to its subcommand. */
export interface Typed {
  command: APIApplicationCommand
  /** Names of group and subcommand, outermost first. */
  path: { type: Kind.SubcommandGroup | Kind.Subcommand; name: string }[]
  options: APIApplicationCommandBasicOption[]
}

const isLeaf = (option: APIApplicationCommandOption): option is APIApplicationCommandBasicOption =>
  option.type !== Kind.Subcommand && option.type !== Kind.SubcommandGroup

/**
 * Finds '/circle create' among the commands.
 * @throws Error when the client offers no such command, or it cannot be sent bare
 */
export function findCommand(commands: readonly APIApplicationCommand[], words: string): Typed {
  const [name = '', ...rest] = words.replace(/^\//, '').split(/\s+/)
  const command = commands.find((c) => c.name === name)
  if (command === undefined) throw new Error(`there is no command /${name} here`)
  const path: Typed['path'] = []
  let options: readonly APIApplicationCommandOption[] = command.options ?? []
  for (const word of rest) {
    const next = options.find((option) => option.name === word)
    if (next === undefined || isLeaf(next)) throw new Error(`/${name} has no subcommand ${word}`)
    path.push({ type: next.type, name: next.name })
    options = next.options ?? []
  }
  const leaves = options.filter(isLeaf)
  if (leaves.length !== options.length) throw new Error(`/${words} needs a subcommand`)
  return { command, path, options: leaves }
}

export interface SentOption {
  name: string
  type: Kind
  value?: string | number | boolean
  focused?: boolean
  options?: SentOption[]
}

/** Wraps the typed options into group and subcommand, as they are sent. */
export function nest(path: Typed['path'], options: SentOption[]): SentOption[] {
  return path.reduceRight<SentOption[]>(
    (inner, step) => [{ name: step.name, type: step.type, options: inner }],
    options,
  )
}

/** Ids that options stand for, to be resolved into users, roles and channels. */
export interface Mentioned {
  users: Set<string>
  roles: Set<string>
  channels: Set<string>
}

export const noneMentioned = (): Mentioned => ({ users: new Set(), roles: new Set(), channels: new Set() })

const refuse = (option: { name: string }, why: string) => new Error(`the client does not send '${option.name}': ${why}`)

/**
 * Turns what a person gave into a sent option, the way the client checks it.
 * @throws Error with what the client would mark
 */
export function sentOption(
  world: World,
  channel: Channel,
  option: APIApplicationCommandBasicOption,
  given: OptionValue,
  into: Mentioned,
): SentOption {
  const sent = (value: string | number | boolean): SentOption => ({ name: option.name, type: option.type, value })
  switch (option.type) {
    case Kind.String: {
      if (typeof given !== 'string') throw refuse(option, 'not a text')
      if (given.length < (option.min_length ?? 0)) throw refuse(option, `shorter than ${option.min_length}`)
      if (given.length > (option.max_length ?? 6000)) throw refuse(option, `longer than ${option.max_length ?? 6000}`)
      if (option.required === true && given.trim() === '') throw refuse(option, 'empty')
      return sent('choices' in option && option.choices ? chosen(option, option.choices, given) : given)
    }
    case Kind.Integer:
    case Kind.Number: {
      if ('choices' in option && option.choices) return sent(chosen(option, option.choices, given))
      if (typeof given !== 'number') throw refuse(option, 'not a number')
      if (option.type === Kind.Integer && !Number.isInteger(given)) throw refuse(option, 'not a whole number')
      if (given < (option.min_value ?? -(2 ** 53))) throw refuse(option, `below ${option.min_value}`)
      if (given > (option.max_value ?? 2 ** 53)) throw refuse(option, `above ${option.max_value}`)
      return sent(given)
    }
    case Kind.Boolean:
      if (typeof given !== 'boolean') throw refuse(option, 'neither true nor false')
      return sent(given)
    case Kind.User:
    case Kind.Role:
    case Kind.Channel:
    case Kind.Mentionable:
      return sent(entity(world, channel, option, given, into))
    default:
      throw refuse(option, 'people in these tests do not attach files')
  }
}

function chosen(
  option: { name: string },
  choices: readonly { name: string; value: string | number }[],
  given: OptionValue,
): string | number {
  const choice = choices.find((c) => c.name === given || c.value === given)
  if (choice === undefined) throw refuse(option, `${String(given)} is not among the choices`)
  return choice.value
}

function entity(
  world: World,
  channel: Channel,
  option: APIApplicationCommandBasicOption,
  given: OptionValue,
  into: Mentioned,
): string {
  const { guild } = channel
  const takes = (...kinds: Kind[]) => kinds.includes(option.type)
  if (typeof given === 'object' && 'group' in given && takes(Kind.Role, Kind.Mentionable)) {
    if (guild?.roles.has(given.group) !== true) throw refuse(option, 'no such role in this server')
    into.roles.add(given.group)
    return given.group
  }
  if (typeof given === 'object' && 'room' in given && takes(Kind.Channel)) {
    const room = guild?.channels.get(given.room)
    if (room === undefined) throw refuse(option, 'no such room in this server')
    const types = 'channel_types' in option ? option.channel_types : undefined
    if (types !== undefined && !types.some((t) => Number(t) === room.type))
      throw refuse(option, 'not that kind of room')
    into.channels.add(given.room)
    return given.room
  }
  if (typeof given === 'object' && 'id' in given && takes(Kind.User, Kind.Mentionable)) {
    const known = guild === null ? world.users.has(given.id) : guild.members.has(given.id)
    if (!known) throw refuse(option, 'no such person here')
    into.users.add(given.id)
    return given.id
  }
  throw refuse(option, 'something of another kind')
}
