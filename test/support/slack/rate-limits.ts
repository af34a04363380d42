import { countedByTheMachine } from '../leap-time.ts'

/**
 * Calls a minute by method tier (https://docs.slack.dev/apis/web-api/rate-limits): tier 1 1+, tier 2 20+, tier 3 50+, tier 4 100+,
 * and 1 message a second a channel for chat.postMessage. Counted per workspace, in a time of its own, which a jump of the fake's clock does not move.
 */
export type Tier = 1 | 2 | 3 | 4 | 'posting' | 'unlimited'

const aMinute: Record<1 | 2 | 3 | 4, number> = { 1: 1, 2: 20, 3: 50, 4: 100 }

export class RateLimits {
  time = countedByTheMachine
  mode: 'real' | 'off' = 'off'
  readonly #calls = new Map<string, number[]>()

  /** Whole seconds to wait before this call is taken, or 0; a call that is taken counts. */
  take(workspace: string, method: string, tier: Tier, channel: string): number {
    if (this.mode === 'off' || tier === 'unlimited') return 0
    const [key, allowed, span] =
      tier === 'posting' ? [`${workspace} ${channel}`, 1, 1000] : [`${workspace} ${method}`, aMinute[tier], 60_000]
    this.time.arrived()
    const now = this.time.now()
    const recent = (this.#calls.get(key) ?? []).filter((at) => at > now - span)
    this.#calls.set(key, recent)
    const oldest = recent[0]
    if (recent.length >= allowed && oldest !== undefined) return Math.max(1, Math.ceil((oldest + span - now) / 1000))
    recent.push(now)
    return 0
  }
}
