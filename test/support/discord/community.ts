import type { FakeCommunity, Person, SeenMessage, SeenRoom } from '../people.ts'
import { byHand, MEMBERS } from './by-hand.ts'
import { channelCreated, channelUpdated, memberUpdated, roleCreated, roleDeleted, watchingSight } from './events.ts'
import { install } from './install.ts'
import type { Interactions } from './interactions.ts'
import { bitOf, NEW_SERVER_EVERYONE } from './permission-names.ts'
import { DiscordPerson } from './person.ts'
import { removeBot } from './routes/users.ts'
import { seen, seenRoom } from './seen.ts'
import type { Channel, Guild, Role, User, World } from './world.ts'

/** A guild with its people, and what its admins do by hand. */
export class DiscordCommunity implements FakeCommunity {
  readonly #world: World
  readonly #interactions: Interactions
  readonly #guild: Guild
  readonly owner: Person
  readonly byHand: FakeCommunity['byHand']

  constructor(world: World, interactions: Interactions, guild: Guild) {
    this.#world = world
    this.#interactions = interactions
    this.#guild = guild
    this.owner = this.#as(guild.owner)
    this.byHand = byHand(world, this.#guild, (room) => this.#room(room))
  }

  /** A new one, with its owner in it. */
  static founded(world: World, interactions: Interactions, name: string): DiscordCommunity {
    const owner = world.addUser(`owner of ${name}`)
    const id = world.snowflake()
    const guild: Guild = {
      ...{ id, name, owner, installed: null },
      roles: new Map(),
      members: new Map(),
      channels: new Map(),
      commands: new Map(),
    }
    // The @everyone role has the guild's id: /topics/permissions#role-object
    guild.roles.set(id, {
      ...{ id, name: '@everyone', permissions: NEW_SERVER_EVERYONE, position: 0, managed: false, mentionable: false },
    })
    world.guilds.set(id, guild)
    const community = new DiscordCommunity(world, interactions, guild)
    community.join(owner)
    return community
  }

  get id(): string {
    return this.#guild.id
  }

  people(): Person[] {
    return [...this.#guild.members.values()].filter(({ user }) => !user.bot).map(({ user }) => this.#as(user))
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
    return this.#as(user)
  }

  #as(user: User): Person {
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
    return [...this.#room(room).messages.values()]
      .filter((message) => message.viewer === null && message.type !== 6)
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

  /** An administrator gives one more role to the bot. */
  botJoins({ group }: { group: string }): void {
    const bot = this.#guild.members.get(this.#world.application.id)
    if (bot === undefined) throw new Error('the bot is not installed here')
    watchingSight(this.#world, this.#guild, () => {
      bot.roles.add(group)
      memberUpdated(this.#world, this.#guild, bot)
    })
    this.#world.changed()
  }

  /** An administrator deletes a role: it goes from its people and from all overwrites. */
  deletesRole({ group }: { group: string }): void {
    watchingSight(this.#world, this.#guild, () => {
      if (!this.#guild.roles.delete(group)) throw new Error(`there is no role ${group}`)
      for (const member of this.#guild.members.values()) member.roles.delete(group)
      roleDeleted(this.#world, this.#guild, group)
    })
    for (const channel of this.#guild.channels.values())
      if (channel.overwrites.delete(group)) channelUpdated(this.#world, channel)
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
