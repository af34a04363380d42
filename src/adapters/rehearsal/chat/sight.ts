import type { KeptMessage, Store } from './store.ts'
import type { ChatMessage, ChatPerson, ChatRoom, OpenForm, Sight } from './types.ts'

/** Null for somebody who was never here, or has left. */
export function present(store: Store, person: string): ChatPerson | null {
  const found = store.people.get(person)
  return found === undefined || found.left ? null : found
}

/** A public room is seen by everybody, a private one by its members, a DM by its person. */
const seesRoom = (person: ChatPerson, room: ChatRoom): boolean =>
  !person.left && (room.kind === 'public' || room.members.includes(person.id))

export const mayWrite = (person: ChatPerson, room: ChatRoom): boolean => seesRoom(person, room) && !room.readOnly

/** The room, if she sees it. */
export function roomSeenBy(store: Store, person: ChatPerson, id: string): ChatRoom | null {
  const room = store.rooms.get(id)
  return room !== undefined && seesRoom(person, room) ? room : null
}

/** The message, if she sees it: in a room of hers, and for all or for her. */
export function messageFor(store: Store, person: ChatPerson, id: string): KeptMessage | null {
  const message = store.message(id)
  if (message === null || (message.only !== null && message.only !== person.id)) return null
  return roomSeenBy(store, person, message.room) === null ? null : message
}

/** Bots left out. */
const seenBy = (store: Store, room: ChatRoom): string[] =>
  [...store.people.values()].filter((person) => !person.bot && seesRoom(person, room)).map(({ id }) => id)

/** Her own DM with the bot. Another bot has none. */
export const dmOf = (store: Store, person: string): ChatRoom | null =>
  [...store.rooms.values()].find(({ kind, members }) => kind === 'dm' && members[0] === person) ?? null

/** A message as people get it: without what only the bot's side knows. */
export function shown({ mark: _mark, fromHome: _fromHome, ...message }: KeptMessage): ChatMessage {
  return message
}

export function sightOf(store: Store, id: string, form: OpenForm | null): Sight | null {
  const person = present(store, id)
  if (person === null) return null
  return {
    person,
    people: [...store.people.values()],
    groups: [...store.groups.values()],
    rooms: [...store.rooms.values()]
      .filter((room) => seesRoom(person, room))
      .map((room) => ({ ...room, canWrite: mayWrite(person, room), seenBy: seenBy(store, room) })),
    commands: store.commands,
    form,
  }
}
