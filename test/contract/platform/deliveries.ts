import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { everyBlock } from './definitions.ts'
import { expectNoComplaints, form, message } from './expect-seen.ts'
import type { PlatformHarness } from './harness.ts'
import { until } from './patiently.ts'
import { type Stage, stageFor } from './stage.ts'

/** Acts that come twice, late, after a restart, or while the house is closing. */
export function deliveries(harness: PlatformHarness): void {
  describe('deliveries', () => {
    let stage: Stage
    beforeEach(async () => {
      stage = await stageFor(harness)
    })
    afterEach(() => stage.end())

    it('that come twice are answered once', async () => {
      const { anna, lobby, fake } = stage
      fake.deliverTwice()
      const answer = message(await anna.runs(lobby, 'try show', { word: 'once' }))
      expect(answer.text).toContain('once')
      expect(anna.reads(lobby).filter((each) => each.text.includes('once'))).toHaveLength(1)
      expect(fake.complaints()).toEqual([])
      const next = message(await anna.runs(lobby, 'try show', { word: 'again' }))
      expect(next.text).toContain('again')
    })

    it('find their way after a restart: buttons, selects and forms from before', async () => {
      const { anna, lobby, platform } = stage
      const circle = await stage.opened('k7q2', [anna])
      await platform.post(circle, everyBlock, 'key', 'mark')
      const menu = message(await anna.runs(lobby, 'try menu'))
      const second = message(await anna.runs(lobby, 'try menu'))
      const opened = form(await anna.presses(second, 'Rename'))
      await stage.restart()
      expect(message(await anna.presses(menu, 'Turn the page')).text).toContain('Page 2.')
      expect(message(await anna.submits(opened, { 'New name': 'Later' })).text).toContain('It is called Later now.')
      const [posted] = stage.community.transcript(circle.room)
      if (posted === undefined) throw new Error('nothing was posted')
      expect(message(await anna.presses(posted, 'I am here')).text).toContain('You are expected at s1.')
      expectNoComplaints(stage.fake)
    })

    it('that were handed over are handed over again: the person sees one answer', async () => {
      const { anna, lobby, fake, kept } = stage
      await anna.runs(lobby, 'try show', { word: 'once' })
      await fake.gateway.deliverAgain()
      // Slack's is known again by its trigger; elsewhere the kit takes it, and the platform refuses the second answer
      if (harness.has.redelivery) await until(() => kept.asked[1])
      // an answer to the second would come before this one
      await anna.runs(lobby, 'try show', { word: 'after' })
      expect(anna.reads(lobby).filter((each) => each.text.includes('once'))).toHaveLength(1)
      expect(fake.complaints()).toEqual([])
    })

    it('come again after the connection broke', async () => {
      const { anna, lobby, fake } = stage
      fake.dropSockets()
      await fake.connected()
      const answer = message(await anna.runs(lobby, 'try show', { word: 'back' }))
      expect(answer.text).toContain('back')
    })

    it('wait for a connection that is made anew because the platform asked for it', async () => {
      const { anna, lobby, fake, kept } = stage
      fake.gateway.reconnect()
      const answer = message(await anna.runs(lobby, 'try show', { word: 'through' }))
      expect(answer.text).toContain('through')
      expect(kept.asked).toHaveLength(1)
      await until(() => stage.platform.connected() || undefined)
      expectNoComplaints(fake)
    })

    it('do not come while the line is cut, which is said, and come when it is mended', async () => {
      const { anna, lobby, fake } = stage
      expect(stage.platform.connected()).toBe(true)
      fake.gateway.cut()
      await until(() => !stage.platform.connected() || undefined)
      fake.gateway.mend()
      await fake.connected()
      await until(() => stage.platform.connected() || undefined)
      const answer = message(await anna.runs(lobby, 'try show', { word: 'mended' }))
      expect(answer.text).toContain('mended')
      expectNoComplaints(fake)
    })

    it('are finished before the house closes, and taken no more after', async () => {
      const { anna, lobby, platform, kept } = stage
      const answering = anna.runs(lobby, 'try late')
      await until(() => kept.asked[0])
      await stage.platform.stop()
      expect(message(await answering).text).toContain('Here after all.')
      const before = kept.acted.length
      await platform.stop()
      expect(kept.acted).toHaveLength(before)
    })
  })
}
