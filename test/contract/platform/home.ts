import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { homeView } from './definitions.ts'
import { expectNoComplaints, expectPrivateTo, form, message } from './expect-seen.ts'
import type { PlatformHarness } from './harness.ts'
import { until } from './patiently.ts'
import { type Stage, stageFor } from './stage.ts'

/** A person's own place, where there is one. A press there is answered over it, and what it shows is made anew. */
export function home(harness: PlatformHarness): void {
  describe('the place of her own', () => {
    let stage: Stage
    let there: boolean
    beforeAll(async () => {
      stage = await stageFor(harness)
      const { platform, here, anna } = stage
      there = (await platform.home({ community: here, person: anna.id }, homeView)) === 'shown'
    })
    afterAll(() => stage.end())

    const opened = async () => message(await stage.anna.opensHome())
    const shownAnew = (since: number) =>
      until(() => stage.happenings.slice(since).find((each) => each.kind === 'home-opened') !== undefined || undefined)

    it('is there, or nowhere', async () => {
      expect(there).toBe(harness.has.home)
      if (!there) return expect(await stage.anna.opensHome()).toEqual({ kind: 'nothing' })
      const seen = await opened()
      expectPrivateTo(seen, stage.anna)
      expect(seen.buttons.map((each) => each.label)).toEqual(['Turn the page', 'Rename', 'I am here'])
    })

    it('is not replaced by what would replace: that stands before it, and is replaced in its turn', async () => {
      if (!there) return
      const seen = await opened()
      const since = stage.happenings.length
      const page = message(await stage.anna.presses(seen, 'Turn the page'))
      expectPrivateTo(page, stage.anna)
      expect(page.text).toContain('Page 2.')
      await shownAnew(since)
      const next = message(await stage.anna.presses(page, 'Turn the page'))
      expect(next.text).toContain('Page 3.')
      expect(stage.anna.again(page)?.text).toContain('Page 3.')
      expect(stage.anna.again(seen)?.text).toContain('Your circles.')
    })

    it('opens a form, whose answer stands in its place; a private answer is seen by her alone', async () => {
      if (!there) return
      const seen = await opened()
      const asked = form(await stage.anna.presses(seen, 'Rename'))
      const since = stage.happenings.length
      const answer = message(await stage.anna.submits(asked, { 'New name': 'Later' }))
      expect(answer.text).toContain('It is called Later now.')
      expectPrivateTo(answer, stage.anna)
      await shownAnew(since)
      const told = message(await stage.anna.presses(await opened(), 'I am here'))
      expectPrivateTo(told, stage.anna)
      expect(told.text).toContain('You are expected at s1.')
      expectNoComplaints(stage.fake)
    })

    it('is hers as well after a restart', async () => {
      if (!there) return
      const seen = await opened()
      await stage.restart()
      expect(message(await stage.anna.presses(seen, 'Turn the page')).text).toContain('Page 2.')
    })
  })
}
