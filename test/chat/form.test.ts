import { describe, expect, it } from 'vitest'
import {
  buildForm,
  dateField,
  type FieldSpec,
  holdersField,
  peopleField,
  type RawValue,
  readValues,
  selectField,
  textField,
} from '../../src/chat/form.ts'

const said = { label: 'Label' }
const words = (key: string) => key
const one = (field: FieldSpec<unknown>, raw: RawValue | undefined) => {
  const read = field.read(raw)
  return 'error' in read ? read.error.key : read.value
}
const opening = { title: 'A title', submit: 'Send' }

describe('a field', () => {
  const kinds: [string, (required: boolean) => FieldSpec<unknown>, RawValue][] = [
    ['text', (required) => textField({ ...said, required, max: 10 }), ''],
    ['date', (required) => dateField({ ...said, required }), ''],
    ['people', (required) => peopleField({ ...said, required, max: 2 }), []],
    ['holders', (required) => holdersField({ ...said, required, max: 2 }), []],
    ['select', (required) => selectField({ ...said, required }), ''],
  ]

  it.each(kinds)('of %s says when it is needed and empty, or not there at all', (_, field, empty) => {
    expect(one(field(true), empty)).toBe('kit.form.required')
    expect(one(field(true), undefined)).toBe('kit.form.required')
    expect(one(field(false), empty)).toEqual(empty)
    expect(one(field(false), undefined)).toEqual(empty)
  })

  it.each(kinds)('of %s takes nothing of another kind', (kind, field) => {
    const strange: RawValue = kind === 'people' || kind === 'holders' ? 'anna' : ['anna']
    expect(one(field(true), strange)).toBe('kit.form.required')
  })

  it('takes text trimmed, and counts what is left', () => {
    const field = textField({ ...said, max: 5 })
    expect(one(field, '  anna ')).toBe('anna')
    expect(one(field, '     ')).toBe('kit.form.required')
    expect(field.read('sixsix')).toEqual({ error: { key: 'kit.form.too-long', params: { max: 5, length: 6 } } })
  })

  it.each(['2027-03-16', '2028-02-29', ' 2027-12-31 '])('takes the day %j', (day) => {
    expect(one(dateField(said), day)).toBe(day.trim())
  })

  it.each([
    '2027-02-30',
    '2027-02-29',
    '2027-13-01',
    '2027-00-10',
    '2027-4-31',
    '16.3.2027',
    '2027-03-16T19:00',
    'soon',
  ])('knows that %j is no day', (day) => {
    expect(one(dateField(said), day)).toBe('kit.form.not-a-date')
  })

  it('counts a person once, however often she was picked', () => {
    expect(one(peopleField({ ...said, max: 2 }), ['anna', 'bea', 'anna'])).toEqual(['anna', 'bea'])
    expect(one(peopleField({ ...said, max: 1 }), ['anna', 'bea'])).toBe('kit.form.too-many')
  })

  it('counts a group once, and a person of the same id apart from it', () => {
    const picked = [{ group: '7' }, { person: '7' }, { group: '7' }]
    expect(one(holdersField({ ...said, max: 2 }), picked)).toEqual([{ group: '7' }, { person: '7' }])
    expect(one(holdersField({ ...said, max: 1 }), picked)).toBe('kit.form.too-many')
  })

  it('for more than a platform takes is refused when it is declared', () => {
    expect(() => textField({ ...said, max: 3_001 })).toThrow('at most 3000 fit')
    expect(() => peopleField({ ...said, max: 26 })).toThrow('at most 25 fit')
    expect(() => holdersField({ ...said, max: 26 })).toThrow('at most 25 fit')
  })
})

describe('a form', () => {
  const text = textField({ ...said, max: 10 })

  it('shows what is there already, and what was written before that', () => {
    const fields = { name: text, day: dateField(said), who: peopleField({ ...said, max: 3 }) }
    const initial = { name: 'Tuesday', day: '2027-03-16', who: ['anna'] }
    expect(buildForm(fields, { ...opening, initial }, words, { name: 'Thursday', who: ['bea'] }).fields).toMatchObject([
      { initial: 'Thursday' },
      { initial: '2027-03-16' },
      { initial: ['bea'] },
    ])
  })

  it('opens with what was too long whole, so that it can be shortened', () => {
    const { fields } = buildForm({ name: text }, opening, words, { name: 'much too long for it' })
    expect(fields).toMatchObject([{ initial: 'much too long for it', max: 20 }])
  })

  it('chooses nothing that is not offered any more', () => {
    const choices = { pick: [{ label: 'One', value: '1' }] }
    const built = (value: string) =>
      buildForm({ pick: selectField(said) }, { ...opening, choices }, words, { pick: value }).fields
    expect(built('1')).toMatchObject([{ initial: '1' }])
    expect(built('2')).toMatchObject([{ initial: '' }])
  })

  it.each([
    ['title', { ...opening, title: 'x'.repeat(25) }, { name: text }],
    ['submit label', { ...opening, submit: '' }, { name: text }],
    ['field label', opening, { name: textField({ label: 'x'.repeat(46), max: 1 }) }],
    ['field hint', opening, { name: textField({ ...said, hint: 'x'.repeat(101), max: 1 }) }],
    ['form fields', opening, {}],
    ['form fields', opening, { a: text, b: text, c: text, d: text, e: text, f: text }],
    [
      'form fields',
      { ...opening, intro: [{ kind: 'plain' as const, text: 'first' }] },
      { a: text, b: text, c: text, d: text, e: text },
    ],
    ['choices', opening, { pick: selectField(said) }],
    ['choice', { ...opening, choices: { pick: [{ label: 'x'.repeat(76), value: '1' }] } }, { pick: selectField(said) }],
  ])('is refused over the bound of its %s', (what, over, fields) => {
    expect(() => buildForm<Record<string, FieldSpec<unknown>>>(fields, over, words)).toThrow(what)
  })

  it('asks its own check only when each field by itself is sound', () => {
    const fields = { name: text, day: dateField(said) }
    const check = () => ({ day: { key: 'opening.plan.date-past', params: {} } })
    expect(readValues(fields, { name: '', day: '2027-02-30' }, check)).toEqual({
      errors: { name: { key: 'kit.form.required', params: {} }, day: { key: 'kit.form.not-a-date', params: {} } },
    })
    expect(readValues(fields, { name: 'a', day: '2027-03-16' }, check)).toEqual({ errors: check() })
    expect(readValues(fields, { name: 'a', day: '2027-03-16' }, () => ({}))).toEqual({
      values: { name: 'a', day: '2027-03-16' },
    })
  })
})
