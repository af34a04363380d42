import type { ApiRequest, Routes } from '../api.ts'
import { readNewChannel } from '../channel-form.ts'
import { channelCreated } from '../events.ts'
import { applyOverwrites, checkParent } from '../overwrites.ts'
import { channelPayload, guildPayload, memberPayload, rolePayload } from '../payloads.ts'
import { bitOf } from '../permission-names.ts'
import { canView } from '../permissions.ts'
import { missingAccess, tooManyChannels, unknownGuild, unknownMember, unknownUser } from '../refusal.ts'
import type { Guild, World } from '../world.ts'

/** https://docs.discord.com/developers/resources/guild#create-guild-channel; 30013 in the list of error codes. */
const MAX_CHANNELS = 500

/** A guild that the bot is in. Others look unknown. */
function guildOf(world: World, { params }: ApiRequest): Guild {
  const guild = world.guilds.get(params.id ?? '')
  if (guild?.installed == null) throw unknownGuild()
  return guild
}

export const guildRoutes = (world: World): Routes => ({
  'GET /guilds/:id': (request) => guildPayload(world, guildOf(world, request)),
  /** 'Get Guild Channels will also omit those channels' that cannot be viewed: topics/permissions#channel-visibility. */
  'GET /guilds/:id/channels': (request) => {
    const guild = guildOf(world, request)
    return [...guild.channels.values()]
      .filter((channel) => canView(channel, world.application.id))
      .map((channel) => channelPayload(channel, guild))
  },
  'GET /guilds/:id/roles': (request) => [...guildOf(world, request).roles.values()].map(rolePayload),
  'GET /guilds/:id/members/:uid': (request) => {
    const guild = guildOf(world, request)
    const member = guild.members.get(request.params.uid ?? '')
    if (member === undefined) throw world.users.has(request.params.uid ?? '') ? unknownMember() : unknownUser()
    return memberPayload(member)
  },
  /** Restricted to apps with the GUILD_MEMBERS intent: https://docs.discord.com/developers/resources/guild#list-guild-members */
  'GET /guilds/:id/members': (request) => {
    guildOf(world, request)
    throw missingAccess()
  },
  'POST /guilds/:id/channels': (request) => {
    const guild = guildOf(world, request)
    request.needs.inGuild(world, guild, bitOf('MANAGE_CHANNELS'))
    const form = readNewChannel(request.body)
    checkParent(guild, form.parent)
    if (guild.channels.size >= MAX_CHANNELS) throw tooManyChannels()
    const overwrites = applyOverwrites(world, guild, null, form.overwrites ?? [], request.needs)
    const channel = world.addChannel(guild, form.type, form.name)
    channel.topic = form.topic ?? null
    channel.parent = form.parent ?? null
    channel.overwrites = overwrites
    channelCreated(world, channel)
    world.changed()
    return channelPayload(channel, guild)
  },
})
