import { beforeEach, describe, expect, it } from 'vitest'
import { actionRef } from '../../src/chat/action-ref.ts'
import { opt } from '../../src/chat/command.ts'
import { PlatformError, UserError } from '../../src/chat/errors.ts'
import { dateField, peopleField, type RawValues, textField } from '../../src/chat/form.ts'
import type { RawOption } from '../../src/chat/inbound.ts'
import { plainView } from '../../src/chat/kit-views.ts'
import { id, nullable, payload } from '../../src/chat/payload.ts'
import { permission } from '../../src/chat/permissions.ts'
import { buttonOf, textOf } from '../support/read-view.ts'
import { Away, aRoom, everybody, type Here, kit, press, type Room } from './support/house.ts'

/** What was made, by the random id of the form it was made from: as a unique column makes it. */
let made: Map<string, string>
let problem: Error | null
const circle = payload({ circle: nullable(id) })
const FORM = actionRef<{ circle: string | null; name: string | null }>('a.form', {
  encode: (input) => circle.encode({ circle: input.circle }),
  decode: (parts) => ({ ...circle.decode(parts), name: null }),
})
/** What keeps it from being found out who may write; null: nothing does. */
let unsaid: Error | null = null
const form = kit.form(FORM, {
  requires: permission<Here>('write', 'denied.write', async (c) => {
    if (unsaid !== null) throw unsaid
    return c.may.includes('write')
  }),
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
  unsaid = null
})

describe('a form', () => {
  it('is the first answer, opened on last-known facts, and carries what its opening knew', async () => {
    await types('make')
    expect(room.outside.calls).toEqual(['open a.form'])
    expect(room.contexts).toMatchObject([{ mayLookUp: false }])
    expect(opened().action).toEqual({
      definition: 'a.form',
      community: 'discord:1',
      mark: 'mint1',
      payload: ['of-the-room'],
    })
    expect(room.acted).toMatchObject([{ outcome: 'form' }])
  })

  it('is about the circle that its input names', async () => {
    await room.does(press('a.edit', ['c7']))
    expect(room.contexts).toMatchObject([{ circle: 'c7' }])
  })

  it('is not opened for one who may not send it, whoever may press', async () => {
    room.powers = []
    await types('make')
    expect(room.outside.calls).toEqual(['show private: denied.write'])
  })

  it('is kept, and nothing made of it, while it cannot be found out who may send it', async () => {
    await types('make')
    unsaid = new PlatformError('unavailable', 'refused')
    await sends({ name: 'Tuesday', who: [], day: '' })
    expect(made.size).toBe(0)
    expect(last()?.fallback).toContain('kit.trouble-with-form')
    unsaid = null
    await pressing('kit.edit-again')
    expect(opened().form.fields[0]).toMatchObject({ initial: 'Tuesday' })
    unsaid = new PlatformError('unavailable', 'refused')
    await types('make')
    expect(last()?.fallback).toBe('trouble')
  })

  it('says in words when there is nothing to open, or our trouble', async () => {
    room.failing.add('context')
    await types('make')
    expect(room.outside.calls).toEqual(['show private: trouble'])
  })

  it('makes something, in its circle, with facts looked up again', async () => {
    await types('make')
    await sends({ name: ' Tuesday ', who: ['anna', 'anna'], day: '' })
    expect(room.outside.calls.at(-1)).toBe('show replace: made Tuesday anna in of-the-room')
    expect(room.contexts.at(-1)).toMatchObject({ circle: 'of-the-room', mayLookUp: true, room: null })
  })

  it('makes one thing when it is delivered twice, even at the same moment', async () => {
    await types('make')
    await Promise.all([1, 2].map(() => sends({ name: 'Tuesday', who: [], day: '' })))
    await sends({ name: 'Tuesday', who: [], day: '' })
    expect(made.size).toBe(1)
  })

  it('of another community is none', async () => {
    await types('make')
    const { action } = opened()
    await room.does({ kind: 'submit', action, values: { name: 'Tuesday' } }, { community: 'discord:2' })
    expect(room.outside.calls.at(-1)).toBe('show private: kit.gone')
    expect(made.size).toBe(0)
  })

  it('is checked again when it is sent: authority may be gone', async () => {
    await types('make')
    room.powers = []
    await sends({ name: 'Tuesday' })
    expect(room.outside.calls.at(-1)).toBe('show replace: denied.write')
    expect(made.size).toBe(0)
  })
})

describe('a form with wrong fields', () => {
  it('says so in the form where the platform can', async () => {
    room.outside.inForm = true
    await types('make')
    await sends({ name: '', who: ['a', 'b', 'c'], day: '2027-02-30' })
    expect(room.outside.calls.at(-1)).toBe(
      'refuse name,kit.form.required who,kit.form.too-many 2 day,kit.form.not-a-date',
    )
    expect(room.acted.at(-1)).toMatchObject({ outcome: 'refused' })
    expect(room.drafts.size).toBe(0)
  })

  it('else names each field, and opens again as it was left, under the same id', async () => {
    await types('make')
    const first = opened().action
    const values = { name: 'much too long', who: ['bea'], day: '2027-02-30' }
    await sends(values)
    expect(textOf(last())).toContain('field.name: kit.form.too-long 10 13')
    expect(textOf(last())).toContain('field.day: kit.form.not-a-date')
    expect(textOf(last())).toContain('kit.kept')
    await pressing('kit.edit-again')
    expect(opened().action).toEqual(first)
    expect(opened().form.fields).toMatchObject([
      { initial: 'much too long' },
      { initial: ['bea'] },
      { initial: '2027-02-30' },
    ])
    await sends({ ...values, name: 'Tuesday', day: '' })
    expect([...made]).toEqual([['mint1', 'Tuesday bea in of-the-room']])
  })

  it('is told what its own check says', async () => {
    await types('make')
    await sends({ name: 'taken' })
    expect(textOf(last())).toContain('field.name: name.taken')
  })
})

describe('a form that cannot be taken', () => {
  it.each([
    ['in its own words', new UserError('opening.plan.bots', { names: 'Robo' }), 'plan.bots Robo'],
    ['as our trouble', new Error('broken'), 'kit.trouble-with-form'],
  ])('says why %s, and keeps what was written', async (_, error, said) => {
    await types('make')
    problem = error
    await sends({ name: 'Tuesday', who: ['bea'] })
    expect(textOf(last())).toContain(said)
    problem = null
    await pressing('kit.edit-again')
    await sends({ name: 'Thursday', who: ['bea'] })
    expect([...made]).toEqual([['mint1', 'Thursday bea in of-the-room']])
  })

  it('keeps it when nobody can say who sends it', async () => {
    await types('make')
    room.failing.add('context')
    await sends({ name: 'Tuesday' })
    expect(textOf(last())).toContain('kit.trouble-with-form')
    expect([...room.drafts.values()]).toMatchObject([{ owner: 'anna', body: expect.stringContaining('Tuesday') }])
  })

  it('hands it back at once where nothing can be saved just now, and tries no draft', async () => {
    await types('make')
    problem = new Away()
    await sends({ name: 'Tuesday', who: ['bea'] })
    expect(textOf(last())).toContain('kit.away-with-form')
    expect(textOf(last())).toContain('Tuesday')
    expect([...room.drafts.values()]).toEqual([])
  })

  it('hands it back where it cannot be kept, and promises nothing', async () => {
    await types('make')
    problem = new Error('broken')
    room.failing.add('drafts')
    await sends({ name: 'Tuesday', who: ['bea'] })
    expect(textOf(last())).toContain('kit.handed-back')
    expect(textOf(last())).toContain('Tuesday')
    expect(textOf(last())).not.toContain('kit.kept')
  })

  it('leaves the form open, with what was written, where it cannot be kept and the platform can', async () => {
    await types('make')
    problem = new Error('broken')
    room.failing.add('drafts')
    room.outside.inForm = true
    const before = room.outside.views.length
    await sends({ name: 'Tuesday', who: ['bea'] })
    expect(room.outside.calls.at(-1)).toBe('refuse name,kit.trouble-with-form kit.still-here')
    expect(room.outside.views).toHaveLength(before)
    expect(room.acted.at(-1)).toMatchObject({ outcome: 'failed' })
  })

  it('hands back what is longer than its field too', async () => {
    await types('make')
    room.failing.add('drafts')
    await sends({ name: `${'long '.repeat(599)}end` })
    expect(textOf(last())).toContain('kit.form.too-long')
    expect(textOf(last())).toMatch(/long end$/)
  })

  it('opens again for its owner alone, and not when it is gone', async () => {
    await types('make')
    await sends({ name: '' })
    await pressing('kit.edit-again', 'bea')
    expect(room.outside.calls.at(-1)).toBe('show private: kit.draft-gone')
    await room.does(press('kit.edit-again', ['no-such']))
    expect(room.outside.calls.at(-1)).toBe('show private: kit.draft-gone')
    expect(room.outside.forms).toHaveLength(1)
  })

  it('does not open again for one who may not any more', async () => {
    await types('make')
    await sends({ name: '' })
    const { id: definition, payload: carried } = buttonOf(last(), 'kit.edit-again')
    room.powers = []
    await room.does(press(definition, carried))
    expect(room.outside.calls.at(-1)).toBe('show private: denied.write')
  })
})
