import type { Block } from '../blocks/blocks.ts'
import type { Checked } from '../blocks/check.ts'
import { checkBlocks } from '../blocks/check.ts'
import type { Tier } from '../rate-limits.ts'
import type { Channel, Installation, User } from '../state.ts'
import type { Workspace } from '../workspace.ts'

export type Answer = Record<string, unknown>

/** A refusal as the method's page names it; `more` goes into the answer beside `error`. */
export class SlackError extends Error {
  readonly more: Answer
  constructor(error: string, more: Answer = {}) {
    super(error)
    this.more = more
  }
}

/** A Web API method. `scopes`: any one of these lets a token in; which one the channel then needs, `run` says through `need`. */
export interface Method {
  scopes: readonly string[]
  tier: Tier
  run(call: Call): Answer
}

/** One call of a method with its arguments, as the method sees it. */
export class Call {
  readonly workspace: Workspace
  readonly app: Installation
  readonly args: Record<string, unknown>
  /** Scopes that turned out to be needed; recorded as used if the call succeeds. */
  readonly needed = new Set<string>()

  constructor(workspace: Workspace, app: Installation, args: Record<string, unknown>) {
    this.workspace = workspace
    this.app = app
    this.args = args
  }

  /** @throws SlackError missing_scope unless one of these is granted: https://docs.slack.dev/reference/scopes */
  need(...anyOf: readonly string[]): void {
    const granted = anyOf.find((scope) => this.app.scopes.has(scope))
    if (granted === undefined) {
      throw new SlackError('missing_scope', { needed: anyOf.join(','), provided: [...this.app.scopes].join(',') })
    }
    this.needed.add(granted)
  }

  /** An argument as text; '' if it is not given. */
  text(name: string): string {
    const value = this.args[name]
    return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
  }

  flag(name: string, byDefault = false): boolean {
    const value = this.args[name]
    if (value === undefined) return byDefault
    return value === true || value === 'true' || value === '1' || value === 1
  }

  /** Comma-separated, or a JSON array. */
  list(name: string): string[] {
    const value = this.args[name]
    const given = Array.isArray(value) ? value : this.json(name)
    const items = Array.isArray(given) ? given.map(String) : this.text(name).split(',')
    return items.map((each) => each.trim()).filter((each) => each !== '')
  }

  /** An argument that is JSON: an object where the body is JSON, its text where the body is a form. Undefined if neither. */
  json(name: string): unknown {
    const value = this.args[name]
    if (typeof value !== 'string') return value
    try {
      return JSON.parse(value)
    } catch {
      return undefined
    }
  }

  /** @throws SlackError invalid_arguments, as for required arguments on every method's page */
  required(name: string): string {
    const value = this.text(name)
    if (value === '') {
      throw new SlackError('invalid_arguments', {
        response_metadata: { messages: [`[ERROR] missing required field: ${name}`] },
      })
    }
    return value
  }

  /**
   * The channel named by `channel`: one that this bot can know of, with the scope for its kind.
   * @param family 'groups:read' reads `read`: the scope is `channels:`, `groups:` or `im:` + this
   */
  channel(scopes?: { public: readonly string[]; private: readonly string[]; im: readonly string[] }): Channel {
    const channel = this.workspace.channels.get(this.text('channel'))
    const known =
      channel !== undefined && (channel.im !== null || !channel.private || channel.members.has(this.app.bot.id))
    if (channel === undefined || !known) throw new SlackError('channel_not_found')
    if (scopes !== undefined) this.need(...scopes[channel.im !== null ? 'im' : channel.private ? 'private' : 'public'])
    return channel
  }

  /** @throws SlackError not_in_channel where the bot is not a member */
  asMember(channel: Channel): Channel {
    if (!channel.members.has(this.app.bot.id)) throw new SlackError('not_in_channel')
    return channel
  }

  /** @throws SlackError user_not_found */
  user(id: string): User {
    const user = this.workspace.users.get(id)
    if (user === undefined) throw new SlackError('user_not_found')
    return user
  }

  /** @throws SlackError invalid_blocks_format, invalid_blocks (with what is wrong where), msg_blocks_too_long */
  blocks(): Block[] | undefined {
    if (this.args.blocks === undefined || this.args.blocks === '') return undefined
    const given = this.json('blocks')
    if (!Array.isArray(given)) throw new SlackError('invalid_blocks_format')
    const blocks = checkedOr('invalid_blocks', checkBlocks(given))
    // Undocumented in its number, seen by many: all text of a message's blocks together.
    if (JSON.stringify(blocks.map(words)).length > 13_200) throw new SlackError('msg_blocks_too_long')
    return blocks
  }
}

function words(value: unknown): string {
  if (Array.isArray(value)) return value.map(words).join('')
  if (typeof value !== 'object' || value === null) return ''
  return Object.entries(value)
    .map(([key, inner]) => (key === 'text' && typeof inner === 'string' ? inner : words(inner)))
    .join('')
}

/** @throws SlackError with the messages in `response_metadata`, as Slack gives them */
export function checkedOr<T>(error: string, checked: Checked<T>): T {
  if (checked.ok) return checked.value
  throw new SlackError(error, { errors: checked.messages, response_metadata: { messages: checked.messages } })
}

/** A page of a list by `cursor` and `limit`: https://docs.slack.dev/apis/web-api/pagination */
export function page<T>(
  call: Call,
  items: T[],
  byDefault: number,
): { items: T[]; response_metadata: { next_cursor: string } } {
  const limit = call.text('limit') === '' || call.text('limit') === '0' ? byDefault : Number(call.text('limit'))
  if (!Number.isInteger(limit) || limit < 0 || limit > 1000) throw new SlackError('invalid_limit')
  const cursor = call.text('cursor')
  const decoded = cursor === '' ? 'next:0' : Buffer.from(cursor, 'base64').toString()
  const start = /^next:(\d+)$/.exec(decoded)?.[1]
  if (start === undefined) throw new SlackError('invalid_cursor')
  const end = Number(start) + limit
  const next_cursor = end < items.length ? Buffer.from(`next:${end}`).toString('base64') : ''
  return { items: items.slice(Number(start), end), response_metadata: { next_cursor } }
}
