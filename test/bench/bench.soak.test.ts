import { describe, expect, it } from 'vitest'
import { deeds, subjects } from '../../bench/load/wire.ts'
import { stage } from '../../bench/subjects.ts'
import { trial } from '../../bench/trial.ts'

/** Nothing here says how fast anything is: only that the bench's parts start and count. */
const SMALL = { rounds: 1, rates: [10], seconds: 0.4, rest: 0.1, warmUp: 0.1 }

describe('the bench', { timeout: 120_000 }, () => {
  it.each(subjects)('starts %s, and each command is answered and counted', async (subject) => {
    const place = await stage(subject)
    try {
      const found = await trial(place, SMALL)
      expect(found.rates).toMatchObject(
        deeds.map((deed) => ({ deed, rate: 10, commands: 4, failed: 0, complaints: 0 })),
      )
      expect(found.subject).toBe(subject)
      for (const value of [found.ready, found.rss, found.heap]) expect(value).toBeGreaterThan(0)
    } finally {
      await place.close()
    }
  })
})
