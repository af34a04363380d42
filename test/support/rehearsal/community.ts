import type { Chat } from '../../../src/adapters/rehearsal/chat/chat.ts'
import type { ChatPerson } from '../../../src/adapters/rehearsal/chat/types.ts'
import type { FakeCommunity, Person, SeenMessage, SeenRoom } from '../people.ts'
import { RehearsalPerson } from './person.ts'
import { seenMessage, seenRoom } from './seen.ts'

/** The one community of a chat, and what is done in it by hand. */
export class RehearsalCommunity implements FakeCommunity {
  readonly owner: Person
  readonly byHand: FakeCommunity['byHand']
  readonly #chat: Chat

  static founded(chat: Chat, name: string): RehearsalCommunity {
    chat.byHand.nameCommunity(name)
    return new RehearsalCommunity(chat, chat.byHand.person(`owner of ${name}`, { admin: true }))
  }

  /** The one that stands in the chat already, if there is one: whoever founded it came first. */
  static goingOn(chat: Chat): RehearsalCommunity[] {
    return chat.whole
      .people()
      .slice(0, 1)
      .map((owner) => new RehearsalCommunity(chat, owner))
  }

  private constructor(chat: Chat, owner: ChatPerson) {
    this.#chat = chat
    this.owner = this.#as(owner)
    this.byHand = {
      addToRoom: (room, person) => chat.byHand.addToRoom(room, person.id),
      removeFromRoom: (room, person) => chat.byHand.removeFromRoom(room, person.id),
      renameRoom: (room, to) => chat.byHand.renameRoom(room, to),
      deleteRoom: (room) => chat.byHand.deleteRoom(room),
      archiveRoom: () => nothingLikeIt('an archive of rooms'),
      unarchiveRoom: () => nothingLikeIt('an archive of rooms'),
      inviteBot: (room) => chat.byHand.inviteBot(room),
      removeBot: (room) => chat.byHand.removeBot(room),
      unpin: (message) => chat.byHand.unpin(message.id),
      withdraw: () => nothingLikeIt('a grant'),
      grant: () => nothingLikeIt('a grant'),
    }
  }

  get id(): string {
    return this.#chat.bot.community.id
  }

  people(): Person[] {
    return this.#chat.whole
      .people()
      .filter((person) => !person.bot && !person.left)
      .map((person) => this.#as(person))
  }

  person(name: string, kind: Parameters<FakeCommunity['person']>[1] = {}): Person {
    if (kind.dmsClosed === true) nothingLikeIt('a closed door')
    const { admin = false, bot = false, guest = false } = kind
    return this.#as(this.#chat.byHand.person(name, { admin, bot, guest }))
  }

  group(name: string, people: Person[]): { group: string } {
    const ids = people.map((person) => person.id)
    return { group: this.#chat.byHand.group(name, ids).id }
  }

  joinGroup({ group }: { group: string }, person: Person): void {
    this.#chat.byHand.joinGroup(group, person.id)
  }

  leaveGroup({ group }: { group: string }, person: Person): void {
    this.#chat.byHand.leaveGroup(group, person.id)
  }

  room(name: string): { room: string } {
    return { room: this.#chat.byHand.room(name).id }
  }

  find(name: string | RegExp): SeenRoom | undefined {
    const found = this.#chat.whole
      .rooms()
      .find((room) => room.kind !== 'dm' && (typeof name === 'string' ? room.name === name : name.test(room.name)))
    return found === undefined ? undefined : seenRoom(this.#chat, found.id)
  }

  transcript(room: string): SeenMessage[] {
    return this.#chat.whole.transcript(room).map((message) => seenMessage(this.#chat, message))
  }

  /** Roundel is in it from the beginning. */
  install(): void {}

  uninstall(): void {
    nothingLikeIt('a removal of the bot')
  }

  leaves(person: Person): void {
    this.#chat.byHand.leaves(person.id)
  }

  #as(person: ChatPerson): Person {
    return new RehearsalPerson(this.#chat, person)
  }
}

function nothingLikeIt(what: string): never {
  throw new Error(`the rehearsal knows nothing like ${what}`)
}
