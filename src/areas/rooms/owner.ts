import type { Temporal } from 'temporal-polyfill'
import type { MemberOutcome } from '../../chat/platform.ts'
import type { PlatformName } from '../../chat/refs.ts'
import type { ReadOnly, Tables } from '../../data/db.ts'
import type { Work } from '../../work.ts'
import type { RoomGone } from './rules.ts'

/* What rooms ask of what they belong to. An area that owns rooms hands its answers over in its area.ts; rooms know no owner by name. */

/** Somebody who is to be let in, belongs in the room, or is to be let out of it. */
export interface RoomPerson {
  readonly person: string
  readonly state: 'waiting' | 'in' | 'leaving'
}

/** Why a room could not be opened: about these people (platform ids), or what the platform said. */
export type OpeningProblem =
  | { readonly why: 'refused' | 'missing' | 'strangers'; readonly people: readonly string[] }
  /** 'forbidden': `detail` names the permission or scope; 'room-gone': what was opened cannot be found any more. */
  | { readonly why: 'forbidden' | 'room-gone' | 'failed'; readonly detail: string }

/** What differs from owner to owner while a room is opened, or given up half-way. */
export interface RoomOpening {
  readonly duty: 'opening'
  readonly ownerKind: string
  /** What is wanted now; asked before each step, so that whoever changes their mind is heard. */
  wants(tables: ReadOnly<Tables>, ownerId: string): Promise<'open' | 'undo' | 'neither'>
  /** Who belongs in it, and who has left before it opened. */
  people(tables: ReadOnly<Tables>, ownerId: string): Promise<readonly RoomPerson[]>
  /** What letting people in and out came to, one by one. */
  changed(tx: Tables, ownerId: string, outcomes: readonly MemberOutcome[]): Promise<void>
  /**
   * The room is open to its people and nobody else: what is to be posted there can be.
   * @returns false where it is not wanted any more
   */
  opened(tx: Tables, work: Work, room: OpenedRoom): Promise<boolean>
  /** Nothing goes on by itself: whoever asked for the room decides. */
  stuck(work: Work, ownerId: string, problem: OpeningProblem): Promise<void>
  /** Nothing is left of it on the platform. */
  undone(work: Work, ownerId: string): Promise<void>
}

export interface OpenedRoom {
  readonly ownerId: string
  /** The platform's id of it. */
  readonly room: string
  readonly platform: PlatformName
}

/** What differs from owner to owner when a room is made read-only at the end. */
export interface RoomClosing {
  readonly duty: 'closing'
  readonly ownerKind: string
  /**
   * From when on nobody writes there.
   * @param planned when it was to be
   * @returns 'not-announced' while its people could not read of it yet
   */
  readOnlyFrom(
    tables: ReadOnly<Tables>,
    ownerId: string,
    planned: Temporal.Instant,
  ): Promise<Temporal.Instant | 'not-announced'>
  /** Whether it is still wanted. From the transaction in which it is asked it cannot be stopped any more. */
  isWanted(tables: ReadOnly<Tables>, ownerId: string): Promise<boolean>
  /** Nobody writes there any more. */
  isReadOnly(tx: Tables, work: Work, ownerId: string): Promise<void>
  /** The platform refused: nothing is lost, and somebody decides. `detail` is the platform's word for it. */
  failed(tx: Tables, work: Work, ownerId: string, detail: string): Promise<void>
}

/** What differs from owner to owner while a room is looked at: what is wanted of it, and what was found. */
export interface RoomChecking {
  readonly duty: 'checking'
  readonly ownerKind: string
  /** 'equal': those who belong in it and nobody else; 'let-out': its owner has ended, and whoever leaves is let out. */
  wants(tables: ReadOnly<Tables>, ownerId: string): Promise<'equal' | 'let-out' | 'neither'>
  people(tables: ReadOnly<Tables>, ownerId: string): Promise<readonly RoomPerson[]>
  /** Who does not belong in it and must be in the community all the same: looked up with the others. */
  alsoNeeded(tables: ReadOnly<Tables>, ownerId: string): Promise<readonly string[]>
  /** Strangers of whom somebody decided that they are taken out. */
  strangersToRemove(tables: ReadOnly<Tables>, ownerId: string): Promise<readonly string[]>
  /** Somebody decided that a new room is made in place of one that is gone. */
  wantsAnother(tables: ReadOnly<Tables>, ownerId: string): Promise<boolean>
  /** Whether what was not allowed can be tried again: 'if-allowed' where the platform is to be asked for what is missing. */
  mayTryAgain(tables: ReadOnly<Tables>, ownerId: string, now: Temporal.Instant): Promise<'yes' | 'no' | 'if-allowed'>
  /** These have left the community. */
  gone(work: Work, ownerId: string, people: readonly string[]): Promise<void>
  /** What letting people in and out came to, one by one. */
  changed(work: Work, ownerId: string, outcomes: readonly MemberOutcome[]): Promise<void>
  /** The room is gone in one of these ways, or there (null), under its own name or another. */
  roomIs(work: Work, ownerId: string, is: { gone: RoomGone | null; renamed: boolean }): Promise<void>
  /** Who is in the room, as read back. @param allowed nothing that Roundel needs is missing any more */
  membersAre(work: Work, ownerId: string, inside: readonly string[], allowed: boolean): Promise<void>
  /** Something that must be done is not allowed: `detail` names what is missing. */
  noAccess(work: Work, ownerId: string, detail: string): Promise<void>
  /** The room that was wanted is there, in the transaction in which its row says so. Ids are the platform's. */
  replaced(tx: Tables, work: Work, ownerId: string, room: { from: string; to: string }): Promise<void>
  /** The owner has ended: nothing is left to decide about the room. */
  ended(work: Work, ownerId: string): Promise<void>
}

/** What follows each look at a room that did not fail. */
export interface RoomChecked {
  readonly duty: 'checked'
  readonly ownerKind: string
  checked(work: Work, ownerId: string): Promise<void>
}

export type RoomDuty = RoomOpening | RoomClosing | RoomChecking | RoomChecked

/**
 * Who answers for rooms of this owner.
 * @throws Error where no area does
 */
export function dutyOf<D extends RoomDuty['duty']>(
  duties: readonly RoomDuty[],
  duty: D,
  { ownerKind }: { ownerKind: string },
): Extract<RoomDuty, { duty: D }> {
  const isIt = (each: RoomDuty): each is Extract<RoomDuty, { duty: D }> =>
    each.duty === duty && each.ownerKind === ownerKind
  const found = duties.find(isIt)
  if (found === undefined) throw new Error(`no area answers for ${duty} rooms of the kind '${ownerKind}'`)
  return found
}
