import type { FakeCommunity, Person, SeenMessage } from '../people.ts'
import { channelUpdated, roleCreated, roleUpdated, watchingSight } from './events.ts'
import { bitOf, bitsOf } from './permission-names.ts'
import { canView } from './permissions.ts'
import { removeChannel } from './routes/channels.ts'
import { unpinByHand } from './routes/pins.ts'
import type { Channel, Guild, Message, World } from './world.ts'

/** The role of the people in a server whose @everyone may do less. */
export const MEMBERS = 'Members'

/** What an administrator does in the client. */
export function byHand(world: World, guild: Guild, roomOf: (id: string) => Channel): FakeCommunity['byHand'] {
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
    archiveRoom: nothingLikeIt,
    unarchiveRoom: nothingLikeIt,
    inviteBot: (room) => {
      const channel = roomOf(room)
      if (guild.installed === null) throw new Error('the bot is not installed here')
      const { id } = world.application
      const allow = bitsOf('VIEW_CHANNEL', 'SEND_MESSAGES', 'PIN_MESSAGES')
      const deny = (channel.overwrites.get(id)?.deny ?? 0n) & ~allow
      channel.overwrites.set(id, { id, type: 1, allow, deny })
      channelUpdated(world, channel)
      world.changed()
    },
    removeBot: (room) => {
      const channel = roomOf(room)
      const { id } = world.application
      channel.overwrites.delete(id)
      if (canView(channel, id)) channel.overwrites.set(id, { id, type: 1, allow: 0n, deny: sight })
      channelUpdated(world, channel)
      world.changed()
    },
    unpin: (on) => unpinByHand(world, message(on)),
    withdraw: (grant) => changeGrant(world, guild, grant, false),
    grant: (grant) => changeGrant(world, guild, grant, true),
  }
}

function nothingLikeIt(): never {
  throw new Error('Discord has no archive of rooms')
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
