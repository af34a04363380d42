import { beforeEach, describe, expect, it } from 'vitest'
import { actionAt, seenAs } from '../../src/adapters/rehearsal/chat/places.ts'
import type { Form } from '../../src/chat/form.ts'
import type { RawOption } from '../../src/chat/inbound.ts'
import { actions, text, view } from '../../src/chat/view.ts'
import { aChat, answered, menu, type Scene, said } from './support/a-chat.ts'

const FORM: Form = {
  title: 'A note',
  intro: null,
  submit: 'Keep it',
  fields: [
    { name: 'what', label: 'What happened', hint: '', required: true, kind: 'text', long: false, max: 10, initial: '' },
    { name: 'who', label: 'Who', hint: '', required: false, kind: 'people', max: 1, initial: [] },
    {
      ...{ name: 'clause', label: 'Clause', hint: '', required: true, kind: 'select', initial: '' },
      choices: [{ label: 'Listen', value: '1' }],
    },
  ],
}

describe('what people do in the chat', () => {
  let scene: Scene
  beforeEach(async () => {
    scene = await aChat()
  })

  const runs = (args: Readonly<Record<string, RawOption>>, path: readonly string[] = ['try', 'show']) =>
    scene.did({ do: 'run', person: scene.anna, room: scene.lobby, path, args })
  const refusal = async (outcome: ReturnType<typeof runs>) => {
    const came = await outcome
    return came.is === 'refused' ? came.why : came
  }

  it('refuses what a client would not send, in words, and hands nothing over', async () => {
    const { lobby, ben, circle, cara, chat } = scene
    chat.byHand.leaves(ben)
    const word = { text: 'hello' }
    expect(await refusal(runs({}))).toBe('word is needed.')
    expect(await refusal(runs({ word: { text: '  ' } }))).toBe('word is needed.')
    expect(await refusal(runs({ word: { text: 'longer than ten' } }))).toBe('word: at most 10 characters fit.')
    expect(await refusal(runs({ word, count: { text: '10' } }))).toBe('count: a whole number from 1 to 9.')
    expect(await refusal(runs({ word, count: { text: 'two' } }))).toBe('count: a whole number from 1 to 9.')
    expect(await refusal(runs({ word, colour: { text: 'green' } }))).toContain('one of those')
    expect(await refusal(runs({ word, who: { person: ben } }))).toContain('somebody who is here')
    expect(await refusal(runs({ word, holder: { group: 'g1' } }))).toContain('person or a group')
    expect(await refusal(runs({ word, shape: { text: 'round' } }))).toContain('no option shape')
    expect(await refusal(runs({ word }, ['try', 'nothing']))).toBe('There is no command /try nothing here.')
    const her = { do: 'run', person: cara, room: lobby, path: ['try', 'show'] } as const
    expect(await refusal(scene.did({ ...her, args: { word, where: { room: circle } } }))).toContain('that you can see')
    expect(await refusal(scene.did({ do: 'say', person: cara, room: lobby, text: ' \n ' }))).toContain(
      'nothing to send',
    )
    expect(scene.acts).toEqual([])
  })

  it('hands over what was meant, with who did it and where; a DM is no room', async () => {
    const { anna, lobby, chat } = scene
    const stewards = chat.byHand.group('stewards', [anna]).id
    await runs({ word: { text: 'hello' }, count: { text: '3' }, colour: { text: '' } })
    const dm = chat.people.sight(anna)?.rooms.find(({ kind }) => kind === 'dm')?.id ?? ''
    await scene.did({ do: 'run', person: anna, room: dm, path: ['gethelp'], args: {} })
    expect(scene.acts).toMatchObject([
      {
        ...{
          kind: 'command',
          room: lobby,
          path: ['try', 'show'],
          args: { word: { text: 'hello' }, count: { text: '3' } },
        },
        actor: { person: anna, name: 'Anna', admin: false, groups: [stewards] },
      },
      { kind: 'command', room: null, path: ['gethelp'] },
    ])
    expect(Object.keys(scene.acts[0]?.kind === 'command' ? scene.acts[0].args : {})).toEqual(['word', 'count'])
  })

  it('does the same act once, however often it is told', async () => {
    const { anna, lobby } = scene
    const say = { do: 'say', client: 'mine', person: anna, room: lobby, text: 'once' } as const
    const [first, second] = await Promise.all([scene.did(say), scene.did(say)])
    expect(second).toEqual(first)
    expect(await scene.did(say)).toEqual(first)
    expect(scene.reads(anna, lobby)).toEqual(['once'])
    const run = { do: 'run', client: 'hers', person: anna, room: lobby, path: ['gethelp'], args: {} } as const
    const both = await Promise.all([scene.did(run), scene.did(run)])
    expect(both[0]).toEqual(both[1])
    expect(scene.acts).toHaveLength(1)
    // another person's page may make up the same id
    expect(await scene.did({ ...say, person: scene.ben })).toMatchObject({ is: 'said' })
    expect(scene.reads(anna, lobby)).toEqual(['once', 'Yes.', 'once'])
  })

  it('refuses a press on a button that is not there any more', async () => {
    const { chat, anna, circle } = scene
    const message = await chat.bot.post(circle, menu('Are you here?', 'Yes', 'No'), 'key', 'mark')
    const press = { do: 'press', person: anna, message, chosen: null } as const
    expect(await scene.did({ ...press, place: [1, 1] })).toMatchObject({ is: 'answered' })
    await chat.bot.edit(circle, message, said('It is over.'), 'mark')
    expect(await scene.did({ ...press, place: [1, 1] })).toMatchObject({ is: 'refused' })
    expect(await scene.did({ ...press, place: [0, 0] })).toMatchObject({ is: 'refused' })
    chat.byHand.deleteRoom(circle)
    expect(await scene.did({ ...press, place: [1, 1] })).toMatchObject({ is: 'refused' })
    expect(scene.acts).toHaveLength(1)
    expect(scene.acts[0]).toMatchObject({ kind: 'press', mark: 'mark', message: { id: message } })
  })

  it('replaces the private message that was pressed, and never what a room sees', async () => {
    const { chat, anna, circle } = scene
    const post = await chat.bot.post(circle, menu('Are you here?', 'Yes'), 'key', 'mark')
    scene.answers((reply) => reply.show('replace', menu('Page 1.', 'Next')))
    const mine = answered(await scene.did({ do: 'press', person: anna, message: post, place: [1, 0], chosen: null }))
    expect(mine).not.toBe(post)
    scene.answers((reply) => reply.show('replace', said('Page 2.')))
    const next = answered(await scene.did({ do: 'press', person: anna, message: mine, place: [1, 0], chosen: null }))
    expect(next).toBe(mine)
    expect(scene.reads(anna, circle)).toEqual(['Are you here?', 'Page 2.'])
    expect(await scene.did({ do: 'dismiss', person: anna, message: post })).toMatchObject({ is: 'refused' })
    expect(await scene.did({ do: 'dismiss', person: anna, message: mine })).toEqual({ is: 'nothing' })
    expect(scene.reads(anna, circle)).toEqual(['Are you here?'])
  })

  it('is over after three seconds, and says so; a second acknowledgement is refused and noted', async () => {
    const { chat } = scene
    const late: Promise<unknown>[] = []
    scene.answers(async (reply) => {
      await new Promise((done) => setTimeout(done, 3_100))
      late.push(reply.show('private', said('Too late.')).catch((error: unknown) => error))
    })
    expect(await runs({ word: { text: 'slow' } })).toMatchObject({
      is: 'silent',
      why: expect.stringContaining('in time'),
    })
    await new Promise((done) => setTimeout(done, 200))
    expect(await late[0]).toMatchObject({ kind: 'not-found' })
    expect(scene.reads(scene.anna, scene.lobby)).toEqual([])
    scene.answers(async (reply) => {
      await reply.acknowledge('private')
      late.push(reply.acknowledge('private').catch((error: unknown) => error))
      await reply.show('private', said('Here.'))
    })
    expect(await runs({ word: { text: 'twice' } })).toMatchObject({ is: 'answered' })
    expect(await late[1]).toMatchObject({ kind: 'invalid' })
    expect(chat.complaints()).toEqual(['a command was not acknowledged within 3 s', 'a command was acknowledged twice'])
  })

  it('says at once that nobody is there to answer, and does not count it as done', async () => {
    const { chat } = scene
    const hands = { acted: async () => {}, happened: () => {} }
    chat.bot.disconnect()
    const run = { do: 'run', client: 'c', person: scene.anna, room: scene.lobby, path: ['gethelp'], args: {} } as const
    expect(await scene.did(run)).toMatchObject({ is: 'silent', why: expect.stringContaining('not connected') })
    chat.bot.connect({ ...hands, acted: (_act, reply) => reply.show('private', said('Back.')) })
    expect(await scene.did(run)).toMatchObject({ is: 'answered' })
  })

  it('opens a form before one person, checks it, gives it back with what was wrong, and takes it once', async () => {
    const { chat, anna, ben, lobby } = scene
    scene.answers((reply) => reply.open(FORM, 'the action'))
    const opened = await runs({ word: { text: 'form' } })
    const id = opened.is === 'form' ? opened.form : ''
    expect(chat.people.sight(anna)?.form).toMatchObject({ id, form: { title: 'A note' }, errors: {} })
    expect(chat.people.sight(ben)?.form).toBeNull()
    const sends = (person: string, values: Record<string, string | string[]>) =>
      scene.did({ do: 'submit', person, form: id, values })
    expect(await refusal(sends(ben, { what: 'x', clause: '1' }))).toContain('not open')
    expect(await refusal(sends(anna, { clause: '1' }))).toBe('What happened: please fill this in.')
    expect(await refusal(sends(anna, { what: 'x'.repeat(11), clause: '1' }))).toContain('at most 10')
    expect(await refusal(sends(anna, { what: 'x', clause: '7' }))).toContain('Clause')
    expect(await refusal(sends(anna, { what: 'x', clause: '1', who: [anna, ben] }))).toBe('Who: at most 1.')
    expect(await refusal(sends(anna, { what: 'x', clause: '1', other: 'y' }))).toContain('other fields')
    expect(scene.acts).toHaveLength(1)

    scene.answers((reply) => reply.refuse({ what: 'Say more.' }))
    expect(await sends(anna, { what: 'short', clause: '1' })).toEqual({ is: 'form', form: id })
    const again = chat.people.sight(anna)?.form
    expect(again).toMatchObject({ errors: { what: 'Say more.' } })
    expect(again?.form.fields.map(({ initial }) => initial)).toEqual(['short', [], '1'])
    scene.answers((reply) => reply.show('private', said('Kept.')))
    expect(await sends(anna, { what: 'longer', clause: '1' })).toMatchObject({ is: 'answered' })
    expect(scene.acts.at(-1)).toMatchObject({ action: 'the action', values: { what: 'longer', who: [], clause: '1' } })
    expect(chat.people.sight(anna)?.form).toBeNull()
    expect(await refusal(sends(anna, { what: 'longer', clause: '1' }))).toContain('not open')
    expect(scene.reads(anna, lobby)).toEqual(['Kept.'])
  })

  it('sends a form once, from however many windows, and keeps one before a person', async () => {
    const { chat, anna } = scene
    scene.answers((reply) => reply.open(FORM, 'the first'))
    const opened = await runs({ word: { text: 'form' } })
    const form = opened.is === 'form' ? opened.form : ''
    let go = (): void => {}
    const held = new Promise<void>((done) => {
      go = done
    })
    scene.answers(async (reply) => {
      await held
      await reply.refuse({ what: 'Say more.' })
    })
    const submit = { do: 'submit', person: anna, form, values: { what: 'x', clause: '1' } } as const
    const first = scene.did(submit)
    expect(await refusal(scene.did(submit))).toContain('not open')
    scene.answers((reply) => reply.open(FORM, 'the second'))
    expect(await runs({ word: { text: 'another' } })).toMatchObject({ is: 'form' })
    go()
    expect(await first).toEqual({ is: 'form', form })
    expect(chat.people.sight(anna)?.form).toMatchObject({ id: form })
    await scene.did({ do: 'dismiss-form', person: anna, form })
    expect(chat.people.sight(anna)?.form).toBeNull()
  })

  it('presses what she saw, not what stands there since', async () => {
    const { chat, anna, circle } = scene
    const before = menu('Here?', 'Keep')
    const message = await chat.bot.post(circle, before, 'key', 'mark')
    const saw = actionAt(before, [1, 0], null)
    const press = { do: 'press', person: anna, message, place: [1, 0], chosen: null } as const
    const seen = saw === null ? '' : seenAs(saw)
    expect(await scene.did({ ...press, seen })).toMatchObject({ is: 'answered' })
    const call = { id: 'delete', payload: [] }
    const after = view('Here?', [actions({ kind: 'press', label: 'Delete', style: 'danger', action: call })])
    await chat.bot.edit(circle, message, view('Here?', [text('Since'), ...after.blocks]), 'mark')
    expect(await refusal(scene.did({ ...press, seen }))).toContain('not there any more')
  })

  it('writes nothing and runs nothing in a room that is read-only; its old buttons answer', async () => {
    const { chat, anna, circle } = scene
    const message = await chat.bot.post(circle, menu('Are you here?', 'Yes'), 'key', 'mark')
    await chat.bot.makeReadOnly(circle)
    expect(chat.people.sight(anna)?.rooms.find(({ id }) => id === circle)?.canWrite).toBe(false)
    expect(await scene.did({ do: 'say', person: anna, room: circle, text: 'one more' })).toMatchObject({
      is: 'refused',
    })
    const run = { do: 'run', person: anna, room: circle, path: ['gethelp'], args: {} } as const
    expect(await scene.did(run)).toMatchObject({ is: 'refused' })
    const press = { do: 'press', person: anna, message, place: [1, 0], chosen: null } as const
    expect(await scene.did(press)).toMatchObject({ is: 'answered' })
  })
})
