import { setTimeout as delay } from 'node:timers/promises'

/** Waits (bounded) for what is seen from outside; processes come and go meanwhile. */
export async function until<T>(
  what: string,
  look: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  for (let times = 0; times < 1_500; times += 1) {
    const found = await look()
    if (found) return found
    await delay(20)
  }
  throw new Error(`not seen within 30 seconds: ${what}`)
}
