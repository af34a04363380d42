import type { Intake } from './inbound.ts'
import type { CommunityRef, GroupRef, MessageRef, PersonRef, PlatformName, RoomRef } from './refs.ts'
import type { CommandRegistry } from './registry.ts'
import type { View } from './view.ts'

/** 'cannot-know' is never taken for 'absent'. */
export type Lookup<T> = T | 'absent' | 'cannot-know'

/** What an adapter may use to make a repeated call harmless: at most 25 characters (Discord's nonce). */
export type PostKey = string

/** The random suffix in a room's neutral name: by it our room is found again after a kill. */
export type RoomKey = string

export interface RoomSpec {
  community: CommunityRef
  /** Neutral: 'circle-3-k7q2'. It ends in the key. */
  name: string
  key: RoomKey
}

export type MemberOutcome = { person: string } & (
  | { is: 'in' | 'out' }
  /** 'gone': left the community; 'refused': the platform would not; 'unknown': ask again. `detail` is the platform's code. */
  | { is: 'gone' | 'refused' | 'unknown'; detail: string }
)

export interface KnownPerson {
  person: string
  name: string
  bot: boolean
  /** Server administrator or workspace admin. */
  admin: boolean
  /** A guest whom the platform keeps out of rooms it was not asked into. */
  guest: boolean
  /** Discord: the roles held now. Slack: 'unknown', groups are listed from their own side. */
  groups: readonly string[] | 'unknown'
}

export interface FileToSend {
  /** With its ending: 'roundel-export.json'. */
  name: string
  /** What it is, for those who cannot see it and for notifications. */
  alt: string
  bytes: Uint8Array
}

/** What a platform's `check` looks at; src/cli/findings.ts says what each means, and scripts know it by this name. */
export type CheckCode =
  | 'platform.token'
  | 'platform.membership'
  | 'platform.permission'
  | 'platform.surplus'
  | 'platform.history'
  | 'platform.commands'

/** Something that is not as it must be, with the mend. `what` names the permission, scope or command. */
export interface Finding {
  code: CheckCode
  level: 'wrong' | 'warning' | 'fine'
  what: string
  mend: string
}

/**
 * The port that an adapter implements. No optional members. Calls are made by `posts/deliver` and `steps.ts` alone;
 * they reject with PlatformError and are never repeated by the adapter: the postbox alone retries.
 */
export interface Platform {
  readonly name: PlatformName
  /** For how long, in ms, a post repeated with the same key is answered with the first one; 0 where nothing de-duplicates. */
  readonly sameKeyFor: number
  /** Connects and hands over what comes in. @throws PlatformError 'forbidden' for a wrong token */
  start(intake: Intake): Promise<void>
  /** Whether what people do reaches us now: false before `start`, and while the connection is being made anew. */
  connected(): boolean
  /** Takes nothing more in, lets what runs finish (bounded), closes. */
  stop(): Promise<void>
  /**
   * Makes the platform's commands those of the registry. Slack has them from the manifest: nothing to do.
   * `published` is the fingerprint that an earlier call returned; the same set is not sent again.
   */
  publish(commands: CommandRegistry, published: string | null): Promise<string>
  communities(): Promise<{ community: CommunityRef; name: string }[]>
  post(room: RoomRef, view: View, key: PostKey, mark: string): Promise<MessageRef>
  edit(message: MessageRef, view: View, mark: string): Promise<void>
  direct(person: PersonRef, view: View, key: PostKey, mark: string): Promise<MessageRef>
  pin(message: MessageRef): Promise<void>
  /** Opens a private room in which only the bot is. Discord: the bot stands in the overwrites of the same call and denies itself history. */
  openRoom(spec: RoomSpec): Promise<RoomRef>
  findRoom(community: CommunityRef, key: RoomKey): Promise<Lookup<RoomRef>>
  /** One outcome each; a person already in (or out) counts as done. What `members` tells as 'role:<id>' can be removed too. */
  changeMembers(room: RoomRef, change: { add: readonly string[]; remove: readonly string[] }): Promise<MemberOutcome[]>
  /**
   * How the room is called now, and whether it rests in the archive (Discord knows none).
   * @throws PlatformError 'not-found' when it was deleted (Slack: or the bot is not in it); 'forbidden' when the bot may not see it
   */
  lookAt(room: RoomRef): Promise<{ name: string; archived: boolean }>
  /** Everyone the room is open to, the bot left out. Discord: read from the overwrites; administrators see it all the same. */
  members(room: RoomRef): Promise<string[]>
  /** For a room that should never have been. Discord: everyone's access but the bot's ends. Slack: archived, which a bot cannot undo. */
  closeRoom(room: RoomRef): Promise<void>
  /**
   * For a room whose circle has ended: everyone still reads what stands there, nobody writes any more. Discord: sending denied to all who
   * are in it (presses on old buttons still reach us; commands do not). Slack: archived, which a bot cannot undo. Safe to call twice.
   */
  makeReadOnly(room: RoomRef): Promise<void>
  /**
   * A file for one person, in her conversation with the bot. @throws PlatformError; 'unknown-outcome' when it may be there
   */
  upload(to: PersonRef, file: FileToSend, key: PostKey): Promise<void>
  /** A place where the person finds her own: Slack's Home. */
  home(person: PersonRef, view: View): Promise<'shown' | 'no-home'>
  /** Those who are in the community now; who is missing from the answer has left. */
  people(community: CommunityRef, ids: readonly string[]): Promise<KnownPerson[]>
  groupMembers(group: GroupRef): Promise<string[] | 'cannot-list'>
  /** By how many ms this machine's clock is ahead of the platform's (negative: behind), to the second: from the Date of an answer. */
  clockAhead(): Promise<number | 'cannot-know'>
  /** What is missing for Roundel to work here, by name. */
  check(community: CommunityRef): Promise<Finding[]>
}

/** The platform of a community; null while it is not connected. */
export type PlatformFor = (community: CommunityRef) => Platform | null
