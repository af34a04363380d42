import type { PlatformName } from '../../src/chat/refs.ts'

/**
 * What a person can do and see in a chat, on any platform: the one interface through which flows act.
 *
 * Each fake platform implements it from the platform's own state, never from what Roundel meant:
 * a person can press only what she can see, and `seenBy` is worked out by the fake from channel membership,
 * overwrites, ephemerality and DMs.
 */

/** A button as a person sees it. `label` includes any emoji the platform would show. */
export interface SeenButton {
  label: string
  style: 'primary' | 'neutral' | 'danger' | 'link'
  disabled: boolean
}

/** A select menu as a person sees it; `options` are the visible labels, in order. */
export interface SeenSelect {
  /** The visible label or placeholder. */
  label: string
  kind: 'options' | 'people' | 'rooms' | 'holders'
  options: string[]
  chosen: string[]
}

/** One message (in a room, in a DM, private to one person, or the content of a Slack modal that shows text) as people see it. */
export interface SeenMessage {
  kind: 'message'
  id: string
  /** The room's id; for a DM the DM channel's id; '' for a modal. */
  room: string
  /** Who a person would say wrote it. */
  author: 'the bot' | { person: string }
  /** Everything readable, in order, as plain text: mentions as @Name, rooms as #name, times as 'Tue 16 March 2027, 19:00 UTC'. */
  text: string
  buttons: SeenButton[]
  selects: SeenSelect[]
  /** Ids of those who would get a notification by a mention in it ('everyone' for a room-wide ping). */
  pings: string[]
  /** Addresses that would be clickable in the text (link buttons not included). */
  links: string[]
  /** Stretches of text that the platform would show bold, italic, struck, as code, as a heading, a quote or a spoiler. */
  styled: string[]
  pinned: boolean
  edited: boolean
  /** Ids of all people who can see it now (bots not counted); computed by the platform's rules at the time of asking. */
  seenBy: string[]
  /** True where the platform marks it 'only you can see this' (ephemeral) or it stands in a modal. */
  private: boolean
  /** The person whom the platform shows as having caused it ('X used /circle'), if any: everyone in seenBy sees that too. */
  shownInvoker: string | null
  /** Id of the message it replies to or hangs under, if any. */
  replyTo: string | null
  /** Files that hang on it, in order: `alt` is what a screen reader says of them. */
  files: { name: string; alt: string }[]
}

export interface SeenField {
  label: string
  hint: string
  kind: 'text' | 'paragraph' | 'people' | 'select' | 'holders' | 'date' | 'rooms'
  required: boolean
  value: string | string[]
  /** Visible labels, for kind 'select'. */
  options: string[]
  /** The error shown at this field, after a refused submission (Slack), else ''. */
  error: string
}

/** A form (modal) open before one person. */
export interface SeenForm {
  kind: 'form'
  title: string
  intro: string
  fields: SeenField[]
  submitLabel: string
  /** Always just the one who has it open. */
  seenBy: string[]
}

/** What a person sees as the direct result of her own act. 'failed' is the platform's own 'This application did not respond'. */
export type Seen = SeenMessage | SeenForm | { kind: 'nothing' } | { kind: 'failed'; why: string }

/** A person, a role/user group, or a room, by platform id; or free text. */
export type OptionValue = string | number | boolean | Person | { group: string } | { room: string }

/** Values for a form by the field's visible label. People fields take people (or groups for 'holders'). */
export type FormInput = Record<
  string,
  string | readonly (Person | { group: string })[] | Person | { group: string } | { room: string }
>

export interface SeenRoom {
  id: string
  name: string
  archived: boolean
  /** People (bots not counted) who can see it now. */
  seenBy: string[]
  /** People who may write there now. */
  canWrite: string[]
}

/** A person in one community. Every method refuses (throws) what the platform's client would not let this person do. */
export interface Person {
  readonly id: string
  readonly name: string
  /**
   * Types a slash command in a room (or in a DM with the bot where `room` is 'dm').
   * `command` is 'circle create'; `options` by option name. On Discord they go as typed options after the client's own
   * validation against the published command; on Slack they are written out as text the way a person would type them
   * (`name:"Tuesday circle" person:@anna`), mentions escaped as the manifest says.
   * Resolves with what the person sees as the (last) answer within `3 s + processing`: see `settled`.
   */
  runs(room: string, command: string, options?: Record<string, OptionValue>): Promise<Seen>
  /** Slack only makes sense of raw text; Discord throws. For what people type by hand: '/boundary log whatever'. */
  types(room: string, text: string): Promise<Seen>
  /** Suggestions the client shows while typing an option (Discord autocomplete); [] on Slack. */
  suggestions(room: string, command: string, option: string, typed: string): Promise<string[]>
  /** Presses a button by its visible label on something this person can see. */
  presses(on: SeenMessage, label: string): Promise<Seen>
  /** Chooses in a select menu, by the menu's label and the visible option labels (or people/rooms). */
  picks(
    on: SeenMessage,
    select: string,
    ...choices: (string | Person | { group: string } | { room: string })[]
  ): Promise<Seen>
  /** Fills in the form before her and submits it. Labels not named keep their value. */
  submits(form: SeenForm, values: FormInput): Promise<Seen>
  /** Uses a message command (Discord) / message shortcut (Slack) by its visible name. */
  choosesOn(message: SeenMessage, action: string): Promise<Seen>
  /** Opens the app's Home (Slack); {kind:'nothing'} on Discord. */
  opensHome(): Promise<Seen>
  /** Writes an ordinary message in a room she may write in. The bot must not receive its content. */
  says(room: string, text: string): Promise<SeenMessage>
  /** All messages in a room as this person sees them now, private ones to her included, oldest first. Throws if she cannot see the room. */
  reads(room: string): SeenMessage[]
  /** Her DM with the bot, oldest first. */
  dms(): SeenMessage[]
  /** The files in her DM with the bot, oldest first, as she would read them after saving. */
  dmFiles(): { name: string; text: string }[]
  /** Goes out of a room by herself (Slack). Throws on Discord: nobody can leave a channel there. */
  leavesRoom(room: string): void
  /** Rooms this person can see. */
  rooms(): SeenRoom[]
  /** What the private message or form from an earlier act looks like now (after edits), or null if gone. */
  again(seen: SeenMessage): SeenMessage | null
}

/** Failures that a test can order. Each applies to the next `times` matching calls (default 1). */
export type Fault =
  | { kind: 'status'; status: number; retryAfter?: number; stored?: boolean } // answers with this status; `stored`: carries the request out first
  | { kind: 'timeout'; stored: boolean } // never answers; `stored`: the request is carried out all the same
  | { kind: 'reset'; stored: boolean } // drops the connection
  | { kind: 'slow'; ms: number }

/** Where in a call's life a hook runs. 'arrived': nothing stored; 'stored': carried out, not answered; 'answered': response flushed. */
export type CallPoint = 'arrived' | 'stored' | 'answered'

/** What a hook gives back that ended the caller: of a call that has only 'arrived' nothing is stored then. */
export const callerGone = 'the caller is gone'

/** One call of the bot as the fake received it. `route` is 'POST /channels/:id/messages' (Discord) or 'chat.postMessage' (Slack). */
export interface SeenCall {
  route: string
  status: number
  /** Slack's `error`, or Discord's JSON error code as text; '' if none. */
  error: string
  at: number
}

/** What platforms do to the connection of every bot that runs for long. */
export interface GatewayFaults {
  /** Asks the bot to connect anew (Discord: opcode 7; Slack: 'disconnect' with 'refresh_requested'). */
  reconnect(): void
  /**
   * Breaks every connection without a handshake and lets none be made until `mend`. What happens meanwhile comes when the bot is back
   * as the platform has it: Discord replays it to a session that resumes; Slack sends events again and fails commands at once.
   */
  cut(): void
  mend(): void
  /**
   * Hands over the latest `times` commands, presses and submissions once more, oldest first and word for word (Slack: in new
   * envelopes). Resolves when they were sent (Discord) or acknowledged or given up (Slack).
   */
  deliverAgain(times?: number): Promise<void>
}

/** A fake platform with one or more communities, reachable over HTTP and WebSocket on 127.0.0.1. */
export interface FakePlatform {
  readonly name: PlatformName
  /** Environment that points a bot process at this fake, tokens included: {DISCORD_API_URL, DISCORD_TOKEN, ...}. Needs an installed bot. */
  env(): Record<string, string>
  /** Makes a community (guild / workspace) with an owner-admin. */
  community(name: string): FakeCommunity
  /** Those that there are, the first one first. */
  communities(): FakeCommunity[]
  /** Orders failures for calls whose route matches exactly or by RegExp. */
  fail(route: string | RegExp, fault: Fault, times?: number): void
  /** Runs `hook` at a point of each matching call, `times` times (default 1); awaited before going on. Used to kill the bot at an exact instant. */
  at(route: string | RegExp, point: CallPoint, hook: () => unknown, times?: number): void
  /** Drops every socket of the bot without a close handshake. */
  dropSockets(): void
  readonly gateway: GatewayFaults
  /** Delivers each of the next `times` inbound events (interactions, commands, events) twice. */
  deliverTwice(times?: number): void
  /** All calls so far. */
  calls(): SeenCall[]
  /** Refusals given so far for reasons other than ordered faults: a green flow normally leaves none but the expected. */
  refusals(): SeenCall[]
  /** Problems the platform itself would have shown: double acknowledgements, answers after 3 s, unacknowledged interactions. Empty in a healthy run. */
  complaints(): string[]
  /** Grants that were really used so far: scopes, commands, events, shortcuts, permissions. Each as 'scope:chat:write', 'command:/circle', 'event:app_home_opened', 'shortcut:...', 'permission:MANAGE_CHANNELS'. */
  used(): Set<string>
  /** Waits (bounded) until the bot is connected. */
  connected(): Promise<void>
  stop(): Promise<void>
}

export interface FakeCommunity {
  readonly id: string
  readonly owner: Person
  /** Everybody who is there, bots not counted, in the order in which they came. */
  people(): Person[]
  /** Adds a person. `admin`: server administrator (Discord) / workspace admin (Slack). `bot`: another bot. */
  person(name: string, kind?: { admin?: boolean; bot?: boolean; guest?: boolean; dmsClosed?: boolean }): Person
  /** A role (Discord) or user group (Slack) with these people. */
  group(name: string, people: Person[]): { group: string }
  joinGroup(group: { group: string }, person: Person): void
  leaveGroup(group: { group: string }, person: Person): void
  /** A public room everyone can see and write in; `voice` makes a Discord voice room (on Slack an ordinary public channel). */
  room(name: string, kind?: { voice?: boolean }): { room: string }
  /** Any room by name, whoever can see it. Undefined if absent. */
  find(name: string | RegExp): SeenRoom | undefined
  /** All messages in a room, private ones not included, as an omniscient observer. */
  transcript(room: string): SeenMessage[]
  /** Installs the bot from exactly what the product printed: the invite link (Discord) or the manifest (Slack, JSON or YAML text). */
  install(printed: string): void
  uninstall(): void
  /** The person leaves the community. */
  leaves(person: Person): void
  /** An admin or owner does these by hand, in the client. */
  byHand: {
    addToRoom(room: string, person: Person): void
    removeFromRoom(room: string, person: Person): void
    renameRoom(room: string, name: string): void
    deleteRoom(room: string): void
    /** Slack. Throws on Discord: there is no such thing. */
    archiveRoom(room: string): void
    unarchiveRoom(room: string): void
    /** Slack: a member of the private channel invites the bot. Discord: an administrator gives it back its own overwrite. */
    inviteBot(room: string, by: Person): void
    /** Takes the bot out of one room. Discord: its overwrite is removed; the room is hidden from it. */
    removeBot(room: string): void
    unpin(message: SeenMessage): void
    /** Takes a permission (Discord name) or scope (Slack) away from the installed bot. */
    withdraw(grant: string): void
    grant(grant: string): void
  }
}

/**
 * How `runs`, `presses` ... decide that an answer is the last one: they resolve when the act has been acknowledged and, if it was
 * acknowledged by a deferral ('thinking') or with nothing yet shown, when the first content has followed. After so many ms of machine
 * time they give up: nobody waits that long but where nothing comes at all.
 */
export const patience = 30_000
