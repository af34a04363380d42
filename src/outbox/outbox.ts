import type { Temporal } from 'temporal-polyfill'
import type { FileToSend } from '../chat/platform.ts'
import type { View } from '../chat/view.ts'
import type { Tables } from '../data/db.ts'
import type { Topic } from './topic.ts'

/**
 * Something of an area, such as `{ kind: 'session', id }`. The outbox compares these and looks none of them up: which kinds there are is the
 * areas' business.
 */
export interface EntityRef {
  readonly kind: string
  readonly id: string
}

/** Where a post goes: to one person, or to a room, whose people (those of `of`) are who may see it. */
export type Destination = { readonly person: string } | { readonly room: string; readonly of: EntityRef }

/** A message of the bot's own accord, as a use case hands it over: finished. */
export interface NewPost {
  /** Unique for ever: asking twice with the same key is asking once. For nothing else: it is never searched or taken apart. */
  key: string
  community: string
  /** What brought it about, and revises it or takes it back: a session, an incident, a record. With the topic it is how a post is found. */
  owner: EntityRef
  topic: Topic
  /** What it is about for whoever may decide: a circle, or the community. Those responsible for it are asked when it is held. */
  subject: EntityRef
  to: Destination
  /** Who wrote the words in it, if a person did: the words are theirs to see, correct and delete. */
  author?: string
  view: View
  /**
   * Goes to a person instead of the view, which is what else is to be said of it: its `alt` is all that they read before they open it.
   * It is wiped as soon as the post has come to an end, however it ended: what could not be sent is asked for again.
   */
  file?: FileToSend
  /** When it is to be sent; now for most. Posts of one room go out in the order in which they are due, then in the order of asking. */
  dueAt: Temporal.Instant
  /** Beyond this it is not posted late: it becomes 'stale'. What has no grace is posted however late it is. */
  graceUntil?: Temporal.Instant
  pin?: boolean
}

/** One post by its id, or all that an owner has brought about on a topic. None is no error. */
export type WhichPosts = { readonly post: string } | { readonly owner: EntityRef; readonly topic: Topic }

/** Called inside the transaction of what the post tells of. */
export interface Outbox {
  /**
   * Null when there was one with this key already.
   * @throws LimitError when it does not fit, with the note that it is late where it may be; RangeError for a file to a room
   */
  add(tx: Tables, post: NewPost): Promise<{ id: string } | null>
  /** They will look like this: by an edit where one was sent, else at once. */
  revise(tx: Tables, which: WhichPosts, view: View): Promise<void>
  /** What was not yet tried is never sent. Of what is held or failed nobody is asked any more. */
  cancel(tx: Tables, which: WhichPosts): Promise<void>
}
