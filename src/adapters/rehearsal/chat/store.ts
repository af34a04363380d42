import type Database from 'better-sqlite3'
import type { CommandRegistry } from '../../../chat/registry.ts'
import type { View } from '../../../chat/view.ts'
import { compact, openFile } from './tables.ts'
import type { ChatGroup, ChatMessage, ChatPerson, ChatRoom, Outcome } from './types.ts'

/** A message as it is kept: with what only the bot's side knows of it. */
export interface KeptMessage extends ChatMessage {
  /** What the post came with; '' for all others. */
  mark: string
  /** Answered on her Home, or on such an answer. */
  fromHome: boolean
}

export interface Community {
  id: string
  name: string
}

interface Facts {
  person: ChatPerson
  group: ChatGroup
  room: ChatRoom
}
type Kind = keyof Facts

/** So many acts are remembered, so that one told twice is done once. */
const REMEMBERED_ACTS = 500
/** For how long a repeated key is known, in ms of the chat's clock. */
export const SAME_KEY_FOR = 3_600_000

/** The seam at which what was written as JSON is read as what it was. */
const readBody = <T>({ body }: { body: string }): T => JSON.parse(body)

/**
 * Everything that the chat knows, in its own SQLite file, or in memory where there is none. People, groups and rooms are read once and
 * kept; messages are read by index. A change is one transaction, on the disk when `change` returns.
 */
export class Store {
  readonly people = new Map<string, ChatPerson>()
  readonly groups = new Map<string, ChatGroup>()
  readonly rooms = new Map<string, ChatRoom>()
  community: Community = { id: '', name: '' }
  commands: CommandRegistry = { commands: [], messageActions: [] }
  private readonly db: Database.Database
  private counter = 0

  /** @throws Error for a file of another version */
  constructor(file: string | null) {
    this.db = openFile(file)
    this.load()
    this.settle()
  }

  get open(): boolean {
    return this.db.open
  }

  close(): void {
    compact(this.db)
    this.db.close()
  }

  /** What was deleted is gone from the file as well. Not within a change. */
  compact(): void {
    compact(this.db)
  }

  /** All of `work`, or nothing of it. A change within a change belongs to it. */
  change<R>(work: () => R): R {
    if (this.db.inTransaction) return work()
    const before = this.counter
    try {
      return this.db.transaction(() => {
        const result = work()
        if (this.counter !== before) this.fact('counter', '', this.counter)
        return result
      })()
    } catch (error) {
      // what is kept in memory goes back to what is on the disk
      if (this.db.open) this.load()
      throw error
    }
  }

  /** A new id, after all before it in the order of text. */
  id(letter: 'p' | 'g' | 'r' | 'm' | 'f' | 'd'): string {
    this.counter += 1
    return `${letter}${String(this.counter).padStart(9, '0')}`
  }

  put<K extends Kind>(kind: K, fact: Facts[K]): void {
    this.fact(kind, fact.id, fact)
    this.mapOf(kind).set(fact.id, fact)
  }

  drop(kind: Kind, id: string): void {
    this.db.prepare('DELETE FROM facts WHERE kind = ? AND id = ?').run(kind, id)
    this.mapOf(kind).delete(id)
  }

  found(community: Community): void {
    this.fact('community', '', community)
    this.community = community
  }

  publish(commands: CommandRegistry): void {
    this.fact('commands', '', commands)
    this.commands = commands
  }

  /** Everything but the commands and the counter: no id is ever given twice. */
  forget(): void {
    this.db.exec(`DELETE FROM facts WHERE kind IN ('person', 'group', 'room');
      DELETE FROM messages; DELETE FROM files; DELETE FROM homes; DELETE FROM posted; DELETE FROM done;`)
    for (const map of [this.people, this.groups, this.rooms]) map.clear()
  }

  /* ---- messages ---- */

  message(id: string): KeptMessage | null {
    const row = this.db.prepare<[string], { body: string }>('SELECT body FROM messages WHERE id = ?').get(id)
    return row === undefined ? null : readBody(row)
  }

  /** Oldest first: the latest `most` before this one that all see, or this person alone. `person` null: all see them. */
  page(room: string, person: string | null, before: string | null, most: number): KeptMessage[] {
    const rows = this.db
      .prepare<[string, string, string | null, number], { body: string }>(
        'SELECT body FROM messages WHERE room = ? AND id < ? AND (only_for IS NULL OR only_for = ?) ORDER BY id DESC LIMIT ?',
      )
      .all(room, before ?? '~', person, most)
    return rows.reverse().map((row) => readBody(row))
  }

  pins(room: string): KeptMessage[] {
    return this.db
      .prepare<[string], { body: string }>('SELECT body FROM messages WHERE room = ? AND pinned = 1 ORDER BY id')
      .all(room)
      .map((row) => readBody(row))
  }

  keep(message: KeptMessage): void {
    this.db
      .prepare('INSERT OR REPLACE INTO messages (id, room, only_for, pinned, waiting, body) VALUES (?, ?, ?, ?, ?, ?)')
      .run(
        ...[message.id, message.room, message.only],
        ...[Number(message.pinned), Number(message.waiting), JSON.stringify(message)],
      )
  }

  dropMessage(id: string): void {
    this.db.prepare('DELETE FROM files WHERE message = ?').run(id)
    this.db.prepare('DELETE FROM messages WHERE id = ?').run(id)
  }

  dropMessages(room: string): void {
    this.db.prepare('DELETE FROM files WHERE message IN (SELECT id FROM messages WHERE room = ?)').run(room)
    this.db.prepare('DELETE FROM messages WHERE room = ?').run(room)
  }

  keepFile(file: { id: string; message: string; name: string; bytes: Uint8Array }): void {
    this.db
      .prepare('INSERT INTO files (id, message, name, bytes) VALUES (?, ?, ?, ?)')
      .run(file.id, file.message, file.name, Buffer.from(file.bytes))
  }

  file(id: string): { message: string; name: string; bytes: Uint8Array } | null {
    const found = this.db
      .prepare<[string], { message: string; name: string; bytes: Buffer }>(
        'SELECT message, name, bytes FROM files WHERE id = ?',
      )
      .get(id)
    return found ?? null
  }

  /* ---- keys of posts, acts that were done, Homes ---- */

  /** The message that this key brought, if it is not too long ago and still there. `now` in ms. */
  posted(key: string, now: number): KeptMessage | null {
    const row = this.db
      .prepare<[string, number], { message: string }>('SELECT message FROM posted WHERE key = ? AND at > ?')
      .get(key, now - SAME_KEY_FOR)
    return row === undefined ? null : this.message(row.message)
  }

  keepPosted(key: string, message: string, now: number): void {
    this.db.prepare('DELETE FROM posted WHERE at <= ?').run(now - SAME_KEY_FOR)
    this.db.prepare('INSERT OR REPLACE INTO posted (key, at, message) VALUES (?, ?, ?)').run(key, now, message)
  }

  done(act: string): Outcome | null {
    const row = this.db.prepare<[string], { body: string }>('SELECT outcome AS body FROM done WHERE act = ?').get(act)
    return row === undefined ? null : readBody(row)
  }

  keepDone(act: string, outcome: Outcome): void {
    const kept = this.db
      .prepare<[string, string], { at: number }>(
        'INSERT INTO done (act, outcome) VALUES (?, ?) ON CONFLICT (act) DO UPDATE SET outcome = excluded.outcome RETURNING at',
      )
      .get(act, JSON.stringify(outcome))
    if (kept !== undefined) this.db.prepare('DELETE FROM done WHERE at <= ?').run(kept.at - REMEMBERED_ACTS)
  }

  home(person: string): View | null {
    const row = this.db.prepare<[string], { body: string }>('SELECT body FROM homes WHERE person = ?').get(person)
    return row === undefined ? null : readBody(row)
  }

  keepHome(person: string, view: View): void {
    this.db.prepare('INSERT OR REPLACE INTO homes (person, body) VALUES (?, ?)').run(person, JSON.stringify(view))
  }

  /* ---- inside ---- */

  private fact(kind: string, id: string, body: unknown): void {
    this.db
      .prepare('INSERT OR REPLACE INTO facts (kind, id, body) VALUES (?, ?, ?)')
      .run(kind, id, JSON.stringify(body))
  }

  private mapOf<K extends Kind>(kind: K): Map<string, Facts[K]> {
    const maps: { [E in Kind]: Map<string, Facts[E]> } = { person: this.people, group: this.groups, room: this.rooms }
    return maps[kind]
  }

  private load(): void {
    const all = <T>(kind: string) =>
      this.db
        .prepare<[string], { body: string }>('SELECT body FROM facts WHERE kind = ? ORDER BY id')
        .all(kind)
        .map((row) => readBody<T>(row))
    const fill = <T extends { id: string }>(map: Map<string, T>, kind: Kind) => {
      map.clear()
      for (const each of all<T>(kind)) map.set(each.id, each)
    }
    fill(this.people, 'person')
    fill(this.groups, 'group')
    fill(this.rooms, 'room')
    this.community = all<Community>('community')[0] ?? this.community
    this.commands = all<CommandRegistry>('commands')[0] ?? this.commands
    this.counter = all<number>('counter')[0] ?? 0
  }

  /** What still waited for an answer when the process ended will have none. */
  private settle(): void {
    this.change(() => {
      const waiting = this.db
        .prepare<[], { body: string }>('SELECT body FROM messages WHERE waiting = 1')
        .all()
        .map((row) => readBody<KeptMessage>(row))
      for (const each of waiting) {
        if (each.body.kind === 'text' && each.body.text === '') this.dropMessage(each.id)
        else this.keep({ ...each, waiting: false })
      }
    })
  }
}
