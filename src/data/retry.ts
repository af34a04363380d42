import { setTimeout as wait } from 'node:timers/promises'

/**
 * How often a transaction is tried at most. Measured: fifty at once from two programs, all changing one row, took the slowest of them
 * nine tries; the rest is for slower machines.
 */
const MOST_ATTEMPTS = 15
const FIRST_WAIT_MS = 10
const LONGEST_WAIT_MS = 500

/**
 * Runs `attempt` again while it fails by a conflict with another transaction: after a random wait that grows ('full jitter', so that those who
 * collided do not collide again). Gives the last error back when it never succeeds.
 */
export async function retryOnConflict<R>(
  attempt: () => Promise<R>,
  isConflict: (error: unknown) => boolean,
  onConflict: (tries: number) => void,
): Promise<R> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt()
    } catch (error) {
      if (tries >= MOST_ATTEMPTS || !isConflict(error)) throw error
      onConflict(tries)
      await wait(Math.random() * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tries))
    }
  }
}

/** The transactions that have begun: the connection is closed after them. */
export class InFlight {
  readonly #runs = new Set<Promise<unknown>>()

  async with<R>(run: Promise<R>): Promise<R> {
    this.#runs.add(run)
    try {
      return await run
    } finally {
      this.#runs.delete(run)
    }
  }

  some(): boolean {
    return this.#runs.size > 0
  }

  async ended(): Promise<void> {
    await Promise.allSettled(this.#runs)
  }
}
