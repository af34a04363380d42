import type { Actor } from './inbound.ts'
import type { CommunityRef, MessageRef, PersonRef } from './refs.ts'
import type { Definitions, Words } from './registry.ts'
import type { View } from './view.ts'

/** What a context is made from: who, where, and how much time there is to find out. */
export interface ContextRequest {
  actor: Actor
  community: CommunityRef
  room: string | null
  /** The circle that the input names; null: the one whose room this is, if any. */
  circle: string | null
  /**
   * False before a form and for suggestions: last-known facts must do, because nothing slow may stand before the first answer.
   * True otherwise: what is older than ten minutes is asked of the platform.
   */
  mayLookUp: boolean
  progress(view: View): Promise<void>
}

/** What became of an act; the log gets this and never a word of what anybody wrote. */
export interface ActOutcome {
  kind: string
  definition: string
  outcome: 'answered' | 'form' | 'denied' | 'refused' | 'failed' | 'unknown'
  /** Milliseconds from arrival to the first answer. */
  ms: number
  /** The error's name and code where it failed. */
  problem?: string
}

/** What main gives the kit: everything that the kit needs of the house and must not import. */
export interface KitHost<C> {
  readonly words: Words
  readonly definitions: Definitions<C>
  /** @throws UserError when the named circle is gone or another community's */
  context(asked: ContextRequest): Promise<C>
  /** Encrypted, 24 hours, their owner's only. */
  readonly drafts: {
    keep(owner: PersonRef, body: string): Promise<string>
    /** Null when it is gone or somebody else's. */
    find(owner: PersonRef, id: string): Promise<string | null>
  }
  /** What a person reads when something failed that they can do nothing about. It must need nothing. */
  trouble(community: CommunityRef, error: unknown): View
  /** Whether it failed because nothing can be saved just now: then no draft is tried, and trying again in a minute may help. */
  isUnavailable(error: unknown): boolean
  /** A press on a post shows that the post is there, and where. */
  seen(mark: string, message: MessageRef): Promise<void>
  /** A new random id of 12 letters and digits. */
  mint(): string
  acted(what: ActOutcome): void
}

/**
 * How long work may take before 'one moment' is said, in ms. Both platforms give up at 3 s; an answer within this time
 * is one call instead of two, and on Discord skips the queue that deferred edits share with posts (PLATFORMS.md).
 */
export const ACKNOWLEDGE_AFTER = 1_000
