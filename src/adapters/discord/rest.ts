import { DefaultRestOptions, type RateLimitData, type RESTOptions } from 'discord.js'

/** Discord's global limit, and discord.js's own default. */
export const CALLS_PER_SECOND = 50

/** The longest that discord.js may wait by itself for a rate limit, in ms. */
const SHORT_WAIT = 5_000

/**
 * discord.js must never send anything again by itself: the postbox alone retries (ARCHITECTURE, rule 3).
 * `retries: 0` ends its repeats after timeouts and 5xx; a 429 it would wait out and send again unless it is told to reject.
 */
export function restOptions({
  apiUrl,
  timeout,
  callsPerSecond,
}: {
  apiUrl: string | undefined
  timeout: number
  callsPerSecond: number
}): Partial<RESTOptions> {
  return {
    ...(apiUrl ? { api: apiUrl } : {}),
    retries: 0,
    timeout,
    makeRequest: withTimeout,
    rejectOnRateLimit: rejects,
    globalRequestsPerSecond: callsPerSecond,
  }
}

/**
 * undici heeds a signal only once it is connected, and a proxy that never opens its tunnel keeps it waiting for minutes. What is aborted
 * before it is connected is not sent afterwards.
 */
const withTimeout: RESTOptions['makeRequest'] = async (url, init) => {
  const { signal } = init
  if (!signal) return DefaultRestOptions.makeRequest(url, init)
  // each call has a signal of its own, which goes with it
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
  return Promise.race([DefaultRestOptions.makeRequest(url, init), late])
}

/**
 * A short wait is left to discord.js where a call may safely come late and changes nothing by coming twice: questions, people let into
 * a room one by one, and the edit of an answer, which nobody else would send again. Posts and the like are rejected at once.
 */
function rejects({ route, method, retryAfter, timeToReset }: RateLimitData): boolean {
  const mayWait = method.toUpperCase() === 'GET' || route.startsWith('/webhooks/') || route.includes('/permissions/')
  return !mayWait || Math.max(retryAfter, timeToReset) > SHORT_WAIT
}
