import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PlatformError, type PlatformErrorKind } from '../../../src/chat/errors.ts'
import { text, view } from '../../../src/chat/view.ts'
import type { PlatformHarness } from './harness.ts'
import { type Stage, stageFor } from './stage.ts'

const words = view('Secret', [text('a sentence that must stay here')])

/** Whatever goes wrong has a kind, and is never tried again by the adapter itself. */
export function failures(harness: PlatformHarness): void {
  describe('failures', () => {
    let stage: Stage
    let circle: { community: Stage['here']; room: string }
    beforeEach(async () => {
      stage = await stageFor(harness)
      circle = await stage.opened('k7q2', [stage.anna])
    })
    afterEach(() => stage.end())

    const made = (route: string) => stage.fake.calls().filter((call) => call.route === route).length
    const transcript = () => stage.community.transcript(circle.room)

    it.each(['post', 'pin', 'openRoom'] as const)('name what is missing: %s', async (what) => {
      const { platform, community, here, lobby } = stage
      // on Discord the bot keeps in a room of its own what it was given there
      const where = harness.name === 'discord' ? stage.roomRef(lobby) : circle
      const posted = await platform.post(where, words, 'before', 'mark')
      // where nothing is granted nothing is ever missing
      if (harness.grants === null) return expect(() => community.byHand.withdraw(what)).toThrow()
      const { withdraw, named } = harness.grants[what]
      community.byHand.withdraw(withdraw)
      const attempts = {
        post: () => platform.post(where, words, 'key', 'mark'),
        pin: () => platform.pin(posted),
        openRoom: () => platform.openRoom({ community: here, name: 'circle-zz', key: 'zz' }),
      }
      const error = await failure(attempts[what]())
      expect(error).toMatchObject({ kind: 'forbidden' })
      expect(error.detail).toContain(named)
    })

    const unknown: [string, Parameters<Stage['fake']['fail']>[1]][] = [
      ['a silence', { kind: 'timeout', stored: true }],
      ['a dropped connection', { kind: 'reset', stored: true }],
      ['a 500 after the request was carried out', { kind: 'status', status: 500, stored: true }],
    ]
    it.each(unknown)('say that the outcome is unknown: %s', async (_what, fault) => {
      const { platform, fake } = stage
      fake.fail(harness.routes.post, fault)
      const before = made(harness.routes.post)
      expect(await failure(platform.post(circle, words, 'key', 'mark'))).toMatchObject({ kind: 'unknown-outcome' })
      expect(made(harness.routes.post)).toBe(before + 1)
      expect(transcript()).toHaveLength(1)
      if (platform.sameKeyFor > 0) {
        await platform.post(circle, words, 'key', 'mark')
        expect(transcript()).toHaveLength(1)
      }
    })

    // the conversation with a person is got ready before anything is sent in it: that changes nothing that anyone sees
    const { openDirect } = harness.routes
    for (const what of openDirect === null ? [] : (['direct', 'upload'] as const))
      it.each([
        ['a dropped connection', { kind: 'reset', stored: true }],
        ['a 500', { kind: 'status', status: 500, stored: false }],
      ] as const)(
        `are known not to have sent anything before the call that sends (${what}): %s`,
        async (_what, fault) => {
          const { platform, fake, here, anna } = stage
          const to = { community: here, person: anna.id }
          const sends = () =>
            what === 'direct'
              ? platform.direct(to, words, 'key', 'mark')
              : platform.upload(to, { name: 'a.json', alt: 'a file', bytes: new Uint8Array([123, 125]) }, 'key')
          fake.fail(openDirect ?? '', fault)
          expect(await failure(sends())).toMatchObject({ kind: 'unavailable' })
          expect(anna.dms()).toEqual([])
          await sends()
          expect(anna.dms()).toHaveLength(1)
        },
      )

    it('say how long to wait, and do not wait by themselves', async () => {
      const { platform, fake } = stage
      fake.fail(harness.routes.post, { kind: 'status', status: 429, retryAfter: 2 })
      const before = made(harness.routes.post)
      const error = await failure(platform.post(circle, words, 'key', 'mark'))
      expect(error.kind).toBe('rate-limited')
      expect(error.retryAfter).toBeGreaterThanOrEqual(2_000)
      expect(error.retryAfter).toBeLessThan(3_000)
      expect(made(harness.routes.post)).toBe(before + 1)
      expect(transcript()).toEqual([])
    })

    it('tell a room or a message that is gone', async () => {
      const { platform, community } = stage
      const posted = await platform.post(circle, words, 'key', 'mark')
      await expectFailure(platform.edit({ ...posted, message: '1' }, words, 'mark'), 'not-found')
      community.byHand.deleteRoom(circle.room)
      await expectFailure(platform.post(circle, words, 'key2', 'mark'), 'not-found')
      await expectFailure(platform.edit(posted, words, 'mark'), 'not-found')
      await expectFailure(platform.members(circle), 'not-found')
    })

    it('do not take what cannot be known for absent', async () => {
      const { platform, fake, here } = stage
      fake.fail(/./, { kind: 'status', status: 500 }, 5)
      expect(await platform.findRoom(here, 'k7q2')).toBe('cannot-know')
    })

    it('leave a member whose outcome is unknown to be asked again', async () => {
      const { platform, fake, ben, cara } = stage
      fake.fail(harness.routes.addMember, { kind: 'reset', stored: false })
      const outcomes = await platform.changeMembers(circle, { add: [ben.id, cara.id], remove: [] })
      expect(outcomes.map((each) => [each.person, each.is])).toEqual([
        [ben.id, 'unknown'],
        [cara.id, 'in'],
      ])
    })

    it('leave a person who answers at the same time unharmed', async () => {
      const { platform, fake, anna, lobby } = stage
      fake.fail(harness.routes.post, { kind: 'timeout', stored: false })
      const posting = failure(platform.post(circle, words, 'key', 'mark'))
      const answer = await anna.runs(lobby, 'try show', { word: 'meanwhile' })
      expect(answer).toMatchObject({ kind: 'message', private: true })
      expect((await posting).kind).toBe('unknown-outcome')
    })

    it('are known not carried out where nobody listens', async () => {
      const fake = await harness.fake()
      fake.community('Elsewhere')
      const platform = harness.adapter(fake, { problem: () => {}, info: () => {} }, 1_500)
      await fake.stop()
      await expectFailure(platform.post(circle, words, 'key', 'mark'), 'unavailable')
    })

    it('never repeat what people wrote', async () => {
      const { platform, fake, community, log } = stage
      fake.fail(harness.routes.post, { kind: 'status', status: 500, stored: true })
      const failed = [await failure(platform.post(circle, words, 'key', 'mark'))]
      community.byHand.deleteRoom(circle.room)
      failed.push(await failure(platform.post(circle, words, 'key2', 'mark')))
      for (const error of failed) {
        const told = JSON.stringify([error.message, error.detail, Object.entries(error), error.cause ?? null])
        expect(told).not.toContain('must stay here')
      }
      expect(JSON.stringify(log)).not.toContain('must stay here')
    })
  })
}

async function failure(call: Promise<unknown>): Promise<PlatformError> {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof PlatformError)) throw new Error(`expected a PlatformError, got ${String(error)}`)
  return error
}

async function expectFailure(call: Promise<unknown>, kind: PlatformErrorKind): Promise<void> {
  expect((await failure(call)).kind).toBe(kind)
}
