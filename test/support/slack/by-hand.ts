import type { FakeCommunity, Person, SeenMessage } from '../people.ts'
import { archive, renameChannel } from './api/conversations.ts'
import { unpin } from './api/pins.ts'
import type { Channel } from './state.ts'
import type { Workspace } from './workspace.ts'

export function channelOf(workspace: Workspace, room: string): Channel {
  const channel = workspace.channels.get(room)
  if (channel === undefined) throw new Error(`There is no room ${room} in ${workspace.name}`)
  return channel
}

/** What an owner, or a member of a channel, does in the client. */
export function byHand(workspace: Workspace, owner: Person): FakeCommunity['byHand'] {
  const inUse = (room: string): Channel => {
    const channel = channelOf(workspace, room)
    if (channel.archived) throw new Error(`#${channel.name} is archived`)
    return channel
  }
  return {
    addToRoom: (room, person) => workspace.join(inUse(room), person.id, owner.id),
    removeFromRoom: (room, person) => workspace.part(inUse(room), person.id, owner.id),
    renameRoom: (room, name) => renameChannel(workspace, inUse(room), name),
    deleteRoom(room) {
      const channel = channelOf(workspace, room)
      const type = channel.private ? 'group_deleted' : 'channel_deleted'
      const date_deleted = Math.floor(workspace.world.now() / 1000)
      workspace.tell(channel, { type, channel: channel.id, actor_id: owner.id, date_deleted })
      workspace.channels.delete(room)
    },
    archiveRoom: (room) => archive(workspace, inUse(room), owner.id),
    unarchiveRoom(room) {
      const channel = channelOf(workspace, room)
      if (!channel.archived) throw new Error(`#${channel.name} is not archived`)
      channel.archived = false
      const type = channel.private ? 'group_unarchive' : 'channel_unarchive'
      workspace.tell(channel, { type, channel: channel.id, actor_id: owner.id })
    },
    inviteBot(room, by) {
      const channel = inUse(room)
      if (channel.private && !channel.members.has(by.id)) throw new Error(`${by.name} is not in #${channel.name}`)
      if (workspace.app().uninstalled) throw new Error('The app is not installed any more')
      workspace.join(channel, workspace.app().bot.id, by.id)
    },
    removeBot: (room) => workspace.part(inUse(room), workspace.app().bot.id, owner.id),
    unpin(message: SeenMessage) {
      const channel = inUse(message.room)
      const pinned = workspace.message(channel, message.id)
      if (pinned === undefined || !channel.pins.has(message.id)) throw new Error('That message is not pinned')
      unpin(workspace, channel, pinned, owner.id)
    },
    withdraw(grant) {
      if (!workspace.app().scopes.delete(grant)) throw new Error(`The app does not hold ${grant}`)
    },
    grant(grant) {
      workspace.app().scopes.add(grant)
    },
  }
}
