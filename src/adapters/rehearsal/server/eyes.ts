import type { Change, ChatMessage, People } from '../chat/types.ts'
import type { ToPage } from './wire.ts'

/** How many messages a page gets at a time, and how far unread ones are counted. */
const VIEWER_PAGE = 50
const COUNTED = 100

/**
 * One person's view of the chat, for one page. Everything goes through `People` under her id: what she may not see is not there.
 * It knows which room is open, and what was read in the others.
 */
export class Viewer {
  /** Her Home has been opened: changes of it are told. */
  home = false

  constructor(
    private readonly people: People,
    readonly person: string,
    public room: string | null,
    private readonly read: Record<string, string>,
  ) {}

  sight(): (ToPage & { say: 'sight' }) | null {
    const sight = this.people.sight(this.person)
    if (sight === null) return null
    const { commands: _commands, form: _form, ...rest } = sight
    const unread = Object.fromEntries(sight.rooms.map((room) => [room.id, this.unread(room.id)]))
    return { say: 'sight', sight: rest, unread }
  }

  commands(): ToPage[] {
    const sight = this.people.sight(this.person)
    return sight === null ? [] : [{ say: 'commands', commands: sight.commands }]
  }

  form(): ToPage {
    return { say: 'form', form: this.people.sight(this.person)?.form ?? null }
  }

  /** The newest messages of the open room. */
  opened(): ToPage[] {
    if (this.room === null) return []
    const { messages, more } = this.page(this.room)
    this.markRead(this.room, messages)
    const pins = this.people.pins(this.person, this.room)
    return [{ say: 'room', room: this.room, messages, pins, more }]
  }

  older(room: string, before: string): ToPage {
    return { say: 'older', room, before, ...this.page(room, before) }
  }

  /** Another room stands open: what is in the one before has been read. */
  opens(room: string | null): void {
    if (this.room !== null) this.markRead(this.room, this.people.messages(this.person, this.room, { most: 1 }))
    this.room = room
  }

  /**
   * What the page is told of these changes, each thing once and as it is now. A change that she does not see tells nothing: not even that
   * there was one.
   */
  after(changes: readonly Change[]): ToPage[] {
    const told: ToPage[] = []
    const messages = new Map<string, Change & { what: 'message' | 'message-gone' }>()
    const kinds = new Set(changes.map((change) => change.what))
    if (kinds.has('people') || kinds.has('rooms')) told.push(...this.everything())
    if (kinds.has('commands')) told.push(...this.commands())
    for (const change of changes) {
      if (change.what === 'message' || change.what === 'message-gone') {
        messages.delete(change.message)
        messages.set(change.message, change)
      }
    }
    const elsewhere = new Set<string>()
    let pins = false
    for (const change of messages.values()) {
      const tells = this.told(change)
      if (tells === null) continue
      if (change.room !== this.room) {
        elsewhere.add(change.room)
        continue
      }
      told.push(tells)
      pins = true
    }
    if (this.room !== null && pins)
      told.push({ say: 'pins', room: this.room, pins: this.people.pins(this.person, this.room) })
    for (const room of elsewhere) told.push({ say: 'unread', room, count: this.unread(room) })
    if (changes.some((change) => change.what === 'form' && change.person === this.person)) told.push(this.form())
    if (this.home && changes.some((change) => change.what === 'home' && change.person === this.person))
      told.push({ say: 'home', person: this.person, view: this.people.home(this.person) })
    return told
  }

  /** Who is here and which rooms she sees; when the open one is not among them any more, it is closed. */
  private everything(): ToPage[] {
    const everyone: ToPage = { say: 'everyone', everyone: this.people.everyone() }
    const sight = this.sight()
    // she has left, or everything was forgotten: the page becomes somebody else
    if (sight === null) return [everyone]
    if (this.room !== null && !sight.sight.rooms.some((room) => room.id === this.room)) this.room = null
    return [everyone, sight]
  }

  private told(change: Change & { what: 'message' | 'message-gone' }): ToPage | null {
    if (change.what === 'message') {
      const message = this.people.message(this.person, change.message)
      return message === null ? null : { say: 'message', message }
    }
    if (change.only !== null && change.only !== this.person) return null
    const sees = this.people.sight(this.person)?.rooms.some((room) => room.id === change.room) ?? false
    return sees ? { say: 'gone', room: change.room, message: change.message } : null
  }

  private page(room: string, before?: string): { messages: readonly ChatMessage[]; more: boolean } {
    const found = this.people.messages(this.person, room, {
      most: VIEWER_PAGE + 1,
      ...(before === undefined ? {} : { before }),
    })
    return { messages: found.slice(-VIEWER_PAGE), more: found.length > VIEWER_PAGE }
  }

  private markRead(room: string, messages: readonly ChatMessage[]): void {
    const newest = messages.at(-1)
    if (newest !== undefined) this.read[room] = newest.id
  }

  private unread(room: string): number {
    if (room === this.room) return 0
    const read = this.read[room] ?? ''
    // ids of the chat are in the order of time
    const isNew = ({ id, author }: ChatMessage) => id > read && (author === 'bot' || author.person !== this.person)
    return this.people.messages(this.person, room, { most: COUNTED }).filter(isNew).length
  }
}
