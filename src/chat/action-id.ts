import { LIMITS, within } from './limits.ts'
import type { CommunityRef } from './refs.ts'

/**
 * What a button, a select or a form carries: enough to act on it after a restart, in any process, years later.
 * `mark` is the id of the post that shows it (so that a press settles what became of the post), or, on a form,
 * the random id minted when the form was built (so that a double submit makes one record).
 */
export interface ActionId {
  /** The definition's id, such as 'session.here'. */
  definition: string
  community: CommunityRef
  mark: string
  payload: readonly string[]
}

const ID_VERSION = '1'
const SEPARATOR = '|'

/** Longest that our own parts may be: 'discord:' + a 20-digit snowflake, and a 12-character mark. */
export const WORST_CASE = { community: 'discord:18446744073709551615', mark: 'aaaaaaaaaaaa' } as const

/** @throws LimitError over 100 characters, or when a part holds the separator. */
export function encodeActionId(id: ActionId): string {
  const parts = [ID_VERSION, id.definition, id.community, id.mark, ...id.payload]
  for (const part of parts) {
    if (part.includes(SEPARATOR)) throw new RangeError(`a part of an action id holds '${SEPARATOR}'`)
  }
  return within('action id', parts.join(SEPARATOR), LIMITS.actionId)
}

/** Null for what is not ours or is of a version that this program does not know. */
export function decodeActionId(text: string): ActionId | null {
  const [version, definition, community, mark, ...payload] = text.split(SEPARATOR)
  if (version !== ID_VERSION || !definition || !community || mark === undefined) return null
  if (!/^(discord|slack|rehearsal):[\w-]+$/.test(community)) return null
  return { definition, community: community as CommunityRef, mark, payload }
}
