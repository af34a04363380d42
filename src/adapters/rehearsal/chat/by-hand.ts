import { randomInt } from 'node:crypto'
import { t } from '../../../locales/index.ts'
import { type Core, putMessage, type ToldPerson } from './core.ts'
import { refuse } from './refused.ts'
import { present } from './sight.ts'
import type { ByHand, ChatGroup, ChatHappening, ChatPerson, ChatRoom } from './types.ts'

/** Names of people, groups, rooms and communities. */
const MAX_NAME = 80

/** What admins of a chat do by hand. All of it throws Refused, in words, where it cannot be. */
export function byHand(core: Core): ByHand {
  const { store } = core

  const personOf = (id: string): ChatPerson => present(store, id) ?? refuse('rehearsal.chat.not-here')
  const roomOf = (id: string): ChatRoom => {
    const room = store.rooms.get(id)
    return room === undefined || room.kind === 'dm' ? refuse('rehearsal.chat.room-gone') : room
  }
  const groupOf = (id: string): ChatGroup => store.groups.get(id) ?? refuse('rehearsal.chat.group-gone')

  type How = (ChatHappening & { what: 'room' })['how']
  const keepRoom = (told: ToldPerson, room: ChatRoom, how: How | null): void => {
    store.put('room', room)
    told.changed({ what: 'rooms' })
    if (how !== null) told.happened({ what: 'room', room: room.id, how })
  }
  const keepGroup = (told: ToldPerson, group: ChatGroup): void => {
    store.put('group', group)
    told.changed({ what: 'people' })
    told.happened({ what: 'group', group: group.id, people: group.people })
  }

  return {
    nameCommunity: (name) => core.change(() => store.found({ ...store.community, name: validName(name) })),
    person: (name, is = {}) =>
      core.change((told) => {
        const { admin = false, bot = false, guest = false } = is
        const person: ChatPerson = { id: store.id('p'), name: validName(name), admin, bot, guest, left: false }
        store.put('person', person)
        told.changed({ what: 'people' })
        if (!bot) {
          const about = { name: t('rehearsal.chat.dm'), botIsIn: true, readOnly: false }
          keepRoom(told, { id: store.id('r'), kind: 'dm', members: [person.id], ...about }, null)
        }
        return person
      }),
    leaves: (id) =>
      core.change((told) => {
        const person = personOf(id)
        store.put('person', { ...person, left: true })
        for (const form of core.forms.values()) if (form.person === id) core.forms.delete(form.id)
        for (const group of [...store.groups.values()].filter(({ people }) => people.includes(id)))
          keepGroup(told, { ...group, people: group.people.filter((each) => each !== id) })
        for (const room of [...store.rooms.values()].filter(
          (each) => each.kind === 'private' && each.members.includes(id),
        ))
          keepRoom(told, { ...room, members: room.members.filter((each) => each !== id) }, 'people')
        told.changed({ what: 'people' })
        told.happened({ what: 'person-left', person: id })
      }),
    group: (name, people) =>
      core.change((told) => {
        const group = { id: store.id('g'), name: validName(name), people: people.map((id) => personOf(id).id) }
        keepGroup(told, group)
        return group
      }),
    joinGroup: (id, person) =>
      core.change((told) => {
        const group = groupOf(id)
        keepGroup(told, { ...group, people: [...new Set([...group.people, personOf(person).id])] })
      }),
    leaveGroup: (id, person) =>
      core.change((told) => {
        const group = groupOf(id)
        keepGroup(told, { ...group, people: group.people.filter((each) => each !== person) })
      }),
    room: (name) =>
      core.change((told) => {
        const about = { name: validName(name), members: [], botIsIn: true, readOnly: false }
        const room: ChatRoom = { id: store.id('r'), kind: 'public', ...about }
        keepRoom(told, room, null)
        return room
      }),
    addToRoom: (id, person) =>
      core.change((told) => {
        const room = roomOf(id)
        if (room.kind === 'public') return
        keepRoom(told, { ...room, members: [...new Set([...room.members, personOf(person).id])] }, 'people')
      }),
    removeFromRoom: (id, person) =>
      core.change((told) => {
        const room = roomOf(id)
        if (room.kind === 'public') refuse('rehearsal.chat.public-room')
        keepRoom(told, { ...room, members: room.members.filter((each) => each !== person) }, 'people')
      }),
    renameRoom: (id, name) =>
      core.change((told) => keepRoom(told, { ...roomOf(id), name: validName(name) }, 'renamed')),
    deleteRoom: (id) =>
      core.change((told) => {
        const room = roomOf(id)
        store.dropMessages(room.id)
        store.drop('room', room.id)
        told.changed({ what: 'rooms' })
        told.happened({ what: 'room', room: room.id, how: 'deleted' })
      }),
    inviteBot: (id) => core.change((told) => keepRoom(told, { ...roomOf(id), botIsIn: true }, 'bot-in')),
    removeBot: (id) => core.change((told) => keepRoom(told, { ...roomOf(id), botIsIn: false }, 'bot-out')),
    unpin: (id) =>
      core.change((told) => {
        const message = store.message(id) ?? refuse('rehearsal.chat.message-gone')
        putMessage(core, told, { ...message, pinned: false })
        told.happened({ what: 'room', room: message.room, how: 'pins' })
      }),
    reset: () => {
      core.change((told) => {
        store.forget()
        core.forms.clear()
        store.found({ id: newCommunity(), name: store.community.name })
        told.changed({ what: 'people' })
        told.changed({ what: 'rooms' })
      })
      store.compact()
    },
  }
}

/** No two communities have the same: what an older one left behind means nothing in the next. */
export const newCommunity = (): string => `c${String(randomInt(2 ** 40)).padStart(13, '0')}`

function validName(name: string): string {
  const trimmed = name.trim()
  if (trimmed === '') refuse('rehearsal.chat.name-missing')
  if (trimmed.length > MAX_NAME) refuse('rehearsal.chat.name-long', { max: MAX_NAME })
  return trimmed
}
