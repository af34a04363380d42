import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FileToSend } from '../../../src/chat/platform.ts'
import { expectNoComplaints } from './expect-seen.ts'
import type { PlatformHarness } from './harness.ts'
import { hostileTexts } from './hostile.ts'
import { patiently } from './patiently.ts'
import { type Stage, stageFor } from './stage.ts'

const WORDS = '{"goals":"to stand for the council – für alle 🌱"}'
const file = (over: Partial<FileToSend> = {}): FileToSend => ({
  name: 'roundel-export.json',
  alt: 'What you entered',
  bytes: new TextEncoder().encode(WORDS),
  ...over,
})

/** Files for one person. */
export function files(harness: PlatformHarness): void {
  describe('files', () => {
    let stage: Stage
    beforeEach(async () => {
      stage = await stageFor(harness)
    })
    afterEach(() => stage.end())

    const anna = () => ({ community: stage.here, person: stage.anna.id })

    it('reach one person and nobody else, whole, with words for those who cannot see them', async () => {
      const { platform, ben, community, lobby, fake } = stage
      await platform.upload(anna(), file(), 'key-1')
      expect(stage.anna.dmFiles()).toEqual([{ name: 'roundel-export.json', text: WORDS }])
      const [there] = stage.anna.dms()
      expect(there).toMatchObject({
        author: 'the bot',
        seenBy: [stage.anna.id],
        files: [{ name: 'roundel-export.json', alt: 'What you entered' }],
      })
      expect(ben.dmFiles()).toEqual([])
      expect(community.transcript(lobby)).toEqual([])
      expectNoComplaints(fake)
    })

    it('that may be there are said to be unknown, and come once where repeats are known', async () => {
      const { platform, fake } = stage
      fake.fail(harness.routes.upload, { kind: 'reset', stored: true })
      await expect(platform.upload(anna(), file(), 'key-2')).rejects.toMatchObject({ kind: 'unknown-outcome' })
      expect(stage.anna.dmFiles()).toHaveLength(1)
      if (platform.sameKeyFor > 0) {
        await platform.upload(anna(), file(), 'key-2')
        expect(stage.anna.dmFiles()).toHaveLength(1)
      }
    })

    it('are not there when they were refused', async () => {
      const { platform, fake } = stage
      fake.fail(harness.routes.upload, { kind: 'status', status: 429, retryAfter: 2 })
      await expect(platform.upload(anna(), file(), 'key-3')).rejects.toMatchObject({ kind: 'rate-limited' })
      expect(stage.anna.dmFiles()).toEqual([])
    })

    it('do not let their description act', async () => {
      for (const [at, [, words]] of hostileTexts.entries()) {
        await patiently(() => stage.platform.upload(anna(), file({ alt: words }), `hostile-${at}`))
        expect(stage.anna.dms().at(-1)).toMatchObject({ pings: [], links: [], styled: [] })
      }
    })
  })
}
