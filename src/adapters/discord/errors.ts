import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes } from 'discord.js'
import { PlatformError } from '../../chat/errors.ts'
import { neverSent } from '../../chat/never-sent.ts'

/**
 * Any failure of a call in the words of the port. With `retries: 0` discord.js rejects at once with DiscordAPIError (4xx),
 * HTTPError (5xx), RateLimitError (429, or its own count of a bucket that is used up: nothing was sent then), AbortError (its
 * timeout) or undici's own error. The error itself is not kept as a cause: it holds the request's body, which is what people wrote.
 */
export function platformError(error: unknown, call: { prepares: boolean }): PlatformError {
  if (error instanceof PlatformError) return error
  if (error instanceof RateLimitError) {
    const retryAfter = Math.ceil(error.retryAfter > 0 ? error.retryAfter : error.timeToReset)
    return new PlatformError('rate-limited', 'rate-limit', { retryAfter })
  }
  if (error instanceof DiscordAPIError) return refusal(error)
  const code = error instanceof HTTPError ? `status-${error.status}` : codeOf(error)
  if (neverSent(error)) return new PlatformError('unavailable', code)
  // only the call that posts or changes something leaves its outcome unknown
  return new PlatformError(call.prepares ? 'unavailable' : 'unknown-outcome', code)
}

function refusal(error: DiscordAPIError): PlatformError {
  const detail = errorName(error)
  // expired or foreign interaction tokens come as 401 too, and are no fault of the bot's own token
  if (error.code === RESTJSONErrorCodes.InvalidWebhookToken) return new PlatformError('not-found', detail)
  if (error.status === 401) return new PlatformError('forbidden', 'DISCORD_TOKEN')
  if (error.code === RESTJSONErrorCodes.CannotSendMessagesToThisUser)
    return new PlatformError('forbidden', 'direct messages closed')
  if (error.status === 403) return new PlatformError('forbidden', detail)
  if (error.status === 404) return new PlatformError('not-found', detail)
  return new PlatformError('invalid', detail)
}

/** 'UnknownChannel', 'InvalidFormBodyOrContentType BASE_TYPE_MAX_LENGTH': names of codes, never the words beside them. */
function errorName(error: DiscordAPIError): string {
  const known = typeof error.code === 'number' && error.code !== 0 ? RESTJSONErrorCodes[error.code] : undefined
  const name = known ?? (error.code === 0 ? `status-${error.status}` : `code-${error.code}`)
  const inner = 'errors' in error.rawError ? fieldCodes(error.rawError.errors)[0] : undefined
  return inner === undefined ? name : `${name} ${inner}`
}

/** Discord nests what is wrong with which field: https://docs.discord.com/developers/reference#error-messages */
function fieldCodes(errors: unknown): string[] {
  if (typeof errors !== 'object' || errors === null) return []
  return Object.entries(errors).flatMap(([key, inner]) =>
    key === 'code' && typeof inner === 'string' && /^[A-Z_0-9]+$/.test(inner) ? [inner] : fieldCodes(inner),
  )
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}

/** Whether a failure is one of these codes of Discord's. */
export function isRefusal(error: unknown, ...codes: number[]): boolean {
  return error instanceof DiscordAPIError && codes.includes(Number(error.code))
}
