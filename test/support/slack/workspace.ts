import { emit } from './events.ts'
import { Interactions } from './interactions.ts'
import {
  type Channel,
  type Installation,
  type Message,
  type OpenView,
  openPolicy,
  type Policy,
  type Upload,
  type User,
  type UserGroup,
} from './state.ts'
import type { World } from './world.ts'

const handleOf = (name: string) =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '.')
    .replaceAll(/^\.+|\.+$/g, '')

/** What outlives the server: not the acts that somebody still waits for, nor the dialogues that stand open. */
export interface WorkspaceFacts {
  id: string
  name: string
  users: Map<string, User>
  groups: Map<string, UserGroup>
  channels: Map<string, Channel>
  homes: Map<string, OpenView>
  installation: Installation | null
  policy: Policy
}

/** One workspace: who is in it, its channels and what stands in them. */
export class Workspace {
  readonly id: string
  readonly name: string
  readonly world: World
  readonly users: Map<string, User>
  readonly groups: Map<string, UserGroup>
  readonly channels: Map<string, Channel>
  /** Each person's open modals, the visible one last. */
  readonly modals = new Map<string, OpenView[]>()
  readonly homes: Map<string, OpenView>
  /** By file id; gone once they are complete: 'This method can only be called once'. */
  readonly uploads = new Map<string, Upload>()
  /** Acts whose answer somebody may still be waiting for, and those whose response_url or trigger may still be used. */
  readonly interactions = new Interactions()
  installation: Installation | null
  policy: Policy

  /** @param before facts that another gave: this one goes on from them, and changes nothing there */
  constructor(world: World, name: string, before?: WorkspaceFacts) {
    const known = structuredClone(before)
    this.world = world
    this.name = name
    this.id = known?.id ?? world.id('T')
    this.users = known?.users ?? new Map()
    this.groups = known?.groups ?? new Map()
    this.channels = known?.channels ?? new Map()
    this.homes = known?.homes ?? new Map()
    this.installation = known?.installation ?? null
    this.policy = known?.policy ?? { ...openPolicy }
    world.workspaces.push(this)
  }

  facts(): WorkspaceFacts {
    const { id, name, users, groups, channels, homes, installation, policy } = this
    return structuredClone({ id, name, users, groups, channels, homes, installation, policy })
  }

  addUser(name: string, kind: Partial<Pick<User, 'admin' | 'owner' | 'guest' | 'bot'>>): User {
    const id = this.world.id('U')
    const base = handleOf(name) || `person.${id.toLowerCase()}`
    const taken = [...this.users.values()].filter((u) => u.handle === base || u.handle.startsWith(`${base}.`)).length
    const user: User = {
      id,
      handle: taken === 0 ? base : `${base}.${taken + 1}`,
      name,
      admin: kind.admin ?? false,
      owner: kind.owner ?? false,
      guest: kind.guest ?? false,
      bot: kind.bot ?? false,
      deleted: false,
    }
    this.users.set(id, user)
    return user
  }

  addGroup(name: string, users: string[]): UserGroup {
    const group = {
      id: this.world.id('S'),
      handle: handleOf(name).replaceAll('.', '-') || 'group',
      name,
      users: new Set(users),
    }
    this.groups.set(group.id, group)
    return group
  }

  addChannel(name: string, creator: string, kind: { private?: boolean; im?: string; general?: boolean } = {}): Channel {
    const channel: Channel = {
      id: this.world.id(kind.im === undefined ? 'C' : 'D'),
      name,
      private: kind.private ?? false,
      im: kind.im ?? null,
      general: kind.general ?? false,
      archived: false,
      creator,
      created: Math.floor(this.world.now() / 1000),
      topic: '',
      members: new Set(kind.im === undefined ? [creator] : [creator, kind.im]),
      messages: new Map(),
      pins: new Set(),
    }
    this.channels.set(channel.id, channel)
    this.world.changes.changed()
    return channel
  }

  /** The DM between the bot and this person, opened if there was none. */
  dm(user: string): Channel {
    const app = this.app()
    const open = [...this.channels.values()].find((c) => c.im === user)
    return open ?? this.addChannel('directmessage', app.bot.id, { im: user })
  }

  app(): Installation {
    if (this.installation === null) throw new Error(`No app is installed in ${this.name}`)
    return this.installation
  }

  isBot(user: string): boolean {
    return this.installation?.bot.id === user
  }

  named(name: string): Channel | undefined {
    return [...this.channels.values()].find((c) => c.im === null && c.name === name)
  }

  /** Whether this user's client would show the channel. Admins see no private channel that they are not in. */
  sees(user: User, channel: Channel): boolean {
    if (user.deleted) return false
    if (channel.members.has(user.id)) return true
    return !channel.private && channel.im === null && !user.guest
  }

  /** People, not bots, who see the channel. */
  watchers(channel: Channel): string[] {
    return [...this.users.values()].filter((u) => !u.bot && this.sees(u, channel)).map((u) => u.id)
  }

  message(channel: Channel, ts: string): Message | undefined {
    return channel.messages.get(ts)
  }

  put(channel: Channel, message: Pick<Message, 'author' | 'text'> & Partial<Message>): Message {
    const whole: Message = {
      formatted: true,
      blocks: [],
      files: [],
      edited: false,
      thread: null,
      invoker: null,
      only: null,
      chosen: new Map(),
      ...message,
      ts: this.world.ts(),
      channel: channel.id,
    }
    channel.messages.set(whole.ts, whole)
    this.world.changes.changed()
    return whole
  }

  remove(channel: Channel, message: Message): void {
    channel.messages.delete(message.ts)
    channel.pins.delete(message.ts)
    this.world.changes.changed()
  }

  /** Puts a user into a channel; the bot hears of it where it is in the channel itself. */
  join(channel: Channel, user: string, inviter: string | null): void {
    if (channel.members.has(user)) return
    channel.members.add(user)
    this.tellJoined(channel, user, inviter)
  }

  /** 'This event is also triggered when creating a new channel': https://docs.slack.dev/reference/events/member_joined_channel */
  tellJoined(channel: Channel, user: string, inviter: string | null): void {
    this.tell(channel, {
      type: 'member_joined_channel',
      user,
      channel: channel.id,
      channel_type: channel.private ? 'G' : 'C',
      team: this.id,
      ...(inviter === null ? {} : { inviter }),
    })
  }

  /** Takes a user out; a bot that is taken out hears `group_left` or `channel_left` instead of `member_left_channel`. */
  part(channel: Channel, user: string, by: string): void {
    if (!channel.members.has(user)) return
    if (this.isBot(user)) {
      this.tell(channel, { type: channel.private ? 'group_left' : 'channel_left', channel: channel.id, actor_id: by })
      channel.members.delete(user)
      return
    }
    channel.members.delete(user)
    this.tell(channel, {
      type: 'member_left_channel',
      user,
      channel: channel.id,
      channel_type: channel.private ? 'G' : 'C',
      team: this.id,
    })
  }

  /** An event about a channel that the bot is in. */
  tell(channel: Channel, event: { type: string } & Record<string, unknown>, name = event.type): void {
    this.world.changes.changed()
    if (this.installation === null || !channel.members.has(this.installation.bot.id)) return
    void emit(this, event, channel, name)
  }
}
