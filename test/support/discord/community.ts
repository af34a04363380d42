import type { FakeCommunity, Person, SeenMessage, SeenRoom } from '../people.ts'
import { channelCreated, channelUpdated, memberUpdated, roleCreated, roleUpdated, watchingSight } from './events.ts'
import { install } from './install.ts'
import type { Interactions } from './interactions.ts'
import { bitOf, bitsOf, NEW_SERVER_EVERYONE } from './permission-names.ts'
import { DiscordPerson } from './person.ts'
import { removeChannel } from './routes/channels.ts'
import { unpinByHand } from './routes/pins.ts'
import { removeBot } from './routes/users.ts'
import { seen, seenRoom } from './seen.ts'
import type { Channel, Guild, Message, Role, User, World } from './world.ts'

/** The role of the people in a server whose @everyone may do less. */
const MEMBERS = 'Members'

/** A guild with its people, and what its admins do by hand. */
export class DiscordCommunity implements FakeCommunity {
  readonly #world: World
  readonly #interactions: Interactions
  readonly #guild: Guild
  readonly owner: Person
  readonly byHand: FakeCommunity['byHand']

  constructor(world: World, interactions: Interactions, name: string) {
    this.#world = world
    this.#interactions = interactions
    const owner = world.addUser(`owner of ${name}`)
    const id = world.snowflake()
    this.#guild = {
      ...{ id, name, owner, installed: null },
      roles: new Map(),
      members: new Map(),
      channels: new Map(),
      commands: new Map(),
    }
    // The @everyone role has the guild's id: /topics/permissions#role-object
    this.#guild.roles.set(id, {
      ...{ id, name: '@everyone', permissions: NEW_SERVER_EVERYONE, position: 0, managed: false, mentionable: false },
    })
    world.guilds.set(id, this.#guild)
    this.owner = this.join(owner)
    this.byHand = byHand(world, this.#guild, (room) => this.#room(room))
  }

  get id(): string {
    return this.#guild.id
  }

  person(name: string, kind: { admin?: boolean; bot?: boolean; guest?: boolean; dmsClosed?: boolean } = {}): Person {
    const person = this.join(this.#world.addUser(name, kind))
    if (kind.admin === true) {
      const admins = [...this.#guild.roles.values()].find((role) => role.name === 'Admins')
      const role = admins ?? this.#addRole('Admins', bitOf('ADMINISTRATOR'))
      this.joinGroup({ group: role.id }, person)
    }
    return person
  }

  /** A person known elsewhere joins here too. */
  join(user: User): Person {
    const members = [...this.#guild.roles.values()].find((role) => role.name === MEMBERS)
    const roles = new Set(members === undefined || user.bot ? [] : [members.id])
    this.#guild.members.set(user.id, { user, roles, joinedAt: this.#world.now() })
    this.#world.changed()
    return new DiscordPerson(this.#world, this.#interactions, this.#guild, user)
  }

  group(name: string, people: Person[]): { group: string } {
    const role = this.#addRole(name, 0n)
    for (const person of people) this.joinGroup({ group: role.id }, person)
    return { group: role.id }
  }

  joinGroup({ group }: { group: string }, person: Person): void {
    this.#changeRoles(person, (roles) => roles.add(group))
  }

  leaveGroup({ group }: { group: string }, person: Person): void {
    this.#changeRoles(person, (roles) => roles.delete(group))
  }

  room(name: string, kind: { voice?: boolean } = {}): { room: string } {
    const channel = this.#world.addChannel(this.#guild, kind.voice === true ? 2 : 0, name)
    channelCreated(this.#world, channel)
    this.#world.changed()
    return { room: channel.id }
  }

  find(name: string | RegExp): SeenRoom | undefined {
    const channel = [...this.#guild.channels.values()].find((c) =>
      typeof name === 'string' ? c.name === name : name.test(c.name),
    )
    return channel === undefined ? undefined : seenRoom(this.#world, channel)
  }

  transcript(room: string): SeenMessage[] {
    return this.#room(room)
      .messages.filter((message) => message.viewer === null && message.type !== 6)
      .map((message) => seen(this.#world, message))
  }

  install(printed: string): void {
    install(this.#world, this.#guild, printed)
  }

  uninstall(): void {
    if (this.#guild.installed === null) throw new Error('the bot is not installed here')
    removeBot(this.#world, this.#guild)
  }

  leaves(person: Person): void {
    if (!this.#guild.members.delete(person.id)) throw new Error(`${person.name} is not here`)
    this.#world.changed()
  }

  #addRole(name: string, permissions: bigint): Role {
    const role = this.#world.addRole(this.#guild, name, permissions)
    roleCreated(this.#world, this.#guild, role)
    return role
  }

  #changeRoles(person: Person, change: (roles: Set<string>) => void): void {
    const member = this.#guild.members.get(person.id)
    if (member === undefined) throw new Error(`${person.name} is not in this server`)
    change(member.roles)
    memberUpdated(this.#world, this.#guild, member)
    this.#world.changed()
  }

  #room(id: string): Channel {
    const channel = this.#guild.channels.get(id)
    if (channel === undefined) throw new Error(`there is no room ${id} in this server`)
    return channel
  }
}

function byHand(world: World, guild: Guild, roomOf: (id: string) => Channel): FakeCommunity['byHand'] {
  const message = (on: SeenMessage): Message => {
    const found = world.findMessage(on.id)
    if (found === undefined) throw new Error('that message is gone')
    return found
  }
  const overwrite = (room: string, person: Person, change: (channel: Channel) => void): void => {
    const channel = roomOf(room)
    if (!guild.members.has(person.id)) throw new Error(`${person.name} is not in this server`)
    change(channel)
    channelUpdated(world, channel)
    world.changed()
  }
  const sight = bitsOf('VIEW_CHANNEL')
  return {
    addToRoom: (room, person) =>
      overwrite(room, person, (channel) => {
        const old = channel.overwrites.get(person.id)
        const allow = (old?.allow ?? 0n) | bitsOf('VIEW_CHANNEL', 'SEND_MESSAGES')
        channel.overwrites.set(person.id, { id: person.id, type: 1, allow, deny: (old?.deny ?? 0n) & ~allow })
      }),
    removeFromRoom: (room, person) =>
      overwrite(room, person, (channel) => {
        channel.overwrites.delete(person.id)
        const everyone = channel.overwrites.get(guild.id)
        // Out of a private room by taking the overwrite away; out of an open one by a denial.
        if (everyone !== undefined && (everyone.deny & sight) !== 0n) return
        channel.overwrites.set(person.id, { id: person.id, type: 1, allow: 0n, deny: sight })
      }),
    renameRoom: (room, name) => {
      const channel = roomOf(room)
      channel.name = name
      channelUpdated(world, channel)
      world.changed()
    },
    deleteRoom: (room) => removeChannel(world, roomOf(room)),
    unpin: (on) => unpinByHand(world, message(on)),
    withdraw: (grant) => changeGrant(world, guild, grant, false),
    grant: (grant) => changeGrant(world, guild, grant, true),
  }
}

/** Takes a permission from the bot, or gives it. What it also holds through @everyone goes to a role of the people instead. */
function changeGrant(world: World, guild: Guild, grant: string, on: boolean): void {
  const role = guild.roles.get(guild.installed?.role ?? '')
  if (role === undefined) throw new Error('the bot is not installed here')
  const bit = bitOf(grant)
  watchingSight(world, guild, () => {
    role.permissions = on ? role.permissions | bit : role.permissions & ~bit
    roleUpdated(world, guild, role)
    if (!on) takeFromEveryone(world, guild, bit)
  })
  world.changed()
}

/** What strict servers do: @everyone without, a role 'Members' for people with. New people get it when they join. */
export function takeFromEveryone(world: World, guild: Guild, bits: bigint): void {
  const everyone = guild.roles.get(guild.id)
  const moved = (everyone?.permissions ?? 0n) & bits
  if (everyone === undefined || moved === 0n) return
  const known = [...guild.roles.values()].find((r) => r.name === MEMBERS)
  const members = known ?? world.addRole(guild, MEMBERS, 0n)
  everyone.permissions &= ~moved
  members.permissions |= moved
  for (const member of guild.members.values()) if (!member.user.bot) member.roles.add(members.id)
  if (known === undefined) roleCreated(world, guild, members)
  roleUpdated(world, guild, everyone)
}
