import { webApi } from '@slack/bolt'
import { PlatformError } from '../../chat/errors.ts'
import type { CheckCode, Finding } from '../../chat/platform.ts'
import { type CommunityRef, communityRef } from '../../chat/refs.ts'
import { type Api, clientOptions, SILENT } from './api.ts'
import { codeOfRefusal, platformError, TOKEN_REFUSED } from './errors.ts'
import { SCOPES } from './publish.ts'
import { MENDS } from './words.ts'

/** Whose token it is. */
export interface AppIdentity {
  community: CommunityRef
  name: string
  /** The bot's id as a person. */
  user: string
  bot: string
  /** What was granted when the app was installed. */
  scopes: readonly string[]
}

/** @throws PlatformError 'forbidden' SLACK_BOT_TOKEN */
export async function whoAmI(api: Api): Promise<AppIdentity> {
  const answer = await api.call('auth.test', (client) => client.auth.test())
  return {
    community: communityRef('slack', answer.team_id ?? ''),
    name: answer.team ?? '',
    user: answer.user_id ?? '',
    bot: answer.bot_id ?? '',
    scopes: answer.response_metadata?.scopes ?? [],
  }
}

/** A failure of apps.connections.open, which alone uses the app-level token. */
export function appTokenError(error: unknown): PlatformError {
  const code = codeOfRefusal(error)
  if (TOKEN_REFUSED.has(code)) return new PlatformError('forbidden', 'SLACK_APP_TOKEN')
  if (code === 'missing_scope') return new PlatformError('forbidden', 'SLACK_APP_TOKEN connections:write')
  if (code === 'forbidden_team') return new PlatformError('forbidden', 'Socket Mode')
  return platformError(error, { reads: true, scope: null })
}

/** What is missing for Roundel to work in this workspace, by name, and how to mend it. */
export async function check(
  api: Api,
  community: CommunityRef,
  app: { token: string; apiUrl: string | undefined; timeout: number },
): Promise<Finding[]> {
  const findings: Finding[] = []
  try {
    const self = await whoAmI(api)
    if (self.community !== community) return [wrong('platform.token', 'SLACK_BOT_TOKEN', MENDS.otherWorkspace)]
    findings.push(fine('platform.token', 'SLACK_BOT_TOKEN'), ...scopes(self.scopes))
  } catch (error) {
    if (!(error instanceof PlatformError) || error.kind !== 'forbidden') throw error
    findings.push(wrong('platform.token', 'SLACK_BOT_TOKEN', MENDS.botToken))
  }
  return [...findings, await socketMode(app)]
}

const fine = (code: CheckCode, what: string): Finding => ({ code, level: 'fine', what, mend: '' })
const wrong = (code: CheckCode, what: string, mend: string): Finding => ({ code, level: 'wrong', what, mend })

function scopes(granted: readonly string[]): Finding[] {
  const needed = Object.keys(SCOPES).map((scope) =>
    granted.includes(scope)
      ? fine('platform.permission', scope)
      : wrong('platform.permission', scope, MENDS.scope(scope)),
  )
  const extra = granted.filter((scope) => scope !== '' && !(scope in SCOPES))
  return [
    ...needed,
    ...extra.map((what): Finding => ({ code: 'platform.surplus', level: 'warning', what, mend: MENDS.extra })),
  ]
}

/** The address that is asked for is not used: a connection counts only once it is made. */
async function socketMode(app: { token: string; apiUrl: string | undefined; timeout: number }): Promise<Finding> {
  const client = new webApi.WebClient(app.token, { ...clientOptions(app.apiUrl, app.timeout), logger: SILENT })
  try {
    await client.apps.connections.open({})
    return fine('platform.token', 'SLACK_APP_TOKEN')
  } catch (error) {
    const told = appTokenError(error)
    if (told.kind !== 'forbidden') throw told
    return wrong('platform.token', told.detail, told.detail === 'Socket Mode' ? MENDS.socketMode : MENDS.appToken)
  }
}
