import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { opt } from '../../src/chat/command.ts'
import type { RawOption } from '../../src/chat/inbound.ts'
import { namedOptions, readOptions } from '../../src/chat/text-args.ts'

const suggest = { id: 'a.suggest' }
const log = {
  person: opt.person.optional('s'),
  clause: opt.suggested(suggest).optional('s'),
  what: opt.text(50).optional('s'),
  circle: opt.suggested(suggest).optional('s'),
}
const show = { number: opt.integer(1, 9).required('s'), circle: opt.suggested(suggest).optional('s') }
const place = {
  room: opt.room.required('s'),
  to: opt.holder.optional('s'),
  circle: opt.suggested(suggest).optional('s'),
}

const text = (words: string): RawOption => ({ text: words })
const anna: RawOption = { person: 'U1' }

describe('typed text', () => {
  it.each<[string, Parameters<typeof namedOptions>[0], RawOption[], object]>([
    ['a name and its value', log, [text('clause:3 circle:Tuesday')], { clause: '3', circle: 'Tuesday' }],
    ['quotes', log, [text('what:"He said no" clause:3')], { what: 'He said no', clause: '3' }],
    ['typographic quotes', log, [text('what:“He said no” clause:3')], { what: 'He said no', clause: '3' }],
    ['German quotes', log, [text('what:„Er sagte nein“ clause:3')], { what: 'Er sagte nein', clause: '3' }],
    ['French quotes', log, [text('what:« Il a dit non » clause:3')], { what: 'Il a dit non', clause: '3' }],
    ['a quote that never ends', log, [text('what:"He said no')], { what: 'He said no' }],
    ['words without quotes', log, [text('what:He said no clause:3')], { what: 'He said no', clause: '3' }],
    ['a name and its value apart', log, [text('what: He said no')], { what: 'He said no' }],
    ['a name and a quoted value apart', log, [text('what: "He said" clause:3')], { what: 'He said', clause: '3' }],
    ['a mention after its name', log, [text('person: '), anna, text(' clause:3')], { person: anna, clause: '3' }],
    ['a mention anywhere', log, [text('clause:3'), anna], { person: anna, clause: '3' }],
    ['a mention among words', log, [text('what: '), anna, text('shouted')], { person: anna, what: 'shouted' }],
    ['two mentions', log, [anna, { person: 'U2' }], { person: anna }],
    ['words alone: all to the text', log, [text('He shouted at everybody')], { what: 'He shouted at everybody' }],
    ['words after quotes', log, [text('what:"He said" loudly')], { what: 'He said', clause: 'loudly' }],
    ['words where there is no text', show, [text('4 Tuesday circle')], { number: '4', circle: 'Tuesday circle' }],
    ['words with one home', { circle: show.circle }, [text('Tuesday circle')], { circle: 'Tuesday circle' }],
    ['quoted words as one', show, [text('4 "Tuesday circle"')], { number: '4', circle: 'Tuesday circle' }],
    ['a room and a group', place, [{ group: 'S1' }, { room: 'C1' }], { room: { room: 'C1' }, to: { group: 'S1' } }],
    ['nothing', log, [text('   ')], {}],
    ['an address', log, [text('what:https://meet.example/a?b=c:d')], { what: 'https://meet.example/a?b=c:d' }],
    ['a colon that is no option', log, [text('note: he left')], { what: 'note: he left' }],
    ['a name that every object has', log, [text('constructor:x')], { what: 'constructor:x' }],
    [
      'a name within quotes',
      log,
      [text('what:"he wrote person:bea" clause:3')],
      { what: 'he wrote person:bea', clause: '3' },
    ],
    ['a name within loose quotes', log, [text('"person:bea circle:x"')], { what: 'person:bea circle:x' }],
    ['quotes closed early by whoever chose the words', log, [text('what:"a" person:')], { what: 'a' }],
    ['an empty value', log, [text('clause:"" what:x')], { what: 'x' }],
    ['a name twice: the last', log, [text('clause:3 clause:4')], { clause: '4' }],
  ])('reads %s', (_, options, pieces, expected) => {
    const read = namedOptions(options, pieces)
    const plain = Object.entries(read).map(([name, value]) => [name, 'text' in value ? value.text : value])
    expect(Object.fromEntries(plain)).toEqual(expected)
  })

  it('names only options, and never fails, whatever is typed', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }).map(text),
      fc.stringMatching(/^((what|clause|person|circle):|["“”„« ]|[a-z]{1,3}){0,12}$/).map(text),
      fc.constant(anna),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 5 }), (pieces) => {
        for (const name of Object.keys(namedOptions(log, pieces))) expect(Object.keys(log)).toContain(name)
      }),
    )
  })

  it('loses no word of what stands in quotes', () => {
    const written = fc.stringMatching(/^[\p{L}\p{N}:,.!? ]{1,40}$/u).filter((each) => each.trim() !== '')
    fc.assert(
      fc.property(written, (words) => {
        expect(namedOptions(log, [text(`what:"${words}" clause:3`)])).toEqual({
          what: text(words.trim()),
          clause: text('3'),
        })
      }),
    )
  })
})

describe('options', () => {
  const all = {
    person: opt.person.required('s'),
    to: opt.holder.required('s'),
    room: opt.room.required('s'),
    number: opt.integer(1, 9).required('s'),
    way: opt.choice([{ label: 'l', value: 'on' }]).required('s'),
    what: opt.text(5).required('s'),
    circle: opt.suggested(suggest).required('s'),
  }

  it('are all told about when they are missing, not only the first', () => {
    const { values, problems } = readOptions(all, {})
    expect(values).toEqual({})
    expect(problems.map((each) => `${each.option} ${each.key}`)).toEqual(
      Object.keys(all).map((name) => `${name} kit.option.missing`),
    )
  })

  it('are read into their types', () => {
    const raw = { person: anna, to: { group: 'S' }, room: { room: 'C' }, number: text(' 9 '), way: text('ON') }
    expect(readOptions(all, { ...raw, what: text(' abc '), circle: text('Tuesday') })).toEqual({
      values: { person: 'U1', to: { group: 'S' }, room: 'C', number: 9, way: 'on', what: 'abc', circle: 'Tuesday' },
      problems: [],
    })
  })

  it('are null when they are optional and not given', () => {
    expect(readOptions(log, {})).toEqual({
      values: { person: null, clause: null, what: null, circle: null },
      problems: [],
    })
  })

  it.each<[keyof typeof all, RawOption, string]>([
    ['person', text('anna'), 'kit.option.not-a-person'],
    ['person', { group: 'S' }, 'kit.option.not-a-person'],
    ['to', text('all'), 'kit.option.not-a-holder'],
    ['room', anna, 'kit.option.not-a-room'],
    ['number', text('0'), 'kit.option.not-a-number'],
    ['number', text('10'), 'kit.option.not-a-number'],
    ['number', text('two'), 'kit.option.not-a-number'],
    ['number', text('1e1'), 'kit.option.not-a-number'],
    ['way', text('off'), 'kit.option.not-offered'],
    ['what', text('sixsix'), 'kit.option.too-long'],
    ['what', text('  '), 'kit.option.missing'],
    ['what', anna, 'kit.option.not-text'],
  ])('say what is wrong with %s', (option, given, key) => {
    const { problems } = readOptions({ [option]: all[option] }, { [option]: given })
    expect(problems).toMatchObject([{ option, key }])
  })
})
