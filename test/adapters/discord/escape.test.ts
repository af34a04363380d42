import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { disarmed, isolated, wellFormed } from '../../../src/adapters/discord/escape.ts'
import { plainText, richText, webAddress } from '../../../src/adapters/discord/render-rich.ts'
import { bold, italic, link, person, plain, rich } from '../../../src/chat/view.ts'
import { hostileTexts } from '../../contract/platform/hostile.ts'
import { renderMarkdown } from '../../support/discord/markdown.ts'

const shown = (source: string) =>
  renderMarkdown(source, { person: (id) => id, role: (id) => id, room: (id) => id, time: () => 'a time' })

/** Text made of whatever Discord's markdown acts on, in every order. */
const acting = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...'\\`*_~|<>[]()#-+.:@/!&1 \n\txé') },
      fc.constantFrom('https://e.example', 'http:', '//', '@everyone', '<@1>', '<#1>', '<t:1:F>', '```', '>>> ', '-# '),
      fc.constantFrom('discord.gg/', '1. ', '\n# ', '\n- ', '](', '**', '||', '<:a:1>', '</a:1>', 'discord://x'),
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(''))

describe('text from people', () => {
  it('is shown as it was written, and nothing in it acts', () => {
    fc.assert(
      fc.property(acting, (text) => {
        const { text: words, links, styled } = shown(disarmed(text, 'readable'))
        expect([words, links, styled]).toEqual([text, [], []])
      }),
      { numRuns: 2_000 },
    )
  })

  it('keeps its length in the tight manner, and nothing in it acts either', () => {
    fc.assert(
      fc.property(acting, (text) => {
        const tight = disarmed(text, 'tight')
        const { links, styled } = shown(tight)
        expect([tight.length, links, styled]).toEqual([text.length, [], []])
      }),
      { numRuns: 2_000 },
    )
  })

  it('does not act across the border of two leaves', () => {
    fc.assert(
      fc.property(fc.array(acting, { maxLength: 4 }), (texts) => {
        expect(shown(richText(texts.map(plain), 'readable'))).toMatchObject({ links: [], styled: [] })
        expect(shown(richText(texts.map(bold), 'tight'))).toMatchObject({ links: [], styled: [] })
      }),
    )
  })

  it.each(hostileTexts)('holds no token that Discord’s server would look for: %s', (_what, text) => {
    const source = plainText(text, 'readable')
    expect(source).not.toMatch(/<[@#]|<t:|<a?:|<\/|https?:\/\/|(?<!\\)@(everyone|here)|discord\.gg\//)
  })

  it('loses control characters and lone surrogates, and nothing else', () => {
    expect(wellFormed('a\u0000b\u0007c\ud800d\r\ne\rf\tg')).toBe('abc\ufffdd\ne\nf\tg')
    expect(wellFormed('👩‍👩‍👧 é שלום')).toBe('👩‍👩‍👧 é שלום')
  })
})

describe('right-to-left text', () => {
  it('stands in isolates, so that it cannot move our words', () => {
    expect(plainText('שלום', 'readable')).toBe('\u2068שלום\u2069')
    expect(plainText('hello', 'readable')).toBe('hello')
    expect(isolated('א\nmiddle\nב')).toBe('\u2068א\u2069\nmiddle\n\u2068ב\u2069')
  })

  it('never leaves an isolate or an override open, whatever it brings along', () => {
    const reordering = fc.constantFrom(...'\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069אب\nab')
    fc.assert(
      fc.property(fc.array(reordering, { maxLength: 20 }), (characters) => {
        for (const line of plainText(characters.join(''), 'readable').split('\n')) {
          expect(line).toMatch(/^(\u2068[^\u2066-\u2069\u202a-\u202e]*\u2069|[^\u2066-\u2069\u202a-\u202e]*)$/)
        }
      }),
    )
  })
})

describe('our own marks', () => {
  it('act beside each other and round spaces', () => {
    const made = shown(richText(rich([bold(' a '), bold('b'), italic('c'), bold('d'), '*', italic('e')]), 'readable'))
    expect(made.text.replaceAll('\u2060', '')).toBe(' a bcd*e')
    expect(made.styled).toEqual(['a b', 'c', 'd', 'e'])
  })

  it('act round text that holds marks', () => {
    fc.assert(
      fc.property(acting, (text) => {
        const core = text.trim()
        const { links, styled } = shown(richText([bold(text)], 'readable'))
        expect(links).toEqual([])
        expect(styled).toEqual(core === '' ? [] : [core])
      }),
    )
  })

  it('link only to web addresses, and hide none behind another', () => {
    expect(shown(richText([link('https://meet.example/a_(b)?c=d|e', 'the room')], 'readable'))).toEqual({
      text: 'the room',
      links: ['https://meet.example/a_%28b%29?c=d|e'],
      styled: [],
    })
    const masked = shown(richText([link('https://evil.example/', 'https://bank.example/')], 'readable'))
    expect([masked.text, masked.links]).toEqual(['https://evil.example/', ['https://evil.example/']])
    expect(shown(richText([link('javascript:alert(1)', 'press')], 'readable')).links).toEqual([])
    expect(webAddress('not an address')).toBeNull()
  })

  it('mention only by ids of Discord’s', () => {
    expect(richText([person('1')], 'readable')).toBe('<@1>')
    expect(richText([person('everyone> @everyone')], 'readable')).not.toContain('<@')
  })
})
