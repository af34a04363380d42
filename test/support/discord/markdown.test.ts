import { describe, expect, it } from 'vitest'
import { renderMarkdown } from './markdown.ts'

const words = {
  person: (id: string) => `person${id}`,
  role: (id: string) => `role${id}`,
  room: (id: string) => `room${id}`,
  time: (unix: number, style: string) => `time ${unix} ${style}`,
}
const show = (source: string) => renderMarkdown(source, words)

describe('what a reader sees of markdown', () => {
  it.each([
    ['**bold**', 'bold'],
    ['*italic*', 'italic'],
    ['_italic_', 'italic'],
    ['__under__', 'under'],
    ['***both***', 'both'],
    ['~~struck~~', 'struck'],
    ['||spoiler||', 'spoiler'],
    ['`code`', 'code'],
    ['``a `b` c``', 'a `b` c'],
    ['```js\ncode\n```', 'code'],
    ['# Heading', 'Heading'],
    ['### Heading', 'Heading'],
    ['-# small', 'small'],
    ['> quote', 'quote'],
    ['>>> all\nof it', 'all\nof it'],
    ['**over\nlines**', 'over\nlines'],
  ])('%j is styled', (source, text) => {
    expect(show(source)).toMatchObject({ text, styled: [text], links: [] })
  })

  it.each([
    '\\*\\*not bold\\*\\*',
    '\\# not a heading',
    '\\> no quote',
    '\\- no list',
    '\\`no code\\`',
    '\\|\\|no spoiler\\|\\|',
    '\\~\\~not struck\\~\\~',
    '\\_not italic\\_',
    '-\\# not small',
    '1\\. not a list',
  ])('%j shows plain text', (source) => {
    expect(show(source)).toEqual({ text: source.replaceAll('\\', ''), styled: [], links: [] })
  })

  it.each(['a # no heading', 'a > b', 'snake_case_name', '2 * 3 * 4', '#channel', '####### x', '>no space'])(
    '%j is no markdown',
    (source) => {
      expect(show(source)).toEqual({ text: source, styled: [], links: [] })
    },
  )

  it('shows lists with bullets, and keeps numbers', () => {
    expect(show('- one\n* two\n  - three\n1. four').text).toBe('• one\n• two\n  • three\n1. four')
  })

  it('shows mentions, rooms, times, commands and emoji as words', () => {
    expect(show('<@1> <@!2> <@&3> <#4> <t:5:F> <t:6> </circle create:7> <:hug:8>').text).toBe(
      '@person1 @person2 @role3 #room4 time 5 F time 6 f /circle create :hug:',
    )
    expect(show('\\<@1> `<@1>`').text).toBe('<@1> <@1>')
  })

  it('leaves nothing to act within code', () => {
    expect(show('`**b** https://a.example`')).toMatchObject({ links: [], styled: ['**b** https://a.example'] })
    expect(show('```\nhttps://a.example\n```').links).toEqual([])
  })

  it('counts what is inside a quote or a heading too', () => {
    expect(show('> a **b** https://c.example').styled).toEqual(['b', 'a b https://c.example'])
    expect(show('> a\nplain').styled).toEqual(['a'])
    expect(show('# [x](https://c.example)').links).toEqual(['https://c.example'])
  })
})

describe('what would be clickable', () => {
  it.each([
    ['https://a.example/x_y_', ['https://a.example/x_y_'], 'https://a.example/x_y_'],
    ['see (https://a.example/b).', ['https://a.example/b'], 'see (https://a.example/b).'],
    ['<https://a.example>', ['https://a.example'], 'https://a.example'],
    ['[words](https://a.example)', ['https://a.example'], 'words'],
    ['[words](<https://a.example> "title")', ['https://a.example'], 'words'],
    ['[**bold**](https://a.example)', ['https://a.example'], 'bold'],
    ['\\https://a.example', ['https://a.example'], '\\https://a.example'],
    ['xhttps://a.example', ['https://a.example'], 'xhttps://a.example'],
    ['HTTPS://A.EXAMPLE/x', ['HTTPS://A.EXAMPLE/x'], 'HTTPS://A.EXAMPLE/x'],
    ['discord://x/y', ['discord://x/y'], 'discord://x/y'],
    ['<someone@a.example>', ['mailto:someone@a.example'], 'someone@a.example'],
  ])('%j is', (source, links, text) => {
    expect(show(source)).toMatchObject({ links, text })
  })

  it.each([
    ['\\[words](x)', '[words](x)'],
    ['[words](javascript:alert(1))', '[words](javascript:alert(1))'],
    ['[words](mailto:a@b.example)', '[words](mailto:a@b.example)'],
    ['https\\://a.example', 'https://a.example'],
    ['www.a.example', 'www.a.example'],
    ['a@b.example', 'a@b.example'],
  ])('%j is not', (source, text) => {
    expect(show(source)).toMatchObject({ links: [], text })
  })

  it('still takes a bare address whose masked link is escaped', () => {
    expect(show('\\[words\\](https://a.example)')).toMatchObject({
      links: ['https://a.example'],
      text: '[words](https://a.example)',
    })
  })
})
