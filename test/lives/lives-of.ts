import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, it } from 'vitest'
import type { PlatformUnderTest } from '../support/scene.ts'
import { type Act, lives } from './acts.ts'
import { live } from './life.ts'

/** Lives that once went wrong, with what was wrong: each is lived again for ever. */
const kept: { platform: string; was: string; acts: Act[] }[] = JSON.parse(
  readFileSync(new URL('./kept.json', import.meta.url), 'utf8'),
)

/**
 * The seed does not change, so that whether a change is good is not a matter of luck; LIVES_SEED and LIVES (how many) look elsewhere:
 * `LIVES_SEED=random LIVES=1000 npm run soak -- test/lives`.
 */
const seedFor = (text: string | undefined): number =>
  text === 'random' ? Date.now() % 2 ** 31 : Number(text ?? 20_261_123)

/** A tenth of them in each test, so that a slow machine shows where it is. */
const TENTHS = 10

/** @param count how many lives, a tenth of them from each of ten seeds: the first ten are among any greater number */
export function livesOn(platform: PlatformUnderTest, count: number): void {
  describe(`a small community on ${platform}`, () => {
    const mine = kept.filter((each) => each.platform === platform)
    it.each(mine)('lives again what went wrong once: $was', ({ acts }) => live(platform, acts), 120_000)

    it.each(Array.from({ length: TENTHS }, (_, at) => at + 1))(
      'lives through whatever comes, %s of 10',
      async (tenth) => {
        const seed = seedFor(process.env.LIVES_SEED) + tenth
        const numRuns = Math.ceil(Number(process.env.LIVES ?? count) / TENTHS)
        console.info(`${platform}: ${numRuns} lives, seed ${seed}`)
        const result = await fc.check(
          fc.asyncProperty(lives, (acts) => live(platform, acts)),
          { seed, numRuns, endOnFailure: process.env.LIVES_SHRINK === undefined },
        )
        if (result.failed) throw wentWrong(platform, result)
      },
      900_000,
    )
  })
}

/** The life in words, what was wrong, and the line for kept.json. */
function wentWrong(
  platform: PlatformUnderTest,
  { seed, counterexamplePath, counterexample, errorInstance }: fc.RunDetails<[Act[]]>,
): Error {
  const why = errorInstance instanceof Error ? errorInstance.message : String(errorInstance)
  const acts = counterexample?.[0] ?? []
  const keep = JSON.stringify({ platform, was: 'say what was wrong', acts })
  return new Error(`seed ${seed}, path ${counterexamplePath}\n${why}\nTo keep it: ${keep}`)
}
