import { RespondError, webApi } from '@slack/bolt'
import { PlatformError } from '../../chat/errors.ts'
import { neverSent } from '../../chat/never-sent.ts'

const { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } = webApi

/** https://docs.slack.dev/reference/methods/auth.test#errors: the token itself is refused. */
export const TOKEN_REFUSED = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
  'user_removed_from_team',
  'team_disabled',
])

const FORBIDDEN = new Set([
  'not_in_channel',
  'user_not_in_channel',
  'not_authorized',
  'permission_denied',
  'access_denied',
  'no_permission',
  'cant_update_message',
  'edit_window_closed',
  'cant_invite',
  'cant_invite_self',
  'cant_kick_self',
  'cant_kick_from_general',
  'cant_archive_general',
  'user_is_restricted',
  'user_is_ultra_restricted',
  'ura_max_channels',
  'messages_tab_disabled',
  'not_enabled',
  'paid_teams_only',
  'plan_upgrade_required',
  'forbidden_team',
  'team_access_not_granted',
  'org_login_required',
  'ekm_access_denied',
  'accesslimited',
  'file_type_not_allowed',
  'file_upload_size_restricted',
  'file_uploads_disabled',
  'file_uploads_except_images_disabled',
  'posting_to_channel_denied',
  'storage_limit_reached',
])

/** What was meant is not there any more. An archived room is as good as gone: a bot cannot bring it back. */
const NOT_FOUND = new Set([
  'channel_not_found',
  'message_not_found',
  'user_not_found',
  'users_not_found',
  'user_not_visible',
  'user_disabled',
  'no_such_subteam',
  'subteam_not_found',
  'thread_not_found',
  'is_archived',
  'is_inactive',
  'not_found',
  'expired_trigger_id',
  'invalid_trigger_id',
])

const RATE_LIMITED = new Set(['ratelimited', 'rate_limited', 'message_limit_exceeded'])

/** 'It's possible some aspect of the operation succeeded before the error was raised': every method's page of errors. */
const UNKNOWN = new Set(['internal_error', 'fatal_error', 'request_timeout', 'service_unavailable'])

/** Where Slack does not say for how long, a minute, in ms: its limits are counted by the minute. */
const A_MINUTE = 60_000

/** What a call was: whether it only asked or prepared (asking again is harmless), and the scope that it needs. */
export interface Called {
  reads: boolean
  scope: string | null
}

/**
 * Any failure of a call in the words of the port. With `retries: 0` and `rejectRateLimitedCalls` the client rejects at once.
 * Only codes are kept, never the error itself: it may hold the request's address or body.
 */
export function platformError(error: unknown, { reads, scope }: Called): PlatformError {
  if (error instanceof PlatformError) return error
  if (error instanceof WebAPIRateLimitedError) return limited(error.retryAfter)
  if (error instanceof WebAPIPlatformError) {
    const code = codeWord(error.data.error)
    if (UNKNOWN.has(code)) return new PlatformError(reads ? 'unavailable' : 'unknown-outcome', code)
    return refusal(code, error, scope)
  }
  const status = statusOf(error)
  if (status !== null && status < 500) return refusedByStatus(status)
  const code = status === null ? codeOf(error) : `status-${status}`
  if (status === null && neverSent(error)) return new PlatformError('unavailable', code)
  // a 429 without 'Retry-After' comes as an error without a code of its own
  if (error instanceof Error && error.message.startsWith('Retry header did not contain'))
    return limited(A_MINUTE / 1000)
  // what was only asked for changed nothing: it can be asked again
  return new PlatformError(reads ? 'unavailable' : 'unknown-outcome', code)
}

const limited = (seconds: number) =>
  new PlatformError('rate-limited', 'ratelimited', { retryAfter: Math.max(0, seconds) * 1000 })

function refusal(code: string, error: InstanceType<typeof WebAPIPlatformError>, scope: string | null): PlatformError {
  if (code === 'missing_scope') {
    const needed = 'needed' in error.data && typeof error.data.needed === 'string' ? error.data.needed : code
    return new PlatformError('forbidden', scope ?? needed)
  }
  if (TOKEN_REFUSED.has(code)) return new PlatformError('forbidden', 'SLACK_BOT_TOKEN')
  if (RATE_LIMITED.has(code)) return limited(error.data.response_metadata?.retryAfter ?? A_MINUTE / 1000)
  if (FORBIDDEN.has(code) || code.startsWith('restricted_action')) return new PlatformError('forbidden', code)
  return new PlatformError(NOT_FOUND.has(code) ? 'not-found' : 'invalid', code)
}

/** An address for answers that is used up or too old is a 404: https://docs.slack.dev/interactivity/handling-user-interaction */
function refusedByStatus(status: number): PlatformError {
  if (status === 429) return limited(A_MINUTE / 1000)
  return new PlatformError(status === 404 ? 'not-found' : 'invalid', `status-${status}`)
}

function statusOf(error: unknown): number | null {
  if (error instanceof WebAPIHTTPError || error instanceof RespondError) return error.statusCode
  return null
}

/** fetch hides what went wrong in the cause of a cause. */
function codeOf(error: unknown, depth = 0): string {
  if (!(error instanceof Error)) return 'unknown'
  if (error instanceof WebAPIRequestError) return codeOf(error.original, depth + 1)
  if (error.cause instanceof Error && depth < 4) return codeOf(error.cause, depth + 1)
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}

/** Slack's codes are words; anything else is not repeated. */
function codeWord(code: unknown): string {
  return typeof code === 'string' && /^[a-z_]{1,60}$/.test(code) ? code : 'unknown'
}

/** Slack's own code of a refusal, '' for any other failure. */
export const codeOfRefusal = (error: unknown): string =>
  error instanceof WebAPIPlatformError ? codeWord(error.data.error) : ''
