import type { ApiRequest, Routes } from '../api.ts'
import { readChannelChange, readOverwrite } from '../channel-form.ts'
import { channelDeleted, channelUpdated } from '../events.ts'
import { applyOverwrites, checkParent } from '../overwrites.ts'
import { anyChannel, channelPayload } from '../payloads.ts'
import { missingAccess, notForDms, unknownChannel, unknownOverwrite } from '../refusal.ts'
import type { Channel, Guild, World } from '../world.ts'

/**
 * A channel that exists and is in one of the bot's guilds or DMs.
 * @throws Refusal 10003 Unknown Channel, 50001 Missing Access
 */
export function channelOf(world: World, { params }: ApiRequest): Channel {
  const channel = world.channels.get(params.id ?? '')
  if (channel === undefined) throw unknownChannel()
  if (channel.guild !== null && channel.guild.installed === null) throw missingAccess()
  return channel
}

function inGuildOnly(channel: Channel): Guild {
  if (channel.guild === null) throw notForDms()
  return channel.guild
}

/** Removes a room with everything in it. */
export function removeChannel(world: World, channel: Channel): void {
  channelDeleted(world, channel)
  world.channels.delete(channel.id)
  channel.guild?.channels.delete(channel.id)
  for (const child of channel.guild?.channels.values() ?? []) {
    if (child.parent !== channel.id) continue
    child.parent = null
    channelUpdated(world, child)
  }
  world.changed()
}

export const channelRoutes = (world: World): Routes => ({
  'GET /channels/:id': (request) => {
    const channel = channelOf(world, request)
    request.needs.inChannel(world, channel)
    return anyChannel(channel)
  },
  'PATCH /channels/:id': (request) => {
    const channel = channelOf(world, request)
    const guild = inGuildOnly(channel)
    const form = readChannelChange(request.body, channel.type)
    const plain = form.name !== undefined || form.topic !== undefined || form.parent !== undefined
    if (plain || form.overwrites === undefined) request.needs.inChannel(world, channel, 'MANAGE_CHANNELS')
    if (form.overwrites !== undefined) {
      request.needs.inChannel(world, channel, 'MANAGE_CHANNELS', 'MANAGE_ROLES')
      channel.overwrites = applyOverwrites(world, guild, channel, form.overwrites, request.needs)
    }
    if (form.parent !== undefined && form.parent !== channel.parent) {
      checkParent(guild, form.parent)
      channel.parent = form.parent
    }
    channel.name = form.name ?? channel.name
    if (form.topic !== undefined) channel.topic = form.topic
    channelUpdated(world, channel)
    world.changed()
    return channelPayload(channel, guild)
  },
  'DELETE /channels/:id': (request) => {
    const channel = channelOf(world, request)
    const payload = anyChannel(channel)
    // Closing a DM only takes it out of the list.
    if (channel.guild === null) return payload
    request.needs.inChannel(world, channel, 'MANAGE_CHANNELS')
    removeChannel(world, channel)
    return payload
  },
  'PUT /channels/:id/permissions/:oid': (request) => {
    const channel = channelOf(world, request)
    const guild = inGuildOnly(channel)
    request.needs.inChannel(world, channel, 'MANAGE_ROLES')
    const form = readOverwrite(request.params.oid ?? '', request.body)
    for (const [id, overwrite] of applyOverwrites(world, guild, channel, [form], request.needs)) {
      channel.overwrites.set(id, overwrite)
    }
    channelUpdated(world, channel)
    world.changed()
    return undefined
  },
  'DELETE /channels/:id/permissions/:oid': (request) => {
    const channel = channelOf(world, request)
    inGuildOnly(channel)
    request.needs.inChannel(world, channel, 'MANAGE_ROLES')
    if (!channel.overwrites.delete(request.params.oid ?? '')) throw unknownOverwrite()
    channelUpdated(world, channel)
    world.changed()
    return undefined
  },
})

/** A change of name or topic: it has a rate limit of its own. */
export const renames = (route: string, body: unknown): boolean =>
  route === 'PATCH /channels/:id' && typeof body === 'object' && body !== null && ('name' in body || 'topic' in body)
