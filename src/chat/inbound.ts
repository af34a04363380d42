import type { ActionId } from './action-id.ts'
import type { Form, RawValues } from './form.ts'
import type { CommunityRef, MessageRef, PersonRef } from './refs.ts'
import type { Choice, View } from './view.ts'

/** One who acts, with what the platform told along with the act. 'unknown' facts are looked up, never guessed. */
export interface Actor extends PersonRef {
  name: string
  /** Server administrator or workspace admin. */
  admin: boolean | 'unknown'
  /** Discord sends the roles with each act; Slack sends no groups. */
  groups: readonly string[] | 'unknown'
}

interface Envelope {
  actor: Actor
  community: CommunityRef
  /** Where it happened; null in a DM, a modal, the Home. */
  room: string | null
  /** The platform's id of this delivery: the same when it is delivered again. */
  deliveryId: string
}

/** A value for an option: as the platform typed it, or as a person wrote it. */
export type RawOption = { text: string } | { person: string } | { group: string } | { room: string }

export type Inbound = Envelope &
  (
    | { kind: 'command'; path: readonly string[]; args: Readonly<Record<string, RawOption>> | readonly RawOption[] }
    | { kind: 'press'; action: ActionId; chosen: string | null; message: MessageRef | null }
    | { kind: 'submit'; action: ActionId; values: RawValues }
    | { kind: 'suggest'; path: readonly string[]; option: string; query: string }
    | { kind: 'message-action'; name: string; message: MessageRef; author: string }
  )

/**
 * What became of a room, as far as the platform tells. 'people': who can see it may have changed; who came or went is read back, never
 * believed. 'bot-in' and 'bot-out': ours is in it again, or no longer. 'pins': one was taken off or set; which one is not told everywhere.
 */
export type RoomChange = 'people' | 'renamed' | 'archived' | 'unarchived' | 'deleted' | 'bot-in' | 'bot-out' | 'pins'

/** What happens without anybody asking for anything. */
export type PlatformEvent =
  | (Envelope & { kind: 'home-opened' })
  | { kind: 'community-left'; community: CommunityRef }
  /** The bot is in this community, for the first time or again. */
  | { kind: 'community-joined'; community: CommunityRef; name: string }
  | { kind: 'room-changed'; community: CommunityRef; room: string; what: RoomChange }
  /** Left the community, or was shut out of it. Discord tells nobody without a privileged intent: there it is found by looking. */
  | { kind: 'person-left'; community: CommunityRef; person: string }
  | { kind: 'group-changed'; community: CommunityRef; group: string; people: readonly string[] | 'unknown' }

/** 'private': seen by the one who acted alone. 'replace': in place of the private message that was pressed. */
export type AnswerMode = 'private' | 'replace'

/**
 * An adapter's way to answer one act. The first call fixes what the platform allows after it; all are private to the one who acted.
 * Each rejects with a PlatformError; an act that timed out or was acknowledged twice is 'not-found' or 'invalid'.
 */
export interface Answer {
  /** 'Seen, one moment': keeps the platform from giving up. At most once, before the first `show`. */
  acknowledge(how: AnswerMode): Promise<void>
  /**
   * The first answer, or what follows an acknowledgement, or a newer state of what was shown.
   * `more`: only how far the work is; a platform that cannot change what it showed leaves it out.
   */
  show(how: AnswerMode, view: View, more?: 'more-follows'): Promise<void>
  /** Opens a form: only as the first answer, never to a submission. */
  open(form: Form, action: ActionId): Promise<void>
  /** A submission with wrong fields: shown in the form (true), or the platform cannot and nothing was answered yet (false). Words are finished. */
  refuse(errors: Readonly<Record<string, string>>): Promise<boolean>
  suggest(choices: readonly Choice[]): Promise<void>
}

/** How an adapter hands over: acts with a way to answer, happenings without. */
export interface Intake {
  act(act: Inbound, answer: Answer): Promise<void>
  /** For the Home, the view to publish comes back by Platform.home. */
  event(happening: PlatformEvent): Promise<void>
}
