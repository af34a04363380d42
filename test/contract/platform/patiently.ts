import { PlatformError } from '../../../src/chat/errors.ts'

/** As the postbox does: a call that is told to wait waits and is made again. At most ten times. */
export async function patiently<T>(call: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await call()
    } catch (error) {
      if (!(error instanceof PlatformError) || error.kind !== 'rate-limited' || tries === 10) throw error
      await new Promise((done) => setTimeout(done, error.retryAfter ?? 1_000))
    }
  }
}

/** What becomes true soon: looked for every few milliseconds, at most thirty seconds long. */
export async function until<T>(look: () => T | undefined): Promise<T> {
  for (let tries = 0; tries < 1_500; tries += 1) {
    const found = look()
    if (found !== undefined) return found
    await new Promise((done) => setTimeout(done, 20))
  }
  throw new Error('it did not come within thirty seconds')
}
