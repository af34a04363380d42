import { describe, expect, it } from 'vitest'
import { readMrkdwn } from './mrkdwn.ts'
import type { Names } from './readable.ts'

const names: Names = {
  person: (id) => (id === 'U1' ? 'Anna' : undefined),
  group: (id) => (id === 'S1' ? 'stewards' : undefined),
  room: (id) => (id === 'C1' ? 'lobby' : undefined),
}
const read = (text: string, automatic = true) => readMrkdwn(text, names, automatic)

describe('mrkdwn (https://docs.slack.dev/messaging/formatting-message-text)', () => {
  it.each([
    ['<@U1> and <@U404>', '@Anna and @someone', ['U1', 'U404']],
    ['<!subteam^S1> look', '@stewards look', ['group:S1']],
    ['<!here> <!channel> <!everyone>', '@here @channel @everyone', ['everyone']],
    ['in <#C1> and <#C2>', 'in #lobby and #private-channel', []],
    ['&lt;@U1&gt; &lt;!channel&gt; &amp;', '<@U1> <!channel> &', []],
  ])('reads %j', (text, shown, pings) => {
    expect(read(text)).toEqual({ text: shown, pings, links: [], styled: [] })
  })

  it.each([
    ['a *bold* word', 'a bold word', ['bold']],
    ['_italic_ ~gone~ `code`', 'italic gone code', ['code', 'italic', 'gone']],
    ['*bold _and italic_*', 'bold and italic', ['and italic', 'bold and italic']],
    ['> quoted\nnot quoted', 'quoted\nnot quoted', ['quoted']],
    ['&gt; quoted too', 'quoted too', ['quoted too']],
    ['snake_case_name 2*3*4 a~b', 'snake_case_name 2*3*4 a~b', []],
    ['* not bold *', '* not bold *', []],
    ['```*as it is*```', '*as it is*', ['*as it is*']],
  ])('styles %j', (text, shown, styled) => {
    const got = read(text)
    expect(got.text).toBe(shown)
    expect(got.styled.toSorted()).toEqual(styled.toSorted())
  })

  it('links what is written as a link, and plain addresses unless verbatim', () => {
    expect(read('<https://e.org/a|here> and <https://e.org/b>')).toMatchObject({
      text: 'here and https://e.org/b',
      links: ['https://e.org/a', 'https://e.org/b'],
    })
    expect(read('see https://e.org/x, or evil.com or a@b.org').links.toSorted()).toEqual([
      'a@b.org',
      'http://evil.com',
      'https://e.org/x',
    ])
    expect(read('see https://e.org/x, or evil.com', false).links).toEqual([])
  })

  it('takes a plain @channel as a ping unless verbatim (text object page, `verbatim`)', () => {
    expect(read('hello @channel').pings).toEqual(['everyone'])
    expect(read('hello @channel', false).pings).toEqual([])
    expect(read('me@here.org', false).pings).toEqual([])
  })

  it('shows dates in the one wording of both fakes', () => {
    const at = Date.UTC(2027, 2, 16, 19) / 1000
    expect(read(`<!date^${at}^{date_long_pretty} at {time}|fallback>`).text).toBe('Tue 16 March 2027, 19:00 UTC')
    expect(read(`by <!date^${at}^{time}|fallback>`).text).toBe('by 19:00 UTC')
  })
})
