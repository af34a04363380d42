import type { OverwriteForm } from './channel-form.ts'
import { bitOf, namesOf } from './permission-names.ts'
import { inGuild, type Needs } from './permissions.ts'
import { invalidForm, missingPermissions, unknownOverwrite } from './refusal.ts'
import type { Channel, Guild, Overwrite, World } from './world.ts'

/**
 * What the bot may write into overwrites: 'Only permissions your bot has in the guild or parent channel (if applicable)
 * can be allowed/denied (unless your bot has a MANAGE_ROLES overwrite in the channel)', and 'Setting MANAGE_ROLES
 * permission in channels is only possible for guild administrators':
 * https://docs.discord.com/developers/resources/channel#edit-channel-permissions, /guild#create-guild-channel
 */
function checkBits(world: World, guild: Guild, channel: Channel | null, form: OverwriteForm, needs: Needs): void {
  const bot = world.application.id
  const held = inGuild(guild, bot)
  const bits = form.allow | form.deny
  if ((bits & bitOf('MANAGE_ROLES')) !== 0n && (held & bitOf('ADMINISTRATOR')) === 0n) throw missingPermissions()
  if (channel !== null && hasRolesOverwrite(channel, guild, bot)) return
  // to deny oneself something is no use of it, nor to deny others what everybody holds, the bot not by its own role
  const own = guild.roles.get(guild.installed?.role ?? '')?.permissions ?? 0n
  for (const name of namesOf(form.id === bot ? form.allow : form.allow | (form.deny & own))) needs.names.add(name)
  if ((bits & ~held) !== 0n) throw missingPermissions()
}

function hasRolesOverwrite(channel: Channel, guild: Guild, bot: string): boolean {
  const mine = new Set([bot, ...(guild.members.get(bot)?.roles ?? [])])
  return [...channel.overwrites.values()].some((o) => mine.has(o.id) && (o.allow & bitOf('MANAGE_ROLES')) !== 0n)
}

/** An overwrite must be for a role of the guild or one of its members (strict: the API's words for others are undocumented). */
function checkTarget(guild: Guild, form: OverwriteForm): void {
  const known = form.type === 0 ? guild.roles.has(form.id) : guild.members.has(form.id)
  if (!known) throw unknownOverwrite()
}

/**
 * Checks a list of overwrites and gives them as a channel keeps them.
 * @throws Refusal 50013, 10009
 */
export function applyOverwrites(
  world: World,
  guild: Guild,
  channel: Channel | null,
  forms: readonly OverwriteForm[],
  needs: Needs,
): Map<string, Overwrite> {
  const overwrites = new Map<string, Overwrite>()
  for (const form of forms) {
    const kept = channel?.overwrites.get(form.id)
    if (kept === undefined) checkTarget(guild, form)
    checkBits(world, guild, channel, form, needs)
    overwrites.set(form.id, { ...form })
  }
  return overwrites
}

/** 'up to 50 channels' a category: https://docs.discord.com/developers/resources/channel#channel-object-channel-types */
const MAX_IN_CATEGORY = 50

export function checkParent(guild: Guild, parent: string | null | undefined): void {
  if (parent === null || parent === undefined) return
  if (guild.channels.get(parent)?.type !== 4) {
    throw invalidForm(['parent_id'], 'CHANNEL_PARENT_INVALID', 'Category does not exist')
  }
  if ([...guild.channels.values()].filter((c) => c.parent === parent).length >= MAX_IN_CATEGORY) {
    throw invalidForm(
      ['parent_id'],
      'CHANNEL_PARENT_MAX_CHANNELS',
      'Maximum number of channels in category reached (50)',
    )
  }
}
