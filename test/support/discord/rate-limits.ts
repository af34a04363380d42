import { createHash } from 'node:crypto'
import { countedByTheMachine } from '../leap-time.ts'

/**
 * Rate limits: https://docs.discord.com/developers/topics/rate-limits. The global 50 a second and the headers are
 * documented; the sizes of the buckets are not (u), so these are the ones that libraries commonly meet.
 */
const BUCKETS: Record<string, { limit: number; ms: number }> = {
  'POST /channels/:id/messages': { limit: 5, ms: 5000 },
  'PATCH /channels/:id/messages/:mid': { limit: 5, ms: 5000 },
  'PUT /channels/:id/messages/pins/:mid': { limit: 5, ms: 4000 },
  'PUT /channels/:id/pins/:mid': { limit: 5, ms: 4000 },
  'POST /webhooks/:id/:token': { limit: 5, ms: 2000 },
  'PATCH /webhooks/:id/:token/messages/:mid': { limit: 5, ms: 2000 },
}
/** Renaming and topics: 2 in 10 minutes a channel (u). Counted only for bodies that change one of them. */
const RENAMES = { limit: 2, ms: 600_000 }
const OTHERS = { limit: 10, ms: 1000 }
const GLOBAL = { limit: 50, ms: 1000 }
/** What headers say in relaxed mode, in which nothing is ever refused. */
const RELAXED = { limit: 1000, ms: 1000 }

/**
 * discord.js waits for these by itself, and by the machine's time (src/adapters/discord/rest.ts; test/adapters/discord/rooms.test.ts): they are
 * not counted where time leaps. Of the others, which the bot paces, no header tells there, or discord.js would refuse them in Discord's place.
 */
const WAITED_FOR = /^GET |^\S+ \/webhooks\/|\/permissions\//

export interface Verdict {
  headers: Record<string, string>
  /** Seconds to wait, when the request is refused. */
  retryAfter?: number
  global?: boolean
}

interface Count {
  used: number
  resets: number
}

/**
 * Counts requests per bucket. 'off' (the default) sends generous headers and refuses nothing, so that tests are fast;
 * 'real' refuses with 429. It has a time of its own, never the fake's clock: a jump of the clock is no rest for a server.
 */
export class RateLimits {
  time = countedByTheMachine
  mode: 'real' | 'off' = 'off'
  readonly #counts = new Map<string, Count>()

  /** `exempt`: the interaction routes, which stand outside the global limit. */
  check(route: string, major: string, renames: boolean, exempt: boolean): Verdict {
    const relaxed = headersOf(`${route} ${major}`, RELAXED, RELAXED.limit - 1, RELAXED.ms)
    if (this.mode === 'off' || (this.time.leaps && WAITED_FOR.test(route))) return { headers: relaxed }
    this.time.arrived()
    const now = this.time.now()
    if (!exempt) {
      const wait = this.#take('global', GLOBAL, now)
      if (wait.over) return { headers: refused(wait.left, 'global'), retryAfter: wait.left / 1000, global: true }
    }
    const size = renames ? RENAMES : (BUCKETS[route] ?? OTHERS)
    const key = `${renames ? 'RENAME' : route} ${major}`
    const taken = this.#take(key, size, now)
    const headers = this.time.leaps ? relaxed : headersOf(key, size, taken.remaining, taken.left)
    if (!taken.over) return { headers }
    return { headers: { ...headers, ...refused(taken.left, 'user') }, retryAfter: taken.left / 1000, global: false }
  }

  #take(key: string, size: { limit: number; ms: number }, now: number) {
    const known = this.#counts.get(key)
    const count = known === undefined || known.resets <= now ? { used: 0, resets: now + size.ms } : known
    this.#counts.set(key, count)
    const over = count.used >= size.limit
    if (!over) count.used += 1
    return { over, remaining: size.limit - count.used, left: count.resets - now }
  }
}

export const refused = (leftMs: number, scope: 'user' | 'global' | 'shared'): Record<string, string> => ({
  'retry-after': String(Math.ceil(leftMs / 1000)),
  'x-ratelimit-scope': scope,
  ...(scope === 'global' ? { 'x-ratelimit-global': 'true' } : {}),
})

function headersOf(key: string, size: { limit: number }, remaining: number, left: number): Record<string, string> {
  return {
    'x-ratelimit-limit': String(size.limit),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': String((Date.now() + left) / 1000),
    'x-ratelimit-reset-after': (left / 1000).toFixed(3),
    'x-ratelimit-bucket': createHash('md5').update(key).digest('hex'),
  }
}
