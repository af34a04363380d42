import { setTimeout as delay } from 'node:timers/promises'
import type { Act } from './community.ts'

export interface Paced {
  /** From the instant at which each act was due to its answer, in ms. */
  latencies: number[]
  failed: number
}

/**
 * Starts the acts in turn, `rate` a second for `seconds`, whether earlier ones have been answered or not, and waits for all answers.
 * What starts late because the machine was busy counts from when it was due: a stall is paid for by all that fell into it.
 * @param offset in ms, so that two communities act in turn rather than at once
 */
export async function atPace(acts: readonly Act[], rate: number, seconds: number, offset = 0): Promise<Paced> {
  const latencies: number[] = []
  let failed = 0
  const answers: Promise<void>[] = []
  const start = performance.now() + offset
  const count = Math.round(rate * seconds)
  for (let sent = 0; sent < count; ) {
    const now = performance.now()
    for (; sent < count && start + (sent * 1000) / rate <= now; sent += 1) {
      const due = start + (sent * 1000) / rate
      const act = acts[sent % acts.length]
      if (!act) throw new Error('nobody acts')
      answers.push(
        act().then(
          () => {
            latencies.push(performance.now() - due)
          },
          () => {
            failed += 1
          },
        ),
      )
    }
    await delay(Math.max(0, start + (sent * 1000) / rate - performance.now()))
  }
  await Promise.all(answers)
  return { latencies, failed }
}
