import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  actions,
  bold,
  button,
  facts,
  heading,
  instant,
  italic,
  link,
  list,
  note,
  person,
  quote,
  room,
  text,
  view,
} from '../../../src/chat/view.ts'
import { everyBlock, HERE, TELL } from './definitions.ts'
import { expectNoComplaints, expectPrivateTo, message, visible } from './expect-seen.ts'
import type { PlatformHarness } from './harness.ts'
import { hostileTexts } from './hostile.ts'
import { patiently } from './patiently.ts'
import { type Stage, stageFor } from './stage.ts'

/** What the bot says of its own accord. */
export function posts(harness: PlatformHarness): void {
  describe('posts', () => {
    let stage: Stage
    let circle: { community: Stage['here']; room: string }
    beforeEach(async () => {
      stage = await stageFor(harness)
      circle = await stage.opened('k7q2', [stage.anna, stage.ben])
    })
    afterEach(() => stage.end())

    const latest = () => {
      const last = stage.community.transcript(circle.room).at(-1)
      if (last === undefined) throw new Error('the room is empty')
      return last
    }

    it('come from the bot, to those in the room, with every kind of block', async () => {
      const { platform, anna, ben, cara, fake } = stage
      const posted = await platform.post(circle, everyBlock, 'key-1', 'mark1')
      const seen = latest()
      expect(seen.id).toBe(posted.message)
      expect(seen).toMatchObject({ author: 'the bot', private: false, shownInvoker: null, replyTo: null, pings: [] })
      expect(seen.seenBy).toEqual(expect.arrayContaining([anna.id, ben.id]))
      expect(seen.seenBy).not.toContain(cara.id)
      for (const words of [
        'Session 1',
        'Purpose, and what',
        'Where',
        'the usual room',
        'Listen before',
        '3. Check out',
      ])
        expect(visible(seen.text)).toContain(words)
      expect(visible(seen.text)).toContain('Nothing needs a press.')
      expect(seen.buttons.map((each) => [each.label, each.style])).toEqual([
        ['I am here', 'primary'],
        ['Tell me', 'neutral'],
        ['Get help now', 'danger'],
        ['Where we meet', 'link'],
      ])
      expectNoComplaints(fake)
    })

    it('name people, rooms and times, and notify only whom they mean to', async () => {
      const { platform, anna, ben, lobby, fake } = stage
      const at = '2027-03-16T19:00:00Z'
      const made = view('Names', [
        text([person(anna.id, 'ping'), ' hosts, not ', person(ben.id), ', in ', room(lobby), ' at ']),
        text(instant(at, 'Europe/London')),
      ])
      await platform.post(circle, made, 'key-2', 'mark2')
      expect(visible(latest().text)).toContain(`@${anna.name} hosts, not @${ben.name}, in #lobby`)
      expect(latest().text).toContain('16 March 2027')
      expect(latest().pings).toEqual([anna.id])
      expectNoComplaints(fake)
    })

    it('make bold, italic and links act where they are ours', async () => {
      const { platform } = stage
      const made = view('Marks', [
        text([bold('bold '), italic('lean'), bold('er'), ' ', link('https://meet.example/a_b', 'the room')]),
      ])
      await platform.post(circle, made, 'key-3', 'mark3')
      expect(visible(latest().text)).toContain('bold leaner the room')
      expect(latest().styled.map((each) => visible(each).trim())).toEqual(['bold', 'lean', 'er'])
      expect(latest().links).toEqual(['https://meet.example/a_b'])
    })

    it('change by an edit that notifies nobody', async () => {
      const { platform, anna, fake } = stage
      const posted = await platform.post(circle, view('One', [text('Two are coming.')]), 'key-4', 'mark4')
      await platform.edit(posted, view('Two', [text([person(anna.id, 'ping'), ' is coming too.'])]), 'mark4')
      expect(latest()).toMatchObject({ id: posted.message, edited: true, pings: [] })
      expect(visible(latest().text)).toBe(`@${anna.name} is coming too.`)
      await platform.edit(posted, everyBlock, 'mark4')
      expect(latest().buttons).toHaveLength(4)
      await platform.edit(posted, view('None', [text('It is over.')]), 'mark4')
      expect(latest()).toMatchObject({ text: 'It is over.', buttons: [] })
      expect(stage.community.transcript(circle.room)).toHaveLength(1)
      expectNoComplaints(fake)
    })

    it('are pinned, and pinned again without a word', async () => {
      const { platform, anna, fake } = stage
      const posted = await platform.post(circle, view('Agreement', [text('1. Listen.')]), 'key-5', 'mark5')
      await platform.pin(posted)
      await platform.pin(posted)
      expect(
        anna
          .reads(circle.room)
          .filter((each) => each.pinned)
          .map((each) => each.id),
      ).toEqual([posted.message])
      // Slack refuses the second time: it is pinned already
      expect(fake.complaints()).toEqual([])
    })

    it('answer a press in private and stay as they are', async () => {
      const { platform, anna, ben, kept, fake } = stage
      const posted = await platform.post(circle, everyBlock, 'key-6', 'mark6')
      const before = latest()
      const answer = message(await anna.presses(before, 'I am here'))
      expectPrivateTo(answer, anna)
      expect(answer.text).toContain('You are expected at s1.')
      // a press that would replace a private message never replaces what the room sees
      const told = message(await ben.presses(before, 'Tell me'))
      expectPrivateTo(told, ben)
      expect(latest()).toEqual(before)
      expect(kept.seen).toEqual([
        { mark: 'mark6', message: posted },
        { mark: 'mark6', message: posted },
      ])
      const help = message(await anna.presses(before, 'Get help now'))
      expectPrivateTo(help, anna)
      expect(help.text).toContain('Ring 999.')
      expectNoComplaints(fake)
    })

    it('reach one person directly, and her press there is answered', async () => {
      const { platform, anna, ben, here, kept, fake } = stage
      const waiting = view('Something is waiting for you', [
        text('Something is waiting for you.'),
        actions(button('Look', HERE, { session: 's9' }), button('Tell me', TELL, {})),
      ])
      const posted = await platform.direct({ community: here, person: anna.id }, waiting, 'key-7', 'mark7')
      expect(anna.dms().map((each) => each.text)).toEqual(['Something is waiting for you.'])
      expect(anna.dms()[0]).toMatchObject({ id: posted.message, author: 'the bot', seenBy: [anna.id] })
      expect(ben.dms()).toEqual([])
      const [dm] = anna.dms()
      if (dm === undefined) return
      const answer = message(await anna.presses(dm, 'Look'))
      expect(answer.text).toContain('You are expected at s9.')
      expect(answer.seenBy).toEqual([anna.id])
      expect(kept.asked.at(-1)).toMatchObject({ community: here, room: null })
      await platform.edit(posted, view('Seen', [text('You have seen it.')]), 'mark7')
      expect(anna.again(dm)?.text).toBe('You have seen it.')
      expectNoComplaints(fake)
    })
  })

  describe('text from people', () => {
    let stage: Stage
    let circle: { community: Stage['here']; room: string }
    beforeAll(async () => {
      stage = await stageFor(harness)
      circle = await stage.opened('k7q2', [stage.anna])
    })
    afterAll(() => stage.end())

    const clean = (words: string) => visible(words.replaceAll(/[\u202a-\u202e]/g, '')).trim()

    it.each(hostileTexts)('never acts: %s', async (what, words) => {
      const { platform, community } = stage
      const key = `h-${hostileTexts.findIndex(([each]) => each === what)}`
      await patiently(() => platform.post(circle, view('Hers', [text(words)]), key, 'mark'))
      const posted = community.transcript(circle.room).at(-1)
      expect(posted).toMatchObject({ pings: [], links: [], styled: [] })
      expect(clean(posted?.text ?? '')).toBe(clean(words))
      const everywhere = view('Hers', [
        heading(words),
        facts([words, words]),
        list([words, [bold(words), italic(words)]]),
        quote(words),
        note(words),
        text(['before ', words, ' after']),
      ])
      await patiently(() => platform.post(circle, everywhere, `${key}b`, 'mark'))
      expect(community.transcript(circle.room).at(-1)).toMatchObject({ pings: [], links: [] })
    })

    it('never acts in a private answer either', async () => {
      const { anna, lobby } = stage
      for (const [, words] of hostileTexts.filter(([, each]) => each.length <= 90)) {
        const answer = await anna.runs(lobby, 'try show', { word: words.replaceAll('\n', ' ') })
        if (answer.kind !== 'message') continue
        expect(answer).toMatchObject({ private: true, pings: [], links: [], styled: [] })
      }
    })
  })
}
