import type { webApi } from '@slack/bolt'
import { PlatformError } from '../../chat/errors.ts'
import type { KnownPerson } from '../../chat/platform.ts'
import type { Api } from './api.ts'

type User = NonNullable<webApi.UsersInfoResponse['user']>

/** At most this many are asked for at once: users.info may be called some 100 times a minute (tier 4). */
const PEOPLE_AT_ONCE = 5

/** Null for one who was never here or whose account is deactivated: she has left. */
export async function fetchUser(api: Api, id: string): Promise<User | null> {
  try {
    const { user } = await api.call('users.info', (client) => client.users.info({ user: id }))
    return user === undefined || user.deleted === true ? null : user
  } catch (error) {
    if (error instanceof PlatformError && error.kind === 'not-found') return null
    throw error
  }
}

/** What of a user object, in an answer or an event, says how someone is shown. */
export interface SlackProfile {
  deleted?: boolean
  name?: string
  real_name?: string
  profile?: { display_name?: string }
}

/** What people in the workspace read: the name she chose, else her full name, else her handle. */
export const profileName = ({ profile, real_name, name }: SlackProfile): string =>
  profile?.display_name || real_name || name || ''

/** Those of `ids` who are in the workspace now, in that order, each once. */
export async function people(api: Api, ids: readonly string[]): Promise<KnownPerson[]> {
  const waiting = [...new Set(ids)]
  const known = new Map<string, KnownPerson>()
  const worker = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      const user = await fetchUser(api, id)
      if (user !== null) known.set(id, knownPerson(id, user))
    }
  }
  await Promise.all(Array.from({ length: PEOPLE_AT_ONCE }, worker))
  return ids.flatMap((id, at) => (ids.indexOf(id) === at ? (known.get(id) ?? []) : []))
}

/** USLACKBOT is a bot that Slack does not call one. */
const knownPerson = (id: string, user: User): KnownPerson => ({
  person: id,
  name: profileName(user),
  bot: user.is_bot === true || id === 'USLACKBOT',
  admin: user.is_admin === true || user.is_owner === true || user.is_primary_owner === true,
  guest: user.is_restricted === true || user.is_ultra_restricted === true,
  groups: 'unknown',
})

/** A group that is gone or disabled has nobody in it: it grants nothing. */
export async function groupMembers(api: Api, group: string): Promise<string[] | 'cannot-list'> {
  try {
    const { users } = await api.call('usergroups.users.list', (client) =>
      client.usergroups.users.list({ usergroup: group }),
    )
    return users ?? []
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error
    if (error.kind === 'not-found') return []
    if (error.kind === 'forbidden') return 'cannot-list'
    throw error
  }
}
