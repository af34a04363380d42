import { beforeEach, describe, expect, it } from 'vitest'
import { actionRef } from '../../src/chat/action-ref.ts'
import { opt } from '../../src/chat/command.ts'
import { dateField, peopleField, type RawValues, textField } from '../../src/chat/form.ts'
import type { RawOption } from '../../src/chat/inbound.ts'
import { plainView } from '../../src/chat/kit-views.ts'
import { id, nullable, payload } from '../../src/chat/payload.ts'
import { buttonOf, textOf } from '../support/read-view.ts'
import { aRoom, everybody, kit, may, press, type Room } from './support/house.ts'

/** What was made, by the random id of the form it was made from: as a unique column makes it. */
let made: Map<string, string>
let problem: Error | null
const circle = payload({ circle: nullable(id) })
const FORM = actionRef<{ circle: string | null; name: string | null }>('a.form', {
  encode: (input) => circle.encode({ circle: input.circle }),
  decode: (parts) => ({ ...circle.decode(parts), name: null }),
})
const form = kit.form(FORM, {
  requires: may('write'),
  circle: ({ circle }) => circle,
  fields: {
    name: textField({ label: 'field.name', max: 10 }),
    who: peopleField({ label: 'field.who', max: 2, required: false }),
    day: dateField({ label: 'field.day', required: false }),
  },
  answers: 'replace',
  open: async ({ circle, name }) => ({
    title: 'Title',
    submit: 'Send',
    initial: { name: name ?? '' },
    carries: { circle: circle ?? 'of-the-room', name: null },
  }),
  check: ({ name }) => (name === 'taken' ? { name: { key: 'name.taken', params: {} } } : {}),
  run: async ({ circle }, { name, who }, _, minted) => {
    if (problem !== null) throw problem
    if (!made.has(minted)) made.set(minted, `${name} ${who.join(' ')} in ${circle}`.replace(/ +/g, ' '))
    return plainView(`made ${made.get(minted)}`)
  },
})
const suggest = kit.suggest('a.suggest', {
  requires: may('list'),
  run: async () => [{ label: 'Tuesday', value: 'c1' }],
})
const definitions = [
  form,
  kit.press(actionRef('a.edit', payload({ circle: id })), {
    requires: everybody,
    opens: kit.opening(form, ({ circle }) => ({ circle, name: null })),
  }),
  kit.command(['make'], {
    summary: 's',
    requires: everybody,
    options: { name: opt.text(10).optional('s'), count: opt.integer(1, 9).optional('s') },
    opens: kit.opening(form, ({ name }: { name: string | null }) => ({ circle: null, name })),
  }),
  suggest,
  kit.command(['show'], {
    summary: 's',
    requires: may('show'),
    options: {
      number: opt.integer(1, 9).required('s'),
      what: opt.text(10).optional('s'),
      who: opt.person.optional('s'),
      circle: opt.suggested(suggest).optional('s'),
    },
    opens: kit.privately(async (input, c) => plainView(`${JSON.stringify(input)} in ${c.room}`)),
  }),
  kit.command(['pick'], {
    summary: 's',
    requires: everybody,
    options: { circle: opt.suggested(suggest).required('s') },
    opens: kit.privately(async ({ circle }: { circle: string }) => plainView(`picked ${circle}`)),
  }),
]

let room: Room
const opened = (at = -1) => {
  const found = room.outside.forms.at(at)
  if (!found) throw new Error('no form was opened')
  return found
}
const sends = (values: RawValues, action = opened().action) =>
  room.does({ kind: 'submit', action, values }, { room: null })
const types = (command: string, ...pieces: RawOption[]) => room.does({ kind: 'command', path: [command], args: pieces })
const last = () => room.outside.views.at(-1)
const pressing = (label: string, who = 'anna') => {
  const { id: definition, payload: carried } = buttonOf(last(), label)
  return room.does(press(definition, carried), { who })
}
beforeEach(() => {
  room = aRoom(definitions)
  room.powers = ['write', 'show', 'list']
  made = new Map()
  problem = null
})

describe('a command typed with something missing or wrong', () => {
  it('names everything that is wrong, and asks by a form that has what was right', async () => {
    await types('show', { text: 'number:twelve what:words' }, { person: 'bea' })
    expect(textOf(last())).toContain('kit.option.not-a-number')
    await pressing('kit.fill-in')
    expect(opened().form.fields).toMatchObject([
      { name: 'number', initial: 'twelve', label: 'option.name.number', required: true },
      { name: 'what', initial: 'words' },
      { name: 'who', initial: ['bea'], max: 1 },
      { name: 'circle', choices: [{ label: 'Tuesday' }], required: false },
    ])
    await sends({ number: '4', what: '', who: ['cleo'], circle: 'c1' })
    expect(room.outside.calls.at(-1)).toBe('show private: {"number":4,"what":null,"who":"cleo","circle":"c1"} in r1')
  })

  it('asks again when the form is filled in wrongly, and loses nothing', async () => {
    await types('show')
    await pressing('kit.fill-in')
    await sends({ number: '44', what: 'words', who: [], circle: '' })
    expect(textOf(last())).toContain('kit.option.not-a-number')
    await pressing('kit.fill-in')
    expect(opened().form.fields).toMatchObject([{ initial: '44' }, { initial: 'words' }, {}, {}])
    room.outside.inForm = true
    await sends({ number: '0', what: 'words', who: [], circle: '' })
    expect(room.outside.calls.at(-1)).toMatch(/^refuse number,kit.option.not-a-number/)
  })

  it('is not filled in by one who may not use it', async () => {
    await types('show')
    const { id: definition, payload: carried } = buttonOf(last(), 'kit.fill-in')
    room.powers = []
    await room.does(press(definition, carried))
    expect(room.outside.calls.at(-1)).toBe('show private: denied.show')
  })

  it('offers nothing that one may not see, and asks for the rest', async () => {
    room.powers = ['show']
    await types('show')
    await pressing('kit.fill-in')
    expect(opened().form.fields.map((field) => field.name)).toEqual(['number', 'what', 'who'])
    await types('pick')
    await pressing('kit.fill-in')
    expect(room.outside.calls.at(-1)).toBe('show private: kit.nothing-to-choose')
  })

  it('asks with an empty form where what was typed cannot be kept', async () => {
    room.failing.add('drafts')
    await types('show', { text: 'what:words' })
    await pressing('kit.fill-in')
    expect(opened().form.fields).toMatchObject([{ initial: '' }, { initial: '' }, {}, {}])
  })

  it('opens the command’s own form where it has one, with what was right and what was too long', async () => {
    await types('make', { text: 'name:Tuesday count:0' })
    await pressing('kit.fill-in')
    expect(opened().form.fields).toMatchObject([{ name: 'name', initial: 'Tuesday' }, {}, {}])
    await types('make', { text: 'name:"much too long for it"' })
    await pressing('kit.fill-in')
    expect(opened().form.fields).toMatchObject([{ name: 'name', initial: 'much too long for it', max: 20 }, {}, {}])
  })
})
