import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { expectNoComplaints, expectPrivateTo, message } from './expect-seen.ts'
import type { PlatformHarness } from './harness.ts'
import { until } from './patiently.ts'
import { type Stage, stageFor } from './stage.ts'

/** Commands and what people read after them. */
export function answers(harness: PlatformHarness): void {
  describe('answers to commands', () => {
    let stage: Stage
    beforeEach(async () => {
      stage = await stageFor(harness)
    })
    afterEach(() => stage.end())

    it('are seen by the one who asked alone, and leave the room as it was', async () => {
      const { anna, ben, lobby, fake, community } = stage
      const answer = message(await anna.runs(lobby, 'try show', { word: 'hello there' }))
      expectPrivateTo(answer, anna)
      expect(answer.text).toContain('hello there')
      expect(answer.author).toBe('the bot')
      expect(ben.reads(lobby)).toEqual([])
      expect(community.transcript(lobby)).toEqual([])
      expectNoComplaints(fake)
    })

    it('take every kind of option as what it is', async () => {
      const { anna, ben, lobby, community, fake } = stage
      const carers = community.group('carers', [ben])
      const garden = community.room('garden')
      const answer = message(
        await anna.runs(lobby, 'try show', {
          ...{ word: 'two words', who: ben, holder: carers, where: garden },
          ...{ count: 3, colour: 'blue', clause: '2' },
        }),
      )
      expect(JSON.parse(answer.text)).toEqual({
        input: {
          ...{ word: 'two words', who: ben.id, holder: carers, where: garden.room },
          ...{ count: 3, colour: 'blue', clause: '2' },
        },
        room: lobby,
      })
      const person = message(await anna.runs(lobby, 'try show', { holder: ben }))
      expect(JSON.parse(person.text).input.holder).toEqual({ person: ben.id })
      expectNoComplaints(fake)
    })

    it('tell a person, her community and what the platform knows of her powers', async () => {
      const { anna, lobby, community, here, kept } = stage
      const boss = community.person('Boss', { admin: true })
      const stewards = community.group('stewards', [anna])
      await anna.runs(lobby, 'try show', {})
      await boss.runs(lobby, 'try show', {})
      await community.owner.runs(lobby, 'try show', {})
      const [hers, his, owners] = kept.asked.map((asked) => asked.actor)
      expect(hers).toMatchObject({ community: here, person: anna.id })
      // Slack tells the handle by which she is mentioned
      expect(hers?.name.toLowerCase()).toBe(anna.name.toLowerCase())
      expect([false, 'unknown']).toContain(hers?.admin)
      expect([true, 'unknown']).toContain(his?.admin)
      expect([true, 'unknown']).toContain(owners?.admin)
      if (hers?.groups !== 'unknown') expect(hers?.groups).toContain(stewards.group)
    })

    it('say no where somebody may not, and in words where it fails', async () => {
      const { anna, lobby, fake } = stage
      const denied = message(await anna.runs(lobby, 'try nobodys'))
      expectPrivateTo(denied, anna)
      expect(denied.text).toContain('You may not do this.')
      const failed = message(await anna.runs(lobby, 'try failing'))
      expectPrivateTo(failed, anna)
      expect(failed.text).toContain('That circle is gone.')
      expectNoComplaints(fake)
    })

    it('show how far long work is in one message that changes', async () => {
      const { anna, lobby, fake } = stage
      const before = anna.reads(lobby).length
      await anna.runs(lobby, 'try slow')
      const last = await until(() => anna.reads(lobby).find((each) => each.text.includes('All of it is done.')))
      expectPrivateTo(last, anna)
      expect(anna.reads(lobby)).toHaveLength(before + 1)
      expectNoComplaints(fake)
    })

    it('come in time for the platform although the work is late', async () => {
      const { anna, lobby, fake } = stage
      const answer = message(await anna.runs(lobby, 'try late'))
      expect(answer.text).toContain('Here after all.')
      expectPrivateTo(answer, anna)
      expectNoComplaints(fake)
    })

    it('give help by an urgent command that leaves no trace', async () => {
      const { anna, lobby, kept, fake } = stage
      const answer = message(await anna.runs(lobby, 'gethelp'))
      expectPrivateTo(answer, anna)
      expect(answer.text).toContain('Ring 999.')
      expect(kept.acted).toEqual([])
      expect(kept.asked).toEqual([])
      expectNoComplaints(fake)
    })

    it('suggest while she types, where the platform can', async () => {
      const { anna, lobby, fake } = stage
      const suggestions = await anna.suggestions(lobby, 'try show', 'clause', 'lis')
      expect(suggestions).toEqual(harness.has.suggestions ? ['1 Listen'] : [])
      expectNoComplaints(fake)
    })
  })

  describe('what is chosen on a message', () => {
    let stage: Stage
    beforeEach(async () => {
      stage = await stageFor(harness)
    })
    afterEach(() => stage.end())

    it('brings the message and its author, never its words', async () => {
      const { anna, ben, lobby, kept, log, fake } = stage
      const said = await ben.says(lobby, 'a sentence that drifts')
      const answer = message(await anna.choosesOn(said, 'Point to this'))
      expectPrivateTo(answer, anna)
      expect(answer.text).toContain(`You pointed at ${said.id} by ${ben.id}.`)
      expect(JSON.stringify([kept, log])).not.toContain('drifts')
      expectNoComplaints(fake)
    })
  })
}
