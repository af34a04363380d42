import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { spelling } from '../../../src/adapters/slack/prefixed.ts'
import { bold, list, note, quote, text, view } from '../../../src/chat/view.ts'
import { Bench } from './bench.ts'

describe('the name of a command where every one has a prefix', () => {
  const spell = spelling('r-', ['circle', 'session', 'gethelp'])

  it.each([
    ['Use /circle show.', 'Use /r-circle show.'],
    ['(/gethelp) or ‘/session list’', '(/r-gethelp) or ‘/r-session list’'],
    ['/circle', '/r-circle'],
    ['and/circle, https://example.org/circle', 'and/circle, https://example.org/circle'],
    ['/circles and /circle-like', '/circles and /circle-like'],
    ['/r-circle show', '/r-circle show'],
  ])('stands in %s', (written, shown) => {
    expect(spell(written)).toBe(shown)
  })

  it('is as it was without one', () => {
    expect(spelling('', ['circle'])('Use /circle show.')).toBe('Use /circle show.')
  })

  describe('in what people see', () => {
    let bench: Bench
    beforeEach(async () => {
      bench = await Bench.start({ commandPrefix: 'r-' })
    })
    afterEach(() => bench.stop())

    const said = view('Look: /circle show', [
      text(['Look: ', bold('/circle show')]),
      list(['/gethelp is there at any hour']),
      note('or /circle create'),
      quote('I typed /circle show'),
    ])
    const shown = [
      'Look: /r-circle show',
      '/r-gethelp is there at any hour',
      'or /r-circle create',
      'I typed /circle show',
    ]

    it('is the one that is typed: in posts, edits, direct messages, the Home and answers; what people wrote stays', async () => {
      const { platform, anna, here, community } = bench
      const circle = await bench.circle(anna)
      const posted = await platform.post(circle, view('Soon', [text('Soon')]), 'key', 'mark')
      await platform.edit(posted, said, 'mark')
      await platform.post(circle, said, 'key-2', 'mark-2')
      for (const { text: read } of community.transcript(circle.room))
        for (const words of shown) expect(read).toContain(words)
      await platform.direct({ community: here, person: anna.id }, said, 'key', 'mark')
      // a Home is published when it is opened
      const opensHome = async () => {
        const opened = anna.opensHome()
        await platform.home({ community: here, person: anna.id }, said)
        return opened
      }
      const answered = async () => {
        bench.answer = (_act, answer) => answer.show('private', said)
        return anna.runs(bench.lobby, 'r-circle show')
      }
      for (const seen of [anna.dms().at(-1), await opensHome(), await answered()]) {
        if (seen?.kind !== 'message') throw new Error(`a message was expected: ${JSON.stringify(seen)}`)
        for (const words of shown) expect(seen.text).toContain(words)
      }
    })
  })
})
