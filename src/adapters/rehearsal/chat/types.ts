import type { Form, RawValues } from '../../../chat/form.ts'
import type { Actor, RawOption } from '../../../chat/inbound.ts'
import type { FileToSend } from '../../../chat/platform.ts'
import type { CommandRegistry } from '../../../chat/registry.ts'
import type { Choice, View } from '../../../chat/view.ts'

/* What the chat is: facts, as they are kept and as people see them. Ids are letters and digits. */

export interface ChatPerson {
  id: string
  name: string
  /** May do everything in the chat: Roundel takes it for a server administrator. */
  admin: boolean
  /** Another bot, or a guest who was not asked in: what the platforms know as well. */
  bot: boolean
  guest: boolean
  /** Left the community: nobody can be her any more, and she sees nothing. */
  left: boolean
}

export interface ChatGroup {
  id: string
  name: string
  people: readonly string[]
}

export interface ChatRoom {
  id: string
  name: string
  /** A private room is seen by its members alone, a public one by everybody who has not left; a DM by one person and the bot. */
  kind: 'public' | 'private' | 'dm'
  /** Of a private room, and the one person of a DM. Empty for a public one. */
  members: readonly string[]
  /** The bot is in every room until somebody takes it out of one. */
  botIsIn: boolean
  /** Nobody writes any more: its circle has ended. */
  readOnly: boolean
}

export interface ChatFile {
  id: string
  name: string
  alt: string
  /** In bytes. */
  size: number
}

/** Who may see it: everybody in its room, or `only` this one person. A private answer stands in the room where she asked. */
export interface ChatMessage {
  id: string
  room: string
  author: 'bot' | { person: string }
  /** ISO instant by the chat's clock. */
  at: string
  body: { kind: 'text'; text: string } | { kind: 'view'; view: View }
  /** 'Only you can see this'. */
  only: string | null
  edited: boolean
  pinned: boolean
  files: readonly ChatFile[]
  /** 'Seen, one moment': nothing to read yet, or more follows. */
  waiting: boolean
}

/** A form that stands open before one person. It lives as long as the chat runs. */
export interface OpenForm {
  id: string
  person: string
  form: Form
  /** By the field's name, after a submission that was refused. */
  errors: Readonly<Record<string, string>>
}

/** All that a person sees of the chat besides messages. */
export interface Sight {
  person: ChatPerson
  people: readonly ChatPerson[]
  groups: readonly ChatGroup[]
  /** Only those that she sees; `canWrite` and `seenBy` (people, bots left out) are worked out for her eyes. */
  rooms: readonly (ChatRoom & { canWrite: boolean; seenBy: readonly string[] })[]
  commands: CommandRegistry
  form: OpenForm | null
}

/* What people do. `client` is an id that the page made up: the same act told twice (after a broken line) is done once. */

export type Did = { client: string; person: string } & (
  | { do: 'say'; room: string; text: string }
  | { do: 'run'; room: string; path: readonly string[]; args: Readonly<Record<string, RawOption>> }
  /**
   * `message`: 'home' for her Home. `place`: of the block in the view, and of the button in it (0 for a choice). `chosen`: the option's value.
   * `seen`: what it did when she looked (`seenAs`); left out, whatever it does now.
   */
  | {
      do: 'press'
      message: string
      place: readonly [block: number, button: number]
      chosen: string | null
      seen?: string
    }
  | { do: 'submit'; form: string; values: RawValues }
  | { do: 'dismiss-form'; form: string }
  /** A private answer is put away. */
  | { do: 'dismiss'; message: string }
  | { do: 'message-action'; message: string; name: string }
)

/** What came of it. 'refused': the chat would not let her. 'silent': the bot did not answer, or nobody knows what came of it. */
export type Outcome =
  | { is: 'said'; message: string }
  | { is: 'answered'; message: string }
  | { is: 'form'; form: string }
  | { is: 'nothing' }
  | { is: 'refused'; why: string }
  | { is: 'silent'; why: string }

/* What listeners are told: each change once, in order. A listener looks up what its person may see. */

export type Change =
  | { what: 'people' | 'rooms' | 'commands' }
  | { what: 'message'; room: string; message: string }
  | { what: 'message-gone'; room: string; message: string; only: string | null }
  | { what: 'form'; person: string }
  | { what: 'home'; person: string }

/**
 * Every call of the bot passes through it: the identity in life. Tests order failures there, by route ('post', 'edit', 'direct', 'pin', 'openRoom',
 * 'findRoom', 'addMember', 'removeMember', 'lookAt', 'closeRoom', 'makeReadOnly', 'upload', 'home', 'people', 'groupMembers', 'answer').
 * @throws what the adapter turns into a PlatformError
 */
export type Around = <R>(route: string, work: () => R) => Promise<R>

/** What the chat would not do for the bot. The adapter makes a PlatformError of it. */
export class ChatRefusal extends Error {
  override readonly name = 'ChatRefusal'
  constructor(
    readonly kind: 'forbidden' | 'not-found' | 'invalid',
    readonly detail: string,
  ) {
    super(`${kind}: ${detail}`)
  }
}

/** For people: the page's server and the tests stand on this side. */
export interface People {
  /** The community's id is another one after a reset. For the page, before it is anybody: who one can be. */
  community(): { id: string; name: string }
  everyone(): readonly ChatPerson[]
  /** Null for somebody who is not there. Everything in it is worked out for her eyes, now. */
  sight(person: string): Sight | null
  /** Oldest first; `before` is a message's id: the `most` ones that come before it. Empty where she may not look. */
  messages(person: string, room: string, page?: { before?: string; most?: number }): ChatMessage[]
  /** Null where she may not see it. */
  message(person: string, message: string): ChatMessage | null
  pins(person: string, room: string): ChatMessage[]
  home(person: string): View | null
  /** Null where it is not hers. */
  file(person: string, file: string): Promise<{ name: string; bytes: Uint8Array } | null>
  /** Does it and waits for what comes of it, at most ten seconds. */
  did(act: Did): Promise<Outcome>
  opensHome(person: string): Promise<View | null>
  /** What an option offers while she types. */
  suggests(
    person: string,
    room: string,
    asked: { path: readonly string[]; option: string; query: string },
  ): Promise<readonly Choice[]>
  listen(listener: (change: Change) => void): () => void
  /** The bot is connected. */
  connected(): boolean
}

/** By hand: what admins of a chat do. */
export interface ByHand {
  /** How the community is called. */
  nameCommunity(name: string): void
  person(name: string, is?: Partial<Pick<ChatPerson, 'admin' | 'bot' | 'guest'>>): ChatPerson
  leaves(person: string): void
  group(name: string, people: readonly string[]): ChatGroup
  joinGroup(group: string, person: string): void
  leaveGroup(group: string, person: string): void
  room(name: string): ChatRoom
  addToRoom(room: string, person: string): void
  removeFromRoom(room: string, person: string): void
  renameRoom(room: string, name: string): void
  deleteRoom(room: string): void
  inviteBot(room: string): void
  removeBot(room: string): void
  unpin(message: string): void
  /** Everything is forgotten: people, rooms, messages, files. The community is another one from then on: its id is new. */
  reset(): void
}

/** For the adapter. All through `around`; all refuse with ChatRefusal. */
export interface BotSide {
  connected(): boolean
  readonly community: { id: string; name: string }
  connect(hands: BotHands): void
  disconnect(): void
  publish(commands: CommandRegistry): void
  /** The same key within an hour gives the first message again. */
  post(room: string, view: View, key: string, mark: string): Promise<string>
  edit(room: string, message: string, view: View, mark: string): Promise<void>
  direct(person: string, view: View, key: string, mark: string): Promise<{ room: string; message: string }>
  pin(room: string, message: string): Promise<void>
  openRoom(name: string): Promise<string>
  /** By the ending of its name. */
  findRoom(key: string): Promise<string | null>
  addMember(room: string, person: string): Promise<'in' | 'gone'>
  removeMember(room: string, person: string): Promise<void>
  lookAt(room: string): Promise<ChatRoom>
  closeRoom(room: string): Promise<void>
  makeReadOnly(room: string): Promise<void>
  upload(person: string, file: FileToSend, key: string): Promise<void>
  home(person: string, view: View): Promise<void>
  people(ids: readonly string[]): Promise<ChatPerson[]>
  groupsOf(person: string): readonly string[]
  groupMembers(group: string): Promise<readonly string[] | null>
}

/** What the chat tells the adapter that is connected. */
export interface BotHands {
  /** `view` is where a press stands: the adapter finds the action at `place`. Resolves when the act has been dealt with. */
  acted(act: ChatAct, reply: ChatReply): Promise<void>
  happened(change: ChatHappening): void
}

/** `fromHome`: done on her Home, or on what was answered there: it may have changed what stands there. */
export type ChatAct = { actor: Omit<Actor, 'community'>; room: string | null; delivery: string; fromHome: boolean } & (
  | { kind: 'command'; path: readonly string[]; args: Readonly<Record<string, RawOption>> }
  /** `message` is null on her Home. `mark` is what the post came with, '' for an answer: a press settles what became of the post. */
  | {
      kind: 'press'
      view: View
      mark: string
      message: ChatMessage | null
      place: readonly [number, number]
      chosen: string | null
    }
  | { kind: 'submit'; form: OpenForm; action: OpenFormAction; values: RawValues }
  | { kind: 'suggest'; path: readonly string[]; option: string; query: string }
  | { kind: 'message-action'; message: ChatMessage; name: string }
  | { kind: 'home' }
)

export type ChatHappening =
  | { what: 'room'; room: string; how: 'people' | 'renamed' | 'deleted' | 'bot-in' | 'bot-out' | 'pins' }
  | { what: 'person-left'; person: string }
  | { what: 'group'; group: string; people: readonly string[] }

/** The way to answer one act, privately: what Discord's interaction token and Slack's response_url are. Within three seconds, or it is over. */
export interface ChatReply {
  /** 'replace': in place of the private message that was pressed; where that is a post that all see, a private one below it. */
  acknowledge(how: 'private' | 'replace'): Promise<void>
  show(how: 'private' | 'replace', view: View, more?: 'more-follows'): Promise<void>
  open(form: Form, action: OpenFormAction): Promise<void>
  refuse(errors: Readonly<Record<string, string>>): Promise<void>
  suggest(choices: readonly Choice[]): Promise<void>
}

/** Kept with the form by the chat and given back when it is submitted; the chat does not read it. */
export type OpenFormAction = string
