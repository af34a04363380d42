import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actionRef } from '../../src/chat/action-ref.ts'
import { firstSentence, handedBack, plainView } from '../../src/chat/kit-views.ts'
import { LIMITS, LimitError } from '../../src/chat/limits.ts'
import { nothing } from '../../src/chat/payload.ts'
import {
  actions,
  type Block,
  bold,
  button,
  choice,
  divider,
  facts,
  heading,
  instant,
  italic,
  joined,
  lengthOf,
  link,
  list,
  note,
  person,
  plain,
  quote,
  rich,
  room,
  text,
  view,
} from '../../src/chat/view.ts'

const press = actionRef('a.press', nothing)
const pick = actionRef<{ chosen: string }>('a.pick', { encode: () => [], decode: () => ({ chosen: '' }) })
const said = (length: number) => 'x'.repeat(length)
const options = (count: number) => Array.from({ length: count }, (_, at) => ({ label: `${at}`, value: `${at}` }))

describe('a view', () => {
  it('leaves out what is not there, and keeps the order', () => {
    const made = view('Words.', [heading('One'), false, null, text('Two'), divider])
    expect(made.blocks.map((block) => block.kind)).toEqual(['heading', 'text', 'divider'])
  })

  it('survives JSON', () => {
    const made = view('Words.', [
      facts(['When', [instant({ toString: () => '2027-03-16T19:00:00Z' }, 'Europe/London')]]),
      list(
        [
          [bold('a'), person('anna', 'ping')],
          [italic('b'), room('r'), link('https://a.example', 'there')],
        ],
        'ordered',
      ),
      actions(button('Press', press, {}, 'primary')),
      choice('Choose', pick, { chosen: '' }, { options: options(2), chosen: '1' }),
    ])
    expect(JSON.parse(JSON.stringify(made))).toEqual(made)
  })

  it.each<[string, string, readonly Block[]]>([
    ['fallback', '', [text('x')]],
    ['fallback', said(301), [text('x')]],
    ['blocks', 'x', []],
    ['blocks', 'x', Array.from({ length: 41 }, () => divider)],
    ['heading', 'x', [heading('')]],
    ['heading', 'x', [heading(said(151))]],
    ['text', 'x', [text('')]],
    ['text', 'x', [text(said(2_997))]],
    ['note', 'x', [note([])]],
    ['quote', 'x', [quote(said(3_000))]],
    ['facts', 'x', [facts()]],
    ['list', 'x', [list([])]],
    ['list', 'x', [list([said(1_600), said(1_600)])]],
    ['buttons in a row', 'x', [actions()]],
    ['buttons in a row', 'x', [actions(...Array.from({ length: 6 }, () => button('x', press, {})))]],
    ['button label', 'x', [actions(button(said(76), press, {}))]],
    ['choices', 'x', [choice('x', pick, { chosen: '' }, { options: [], chosen: null })]],
    ['choices', 'x', [choice('x', pick, { chosen: '' }, { options: options(26), chosen: null })]],
    ['choice', 'x', [choice('x', pick, { chosen: '' }, { options: [{ label: said(76), value: '1' }], chosen: null })]],
    [
      'choice value',
      'x',
      [choice('x', pick, { chosen: '' }, { options: [{ label: 'x', value: said(76) }], chosen: null })],
    ],
    ['4016 characters', 'x', [text(said(1_996)), text(said(1_996))]],
    [
      '42 components',
      'x',
      Array.from({ length: 7 }, () => actions(...Array.from({ length: 5 }, () => button('x', press, {})))),
    ],
  ])('over the bound of its %s is refused, never cut', (what, fallback, blocks) => {
    expect(() => view(fallback, blocks)).toThrow(LimitError)
    expect(() => view(fallback, blocks)).toThrow(what)
  })

  it('has room at the bounds themselves', () => {
    const row = actions(...Array.from({ length: 5 }, () => button(said(75), press, {})))
    expect(() => view(said(300), [heading(said(150)), text(said(2_992)), text(said(826))])).not.toThrow()
    expect(() =>
      view('x', [...Array.from({ length: 6 }, () => row), ...Array.from({ length: 4 }, () => divider)]),
    ).not.toThrow()
  })

  it('counts what people wrote and the marks round it, however it is made up', () => {
    const leaf = fc.oneof(
      fc
        .string({ unit: 'grapheme', minLength: 1 })
        .chain((words) => fc.constantFrom(plain(words), bold(words), italic(words))),
      fc.constantFrom(person('18446744073709551615'), room('C0123456789')),
    )
    fc.assert(
      fc.property(fc.array(leaf, { maxLength: 30 }), (leaves) => {
        const shown = leaves.map((each) => ('text' in each ? each.text : '')).join('')
        expect(lengthOf(leaves)).toBeGreaterThanOrEqual(shown.length)
        expect(lengthOf(leaves)).toBe(leaves.reduce((sum, each) => sum + lengthOf([each]), 0))
      }),
    )
  })
})

describe('rich text', () => {
  it('takes strings as plain leaves, whatever is in them, and leaves out empty ones', () => {
    expect(rich(['**a** <@1> @everyone', '', bold('b')])).toEqual([plain('**a** <@1> @everyone'), bold('b')])
    expect(rich('')).toEqual([])
  })

  it('is joined with the separator between, and nothing at its ends', () => {
    expect(joined(['a', bold('b'), ['c', italic('d')]], ', ')).toEqual([
      plain('a'),
      plain(', '),
      bold('b'),
      plain(', '),
      plain('c'),
      italic('d'),
    ])
    expect(joined([], ', ')).toEqual([])
  })
})

describe('words alone', () => {
  it('are said in a sentence to a screen reader, and whole in the message', () => {
    const words = `${said(200)}. ${said(200)}.`
    const made = plainView(words)
    expect(made.fallback).toBe(`${said(200)}.`)
    expect(made.blocks).toEqual([text(words)])
  })

  it('fit a notification, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 900 }), (words) => {
        const first = firstSentence(words)
        expect(first.length).toBeLessThanOrEqual(LIMITS.fallback)
        expect(first.length).toBeGreaterThan(0)
        if (words.length <= LIMITS.fallback) expect(first).toBe(words)
      }),
    )
  })
})

describe('what is handed back', () => {
  const quoted = (made: ReturnType<typeof view>) =>
    made.blocks.flatMap((block) =>
      block.kind === 'quote' ? block.text.map((leaf) => ('text' in leaf ? leaf.text : '')) : [],
    )

  it('is every word, in the order of the fields', () => {
    const made = handedBack('Here it is.', ['Tuesday', '', said(3_000), 'last'], 'There is more.')
    expect(quoted(made).join('')).toBe(`Tuesday${said(3_000)}last`)
    expect(JSON.stringify(made)).not.toContain('There is more.')
  })

  it('says so where a message cannot hold it', () => {
    const made = handedBack('Here it is.', [said(3_000), said(3_000)], 'There is more.')
    expect(quoted(made).join('').length).toBeGreaterThan(3_500)
    expect(made.blocks.at(-1)).toEqual(text('There is more.'))
  })

  it('fits, whatever was written', () => {
    const field = fc.string({ unit: 'grapheme', maxLength: 3_000 }).map((each) => each.slice(0, 3_000))
    fc.assert(
      fc.property(fc.array(field, { maxLength: 5 }), (written) => {
        expect(() => handedBack('Here it is.', written, 'There is more.')).not.toThrow()
      }),
      { numRuns: 50 },
    )
  })
})
