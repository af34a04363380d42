import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { communityEntity } from '../../src/areas/circles/entities.ts'
import { postAgain, reportPresent } from '../../src/outbox/answers.ts'
import { QUESTION } from '../../src/outbox/topics.ts'
import { databases, type FreshDatabase, freshDatabase } from '../support/database.ts'
import { postHouse, START, swept, TWO_MINUTES, words } from './support/house.ts'
import type { Fate } from './support/model-platform.ts'

const fates: Fate[] = [
  'done',
  'done, no answer',
  'not done, no answer',
  'done, killed',
  'not done, killed',
  'refused connection',
  'too many',
  'forbidden',
  'gone',
  'crash of the adapter',
]
/** After which nobody can know whether it is there. */
const doubtful: readonly Fate[] = [
  'done, no answer',
  'not done, no answer',
  'done, killed',
  'not done, killed',
  'crash of the adapter',
]
const RUNS = { sqlite: 40, postgresql: 15 }

describe.each(databases)('whatever a platform and the kills do, on %s', (kind) => {
  let fresh: FreshDatabase
  beforeAll(async () => {
    fresh = await freshDatabase(kind)
  })
  beforeEach(() => swept(fresh.db))
  afterAll(() => fresh.close())

  it('no post is lost and none stands there twice unasked', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...fates), { maxLength: 12 }),
        fc.constantFrom(0, TWO_MINUTES),
        fc.integer({ min: 1, max: 4 }),
        fc.boolean(),
        fc.integer({ min: 0, max: 200 }),
        async (scripted, sameKeyFor, count, graced, secondsOff) => {
          await swept(fresh.db)
          const at = postHouse(fresh.db, { sameKeyFor })
          at.platform.fates = [...scripted]
          const posts: string[] = []
          for (let each = 0; each < count; each += 1)
            posts.push(
              await at.add({ view: words(`${each}`), ...(graced ? { graceUntil: START.add({ minutes: 3 }) } : {}) }),
            )
          await at.run()
          await at.afterBeingOff({ seconds: secondsOff })
          await at.passes({ hours: 30 })

          for (const post of posts) {
            const there = at.platform.ledger.filter((each) => each.mark === post).length
            const { state, message } = await at.row(post)
            expect(['sent', 'held', 'failed', 'stale']).toContain(state)
            expect(there).toBeLessThanOrEqual(1)
            if (state === 'sent') expect([there, message]).toEqual([1, expect.any(String)])
            if (state === 'failed' || state === 'stale') expect(there).toBe(0)
            if (state === 'held') expect(scripted.some((fate) => doubtful.includes(fate))).toBe(true)
            if (state === 'held' || state === 'failed')
              expect(await fresh.db.read.post.count({ where: { topic: QUESTION.name, ownerId: post } })).toBe(1)
          }
          const order = at.platform.ledger.filter((each) => each.to === 'C1').map((each) => posts.indexOf(each.mark))
          expect(order).toEqual([...order].sort((a, b) => a - b))

          // one who looks and tells the truth brings each of them to its end
          const anna = {
            community: at.community,
            person: 'anna',
            subject: communityEntity(at.community),
            facilitates: true,
          }
          for (const post of posts) {
            const { state } = await at.row(post)
            if (state !== 'held' && state !== 'failed') continue
            const there = at.platform.ledger.some((each) => each.mark === post)
            await (there ? reportPresent : postAgain)({ ...at.work, now: at.clock.now() }, post, anna)
          }
          at.platform.fates = []
          await at.passes({ hours: 1 })
          for (const post of posts) {
            const { state } = await at.row(post)
            if (state !== 'stale') {
              expect(state).toBe('sent')
              expect(at.platform.ledger.filter((each) => each.mark === post)).toHaveLength(1)
            }
          }
        },
      ),
      { numRuns: RUNS[kind] },
    )
  })
})
