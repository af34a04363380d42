import { beforeEach, describe, expect, it } from 'vitest'
import { aChat, answered, menu, type Scene, said } from './support/a-chat.ts'

describe('who sees what in the chat', () => {
  let scene: Scene
  beforeEach(async () => {
    scene = await aChat()
  })

  it('shows a public room to everybody, a private one to its members, a DM to its person', async () => {
    const { chat, anna, ben, cara, lobby, circle } = scene
    const rooms = (person: string) =>
      chat.people.sight(person)?.rooms.map(({ id, kind, seenBy }) => [kind === 'dm' ? 'dm' : id, seenBy])
    expect(rooms(anna)).toEqual([
      ['dm', [anna]],
      [lobby, [anna, ben, cara]],
      [circle, [anna, ben]],
    ])
    expect(rooms(cara)).toEqual([
      ['dm', [cara]],
      [lobby, [anna, ben, cara]],
    ])
    await chat.bot.post(circle, said('Between us.'), 'key', 'mark')
    expect(scene.reads(ben, circle)).toEqual(['Between us.'])
    expect(scene.reads(cara, circle)).toEqual([])
    expect(await scene.did({ do: 'say', person: cara, room: circle, text: 'may I?' })).toMatchObject({ is: 'refused' })
  })

  it('shows a private answer to the one who asked alone, where she asked, and lets nobody else press it', async () => {
    const { chat, anna, ben, circle } = scene
    scene.answers((reply) => reply.show('private', menu('A menu.', 'Go on')))
    const message = answered(
      await scene.did({ do: 'run', person: anna, room: circle, path: ['try', 'menu'], args: {} }),
    )
    expect(scene.reads(anna, circle)).toEqual(['A menu.'])
    expect(scene.reads(ben, circle)).toEqual([])
    expect(chat.people.message(ben, message)).toBeNull()
    const press = { do: 'press', message, place: [1, 0], chosen: null } as const
    expect(await scene.did({ ...press, person: ben })).toMatchObject({ is: 'refused' })
    expect(scene.acts).toHaveLength(1)
    expect(await scene.did({ ...press, person: anna })).toMatchObject({ is: 'answered' })
  })

  it('shows nothing of a room to one who was taken out of it, old private answers included', async () => {
    const { chat, anna, circle } = scene
    const message = answered(await scene.did({ do: 'run', person: anna, room: circle, path: ['gethelp'], args: {} }))
    chat.byHand.removeFromRoom(circle, anna)
    expect(chat.people.message(anna, message)).toBeNull()
    expect(scene.reads(anna, circle)).toEqual([])
    chat.byHand.addToRoom(circle, anna)
    expect(scene.reads(anna, circle)).toEqual(['Yes.'])
  })

  it('brings an answer to her own DM when the room was closed to her meanwhile', async () => {
    const { chat, anna, circle } = scene
    scene.answers(async (reply) => {
      await reply.acknowledge('private')
      await chat.bot.removeMember(circle, anna)
      await reply.show('private', said('You have left.'))
    })
    const outcome = await scene.did({ do: 'run', person: anna, room: circle, path: ['try', 'menu'], args: {} })
    const found = chat.people.message(anna, answered(outcome))
    expect(found).toMatchObject({ only: anna, body: { view: { fallback: 'You have left.' } } })
    expect(chat.people.sight(anna)?.rooms.find(({ id }) => id === found?.room)?.kind).toBe('dm')
  })

  it('shows nothing at all to one who has left, and nobody can be her', async () => {
    const { chat, anna, ben, lobby, circle, happened } = scene
    chat.byHand.leaves(anna)
    expect(chat.people.sight(anna)).toBeNull()
    expect(chat.people.messages(anna, lobby)).toEqual([])
    expect(await scene.did({ do: 'say', person: anna, room: lobby, text: 'still here' })).toMatchObject({
      is: 'refused',
    })
    expect(chat.people.sight(ben)?.rooms.find(({ id }) => id === circle)?.seenBy).toEqual([ben])
    expect(chat.people.sight(ben)?.people.find(({ id }) => id === anna)).toMatchObject({ name: 'Anna', left: true })
    expect(happened).toEqual(
      expect.arrayContaining([
        { what: 'room', room: circle, how: 'people' },
        { what: 'person-left', person: anna },
      ]),
    )
  })

  it('gives a file to the person in whose DM it stands, and to nobody else', async () => {
    const { chat, anna, ben } = scene
    const bytes = new TextEncoder().encode('hers')
    await chat.bot.upload(anna, { name: 'my-data.json', alt: 'What you entered', bytes }, 'key')
    await chat.bot.upload(anna, { name: 'my-data.json', alt: 'What you entered', bytes }, 'key')
    const dm = chat.people.sight(anna)?.rooms.find(({ kind }) => kind === 'dm')?.id ?? ''
    const files = chat.people.messages(anna, dm).flatMap((each) => each.files)
    expect(files).toEqual([{ id: expect.any(String), name: 'my-data.json', alt: 'What you entered', size: 4 }])
    const file = await chat.people.file(anna, files[0]?.id ?? '')
    expect(new TextDecoder().decode(file?.bytes)).toBe('hers')
    expect(await chat.people.file(ben, files[0]?.id ?? '')).toBeNull()
  })

  it('pages backwards through a long room, without what is for others', async () => {
    const { anna, ben, circle, chat } = scene
    for (let number = 1; number <= 120; number += 1)
      await scene.did({ do: 'say', person: number % 2 === 0 ? anna : ben, room: circle, text: String(number) })
    await scene.did({ do: 'run', person: ben, room: circle, path: ['gethelp'], args: {} })
    const latest = chat.people.messages(anna, circle, { most: 50 })
    const before = chat.people.messages(anna, circle, { most: 50, before: latest[0]?.id ?? '' })
    const first = chat.people.messages(anna, circle, { most: 50, before: before[0]?.id ?? '' })
    const words = [...first, ...before, ...latest].map(({ body }) => (body.kind === 'text' ? body.text : '?'))
    expect(words).toEqual(Array.from({ length: 120 }, (_, at) => String(at + 1)))
    expect(first).toHaveLength(20)
  })

  it('tells listeners of each change once, and never of what was not carried out', async () => {
    const { chat, anna, lobby, circle } = scene
    const changes: unknown[] = []
    const stop = chat.people.listen((change) => changes.push(change))
    const message = answered(await scene.did({ do: 'say', person: anna, room: lobby, text: 'hello' }))
    await expect(chat.bot.edit(circle, message, said('no'), '')).rejects.toThrow()
    await scene.did({ do: 'say', person: anna, room: 'r404', text: 'hello?' })
    expect(changes).toEqual([{ what: 'message', room: lobby, message }])
    stop()
    await scene.did({ do: 'say', person: anna, room: lobby, text: 'again' })
    expect(changes).toHaveLength(1)
  })
})
