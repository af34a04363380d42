import { type APIApplication, type APIUser, REST, Routes } from 'discord.js'
import { CALL_WITHIN } from '../../chat/never-sent.ts'
import { Api } from './api.ts'
import { CALLS_PER_SECOND, restOptions } from './rest.ts'

/** The application and its bot user: ids that never change. */
export async function aboutUs(api: Api): Promise<{ id: string; bot: { id: string } }> {
  const { id, bot } = await api.get<Pick<APIApplication, 'id'> & { bot?: APIUser }>(Routes.currentApplication())
  return { id, bot: bot ?? { id } }
}

/**
 * Whose token it is, for the invite link: no connection is made.
 * @throws PlatformError 'forbidden' naming DISCORD_TOKEN for a wrong token
 */
export async function applicationOf({ token, apiUrl }: { token: string; apiUrl?: string }): Promise<string> {
  const rest = new REST(restOptions({ apiUrl, timeout: CALL_WITHIN, callsPerSecond: CALLS_PER_SECOND }))
  const { id } = await aboutUs(new Api(rest, token, async () => []))
  return id
}
