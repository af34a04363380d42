import { setTimeout as delay } from 'node:timers/promises'

/** At most `calls` within any stretch of `ms`. */
export interface Allowance {
  readonly calls: number
  readonly ms: number
}

/** Time as rate limits count it, in ms since some instant. It never goes back, whatever happens to the machine's clock. */
export interface PaceClock {
  now(): number
  /** Resolves once at least `ms` have passed. */
  wait(ms: number): Promise<void>
}

/** The time since the process started, which no change of the machine's clock moves. */
export const machineTime: PaceClock = {
  now: () => performance.now(),
  wait: (ms) => delay(ms),
}

/** One allowance, given out in the order in which it is asked for: a sliding window over the calls that used it last. */
export class Bucket {
  /** When the last `calls` calls may have gone, the oldest first; some of them still to come. */
  private readonly given: number[] = []

  constructor(
    private readonly allowance: Allowance,
    private readonly clock: PaceClock,
  ) {}

  /** How long the next call would have to wait, in ms. */
  get wait(): number {
    const { calls, ms } = this.allowance
    const oldest = this.given.length < calls ? undefined : this.given[0]
    return oldest === undefined ? 0 : Math.max(0, oldest + ms - this.clock.now())
  }

  /** Whether nothing waits in it and it is full again: then it can be forgotten and made again when it is needed. */
  get isFull(): boolean {
    const newest = this.given.at(-1)
    return newest === undefined || newest + this.allowance.ms <= this.clock.now()
  }

  /** Takes a call's place at once, and resolves when its time has come. */
  async pass(): Promise<void> {
    const at = this.clock.now() + this.wait
    this.given.push(at)
    if (this.given.length > this.allowance.calls) this.given.shift()
    // timers may be early by a part of a millisecond
    for (let left = at - this.clock.now(); left > 0; left = at - this.clock.now()) await this.clock.wait(left)
  }
}
