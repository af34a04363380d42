import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { actions, button, text, view } from '../../../src/chat/view.ts'
import { LONGEST, longestPayload, manyParts } from './definitions.ts'
import { declaredFields, expectNoComplaints, expectPrivateTo, form, message, visible } from './expect-seen.ts'
import type { PlatformHarness } from './harness.ts'
import { type Stage, stageFor } from './stage.ts'

/** What the kit allows always fits: nothing is cut, nothing is refused. */
export function limits(harness: PlatformHarness): void {
  describe('limits', () => {
    let stage: Stage
    let circle: { community: Stage['here']; room: string }
    beforeEach(async () => {
      stage = await stageFor(harness)
      circle = await stage.opened('k7q2', [stage.anna])
    })
    afterEach(() => stage.end())

    it('hold as many words as the kit allows, whatever characters they are of', async () => {
      const { platform, community, fake } = stage
      for (const [at, each] of ['x*', 'x_', 'x\n', 'x\n> ', 'x[', 'x<', 'xé'].entries()) {
        const words = (length: number) => each.repeat(length).slice(0, length)
        const made = view('Full', [text(words(2_980)), text(words(990))])
        const expected = [...words(2_980), ...words(990)].filter((letter) => letter === 'x').length
        const posted = await platform.post(circle, made, `full-${at}`, 'mark')
        const seen = community.transcript(circle.room).find((one) => one.id === posted.message)
        expect([...(seen?.text ?? '')].filter((letter) => letter === 'x')).toHaveLength(expected)
        expect(seen).toMatchObject({ links: [], styled: [], pings: [] })
        await platform.edit(posted, made, 'mark')
      }
      expectNoComplaints(fake)
    })

    it('hold as many parts as the kit allows, in posts and in answers', async () => {
      const { platform, community, anna, lobby, fake } = stage
      await platform.post(circle, manyParts, 'parts', 'mark')
      const [posted] = community.transcript(circle.room)
      expect(posted?.buttons).toHaveLength(30)
      expect(posted?.selects[0]?.options).toHaveLength(25)
      const answer = message(await anna.runs(lobby, 'try full'))
      expectPrivateTo(answer, anna)
      expect(answer.buttons).toHaveLength(30)
      const next = message(await anna.presses(answer, answer.buttons[7]?.label ?? ''))
      expect(visible(next.text)).toContain('Page 7.')
      expectNoComplaints(fake)
    })

    it('hold what a button carries at its longest', async () => {
      const { platform, community, anna, fake } = stage
      const made = view('Long', [text('Press.'), actions(button('Press', LONGEST, { page: longestPayload }))])
      await platform.post(circle, made, 'long', 'aaaaaaaaaaaa')
      const [posted] = community.transcript(circle.room)
      if (posted === undefined) throw new Error('nothing was posted')
      const answer = message(await anna.presses(posted, 'Press'))
      expect(answer.text).toContain(`It carried ${longestPayload}.`)
      expectNoComplaints(fake)
    })

    it('hold the largest form', async () => {
      const { anna, ben, lobby, fake } = stage
      const opened = form(await anna.runs(lobby, 'try large'))
      const fields = declaredFields(opened)
      expect(fields).toHaveLength(5)
      expect(fields[0]?.value).toHaveLength(3_000)
      expect(fields[2]?.options).toHaveLength(25)
      const [, two = '', three = '', four = '', five = ''] = fields.map((field) => field.label)
      const answer = message(
        await anna.submits(opened, {
          [two]: 't'.repeat(3_000),
          [three]: fields[2]?.options[24] ?? '',
          [four]: [anna, ben],
          [five]: [ben],
        }),
      )
      expect(answer.text).toContain('3000 and 3000 characters, v24')
      expectNoComplaints(fake)
    })
  })
}
