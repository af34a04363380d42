import type { Temporal } from 'temporal-polyfill'
import type { FileToSend } from '../chat/platform.ts'
import type { View } from '../chat/view.ts'
import type { Tables } from '../data/db.ts'

export type Purpose = 'welcome' | 'agreement' | 'pointing' | 'reminder' | 'opening' | 'closing' | 'notice'

/** A message of the bot's own accord, as a use case hands it over: finished. */
export interface NewPost {
  /** Unique for ever: 'opening:<session id>'. Asking twice with the same key is asking once. */
  key: string
  community: string
  /** Whose circle it belongs to, if any: its facilitators are asked when it is held. */
  circle: string | null
  purpose: Purpose
  to: { room: string } | { person: string }
  view: View
  /**
   * Goes to a person instead of the view, which is what else is to be said of it: its `alt` is all that she reads before she opens it.
   * It is wiped as soon as the post has come to an end, however it ended: what could not be sent is asked for again.
   */
  file?: FileToSend
  /** When it is to be sent; now for most. Posts of one room go out in the order in which they are due, then in the order of asking. */
  dueAt: Temporal.Instant
  /** Beyond this it is not posted late: it becomes 'stale'. What has no grace is posted however late it is. */
  graceUntil?: Temporal.Instant
  pin?: boolean
  /** The post that this one asks about, if it is a question. */
  about?: string
}

/** Called inside the transaction of what the post tells of. */
export interface Outbox {
  /**
   * Null when there was one with this key already.
   * @throws LimitError when it does not fit, with the note that it is late where it may be; RangeError for a file to a room
   */
  add(tx: Tables, post: NewPost): Promise<{ id: string } | null>
  /** The post will look like this: by an edit if it was sent, else at once. No post with this key is no error. */
  revise(tx: Tables, key: string, view: View): Promise<void>
  /** One not yet tried is never sent. Of one that is held or failed nobody is asked any more. */
  cancel(tx: Tables, key: string): Promise<void>
}
