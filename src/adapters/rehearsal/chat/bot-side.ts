import type { View } from '../../../chat/view.ts'
import { type Core, newMessage, putMessage } from './core.ts'
import { dmOf, present } from './sight.ts'
import type { KeptMessage } from './store.ts'
import { type BotSide, ChatRefusal, type ChatRoom } from './types.ts'

/** What the bot may do: everything in the rooms that it is in, and a word to each person. */
export function botSide(core: Core): BotSide {
  const { store, around } = core

  /** @throws ChatRefusal when it is gone, or the bot is not in it */
  const roomOf = (id: string): ChatRoom => {
    const room = store.rooms.get(id)
    if (room === undefined || room.kind === 'dm') throw new ChatRefusal('not-found', 'room')
    if (!room.botIsIn) throw new ChatRefusal('forbidden', 'not in the room')
    return room
  }
  const dmWith = (person: string): ChatRoom => {
    const dm = present(store, person) === null ? null : dmOf(store, person)
    if (dm === null) throw new ChatRefusal('not-found', 'person')
    return dm
  }
  const messageOf = (room: string, id: string): KeptMessage => {
    if (store.rooms.get(room)?.kind !== 'dm') roomOf(room)
    const message = store.message(id)
    if (message === null || message.room !== room || message.only !== null)
      throw new ChatRefusal('not-found', 'message')
    return message
  }
  /** The same key gives the first message again. */
  const once = (key: string, make: () => KeptMessage): string => {
    const { ms } = core.now()
    const before = store.posted(key, ms)
    if (before !== null) return before.id
    return core.change((told) => {
      const made = make()
      putMessage(core, told, made)
      store.keepPosted(key, made.id, ms)
      return made.id
    })
  }
  const said = (room: string, view: View, mark: string): KeptMessage =>
    newMessage(core, { room, author: 'bot', body: { kind: 'view', view }, mark })

  const changeRoom = (room: ChatRoom, how: Partial<ChatRoom>, what: 'people' | null = null): void =>
    core.change((told) => {
      store.put('room', { ...room, ...how })
      told.changed({ what: 'rooms' })
      if (what !== null) told.happened({ what: 'room', room: room.id, how: what })
    })

  return {
    get community() {
      if (!store.open) throw new Error('the chat is closed')
      return store.community
    },
    connected: () => core.bot !== null,
    connect: (hands) => {
      core.bot = hands
    },
    disconnect: () => {
      core.bot = null
    },
    publish: (commands) =>
      core.change((told) => {
        store.publish(commands)
        told.changed({ what: 'commands' })
      }),
    post: (room, view, key, mark) => around('post', () => once(key, () => said(roomOf(room).id, view, mark))),
    edit: (room, message, view, mark) =>
      around('edit', () => {
        const before = messageOf(room, message)
        if (before.author !== 'bot') throw new ChatRefusal('forbidden', 'not its own message')
        core.change((told) => putMessage(core, told, { ...before, body: { kind: 'view', view }, mark, edited: true }))
      }),
    direct: (person, view, key, mark) =>
      around('direct', () => {
        const room = dmWith(person).id
        return { room, message: once(key, () => said(room, view, mark)) }
      }),
    pin: (room, message) =>
      around('pin', () => {
        const before = messageOf(room, message)
        if (!before.pinned) core.change((told) => putMessage(core, told, { ...before, pinned: true }))
      }),
    openRoom: (name) =>
      around('openRoom', () =>
        core.change((told) => {
          const id = store.id('r')
          store.put('room', { id, name, kind: 'private', members: [], botIsIn: true, readOnly: false })
          told.changed({ what: 'rooms' })
          return id
        }),
      ),
    findRoom: (key) =>
      around(
        'findRoom',
        () =>
          [...store.rooms.values()].find(
            (room) => room.kind === 'private' && room.botIsIn && room.name.endsWith(`-${key}`),
          )?.id ?? null,
      ),
    addMember: (room, id) =>
      around('addMember', () => {
        const found = roomOf(room)
        const person = present(store, id)
        if (person === null) return 'gone'
        if (person.bot) throw new ChatRefusal('forbidden', 'bot')
        if (!found.members.includes(id)) changeRoom(found, { members: [...found.members, id] }, 'people')
        return 'in'
      }),
    removeMember: (room, id) =>
      around('removeMember', () => {
        const found = roomOf(room)
        if (found.members.includes(id))
          changeRoom(found, { members: found.members.filter((each) => each !== id) }, 'people')
      }),
    lookAt: (room) => around('lookAt', () => roomOf(room)),
    closeRoom: (room) =>
      around('closeRoom', () => changeRoom(roomOf(room), { kind: 'private', members: [] }, 'people')),
    makeReadOnly: (room) => around('makeReadOnly', () => changeRoom(roomOf(room), { readOnly: true })),
    upload: (person, file, key) =>
      around('upload', () => {
        const room = dmWith(person).id
        once(`file ${key}`, () => {
          const id = store.id('f')
          const message = newMessage(core, {
            ...{ room, author: 'bot', body: { kind: 'text', text: file.alt } },
            files: [{ id, name: file.name, alt: file.alt, size: file.bytes.byteLength }],
          })
          store.keepFile({ id, message: message.id, name: file.name, bytes: file.bytes })
          return message
        })
      }),
    home: (person, view) =>
      around('home', () => {
        dmWith(person)
        core.change((told) => {
          store.keepHome(person, view)
          told.changed({ what: 'home', person })
        })
      }),
    people: (ids) => around('people', () => [...new Set(ids)].flatMap((id) => present(store, id) ?? [])),
    groupsOf: (person) =>
      [...store.groups.values()].filter((group) => group.people.includes(person)).map(({ id }) => id),
    groupMembers: (group) => around('groupMembers', () => store.groups.get(group)?.people ?? null),
  }
}
