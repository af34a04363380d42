import { randomBytes } from 'node:crypto'
import type {
  APIApplicationCommand,
  APIAttachment,
  APIEmbed,
  APIMessageInteractionMetadata,
  APIMessageTopLevelComponent,
} from 'discord-api-types/v10'
import { CallRecorder } from '../fake/calls.ts'
import { Changes } from '../fake/changes.ts'

export interface User {
  id: string
  name: string
  bot: boolean
  dmsClosed: boolean
}

export interface Role {
  id: string
  name: string
  permissions: bigint
  position: number
  managed: boolean
  mentionable: boolean
}

export interface Member {
  user: User
  roles: Set<string>
  joinedAt: number
}

export interface Overwrite {
  id: string
  /** 0 role, 1 member. */
  type: 0 | 1
  allow: bigint
  deny: bigint
}

export interface Channel {
  id: string
  /** 0 text, 1 DM, 2 voice, 4 category. */
  type: 0 | 1 | 2 | 4
  guild: Guild | null
  name: string
  topic: string | null
  parent: string | null
  position: number
  overwrites: Map<string, Overwrite>
  /** The person of a DM with the bot. */
  recipient: User | null
  /** By id, oldest first, ephemeral ones among them. */
  messages: Map<string, Message>
  /** The last one that was not ephemeral; it may be gone since. */
  lastMessage: string | null
}

export interface Message {
  id: string
  channel: Channel
  author: User
  /** 0 default, 6 pin notice, 19 reply, 20 slash command answer, 23 context menu answer. */
  type: 0 | 6 | 19 | 20 | 23
  content: string
  embeds: APIEmbed[]
  components: APIMessageTopLevelComponent[]
  attachments: APIAttachment[]
  flags: number
  nonce: string | null
  at: number
  editedAt: number | null
  pinnedAt: number | null
  replyTo: string | null
  /** The one person who sees an ephemeral message. */
  viewer: string | null
  /** 'thinking': a deferred answer without content yet. */
  loading: boolean
  interaction: APIMessageInteractionMetadata | null
  mentions: { users: string[]; roles: string[]; everyone: boolean }
  /** Who got a notification when it was first shown. Edits notify nobody. */
  pings: string[]
  /** People who could see the room when it was written: they keep seeing it without READ_MESSAGE_HISTORY. */
  witnesses: Set<string>
}

export interface Guild {
  id: string
  name: string
  owner: User
  roles: Map<string, Role>
  members: Map<string, Member>
  channels: Map<string, Channel>
  installed: { scopes: Set<string>; role: string } | null
  commands: Map<string, APIApplicationCommand>
}

export interface Dispatch {
  event: string
  /** Which of Discord's intents must be on; 0 for events that need none. */
  intents: number
  data: object
  /** Set on MESSAGE_CREATE and MESSAGE_UPDATE: without the privileged intent the content is emptied. */
  message?: Message
}

const DISCORD_EPOCH = 1_420_070_400_000n

/** What outlives the server that answers. Plain data, so that it can be copied whole. */
export interface Facts {
  application: User
  token: string
  users: Map<string, User>
  guilds: Map<string, Guild>
  channels: Map<string, Channel>
  commands: Map<string, APIApplicationCommand>
  files: Map<string, Uint8Array>
  increment: bigint
}

/** Everything the fake knows. Files beside it hold the rules; this holds the facts. */
export class World {
  readonly recorder = new CallRecorder()
  readonly changes = new Changes()
  readonly application: User
  readonly token: string
  readonly users: Map<string, User>
  readonly guilds: Map<string, Guild>
  readonly channels: Map<string, Channel>
  readonly commands: Map<string, APIApplicationCommand>
  /** Guilds in an outage of Discord's: nothing is told of them. */
  readonly unavailable = new Set<string>()
  /** What is in the files that hang on messages, by the attachment's id. */
  readonly files: Map<string, Uint8Array>
  readonly used = new Set<string>()
  /** Set by the gateway. */
  dispatch: (dispatch: Dispatch) => 'nobody' | 'once' | 'twice' = () => 'nobody'
  now: () => number = () => Date.now()
  #increment: bigint

  /** @param before facts that another world gave: this one goes on from them, and changes nothing there */
  constructor(before?: Facts) {
    this.recorder.now = () => this.now()
    const known = structuredClone(before)
    this.#increment = known?.increment ?? 0n
    this.users = known?.users ?? new Map()
    this.guilds = known?.guilds ?? new Map()
    this.channels = known?.channels ?? new Map()
    this.commands = known?.commands ?? new Map()
    this.files = known?.files ?? new Map()
    this.application = known?.application ?? { id: this.snowflake(), name: 'Roundel', bot: true, dmsClosed: false }
    this.users.set(this.application.id, this.application)
    const half = Buffer.from(this.application.id).toString('base64url')
    this.token =
      known?.token ?? `${half}.${randomBytes(4).toString('base64url')}.${randomBytes(20).toString('base64url')}`
  }

  facts(): Facts {
    const { application, token, users, guilds, channels, commands, files } = this
    return structuredClone({
      ...{ application, token, users, guilds, channels, commands, files },
      increment: this.#increment,
    })
  }

  /** A new id; later ones are greater (https://docs.discord.com/developers/reference#snowflakes). */
  snowflake(): string {
    this.#increment += 1n
    const time = BigInt(Math.floor(this.now())) - DISCORD_EPOCH
    return String((time << 22n) | (this.#increment & 0x3fffffn))
  }

  addUser(name: string, kind: { bot?: boolean; dmsClosed?: boolean } = {}): User {
    const user: User = { id: this.snowflake(), name, bot: kind.bot ?? false, dmsClosed: kind.dmsClosed ?? false }
    this.users.set(user.id, user)
    return user
  }

  addChannel(guild: Guild | null, type: Channel['type'], name: string, recipient: User | null = null): Channel {
    const channel: Channel = {
      id: this.snowflake(),
      type,
      guild,
      name,
      topic: null,
      parent: null,
      position: guild?.channels.size ?? 0,
      overwrites: new Map(),
      recipient,
      messages: new Map(),
      lastMessage: null,
    }
    this.channels.set(channel.id, channel)
    guild?.channels.set(channel.id, channel)
    return channel
  }

  addRole(guild: Guild, name: string, permissions: bigint, managed = false): Role {
    const role: Role = {
      id: this.snowflake(),
      name,
      permissions,
      position: guild.roles.size,
      managed,
      mentionable: false,
    }
    guild.roles.set(role.id, role)
    return role
  }

  /** The DM of the bot with this person, opened if need be. */
  dmWith(user: User): Channel {
    for (const channel of this.channels.values()) if (channel.recipient === user) return channel
    return this.addChannel(null, 1, '', user)
  }

  findMessage(id: string): Message | undefined {
    for (const channel of this.channels.values()) {
      const message = channel.messages.get(id)
      if (message !== undefined) return message
    }
    return undefined
  }

  changed(): void {
    this.changes.changed()
  }
}
