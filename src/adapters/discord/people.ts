import { type APIGuild, PermissionFlagsBits, Routes } from 'discord.js'
import type { KnownPerson } from '../../chat/platform.ts'
import { type CommunityRef, externalId } from '../../chat/refs.ts'
import type { Api } from './api.ts'
import { has, heldInGuild } from './permissions.ts'
import { memberOf } from './rooms.ts'

/** At most this many are asked for at once: a circle of 20 must not take all of Discord's 50 calls a second. */
const PEOPLE_AT_ONCE = 5

/** A role's members cannot be listed without a privileged intent, so each person is asked for by id. */
export async function people(api: Api, community: CommunityRef, ids: readonly string[]): Promise<KnownPerson[]> {
  if (ids.length === 0) return []
  const guild = await api.get<APIGuild>(Routes.guild(externalId(community)))
  const waiting = [...new Set(ids)]
  const known: KnownPerson[] = []
  const worker = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      const member = await memberOf(api, community, id)
      if (member === null) continue
      known.push({
        person: id,
        name: member.nick ?? member.user.global_name ?? member.user.username,
        bot: member.user.bot ?? false,
        admin: has(heldInGuild(guild, member, id), PermissionFlagsBits.Administrator),
        guest: false,
        groups: member.roles,
      })
    }
  }
  await Promise.all(Array.from({ length: PEOPLE_AT_ONCE }, worker))
  return known.sort((a, b) => ids.indexOf(a.person) - ids.indexOf(b.person))
}
