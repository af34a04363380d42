import { channel } from 'node:diagnostics_channel'

/**
 * The points of a post's way out, each told when what it names is true and the next thing has not begun. A test that kills the process
 * subscribes to them; the log and the metrics may. Subscribers run at once, before the next line of ours.
 */
export const POST_CHANNEL = 'roundel:post'

export type PostPoint =
  /** The row is there and was taken up for the first time; the platform knows nothing of it. */
  | 'row-written'
  /** It is written that the platform is about to be called. */
  | 'sending-written'
  /** The platform said yes. */
  | 'answered'
  | 'sent-written'
  /** The platform said no, or nothing. */
  | 'refused'
  | 'waiting-written'
  | 'held-written'
  | 'failed-written'
  | 'stale-written'
  | 'edit-answered'
  | 'edit-written'
  | 'pin-answered'
  | 'pin-written'

export interface PostStep {
  post: string
  /** The name of its topic. */
  topic: string
  point: PostPoint
}

const posts = channel(POST_CHANNEL)

export function reached(point: PostPoint, post: { id: string; topic: string }): void {
  if (posts.hasSubscribers) posts.publish({ post: post.id, topic: post.topic, point } satisfies PostStep)
}

/** The points of opening a room (between creating, letting in, checking and posting), and of making it read-only at the end. */
export const ROOM_CHANNEL = 'roundel:room'

export type RoomPoint =
  | 'row-written'
  | 'room-opened'
  | 'room-written'
  | 'invited'
  | 'invited-written'
  | 'checked'
  | 'opened-written'
  /** Closing: it is written that the platform is about to be asked; it has answered; its owner has closed. */
  | 'closing-written'
  | 'read-only'
  | 'closed-written'

export interface RoomStep {
  /** Id of the room. */
  room: string
  point: RoomPoint
}

const rooms = channel(ROOM_CHANNEL)

export function roomReached(point: RoomPoint, { id }: { id: string }): void {
  if (rooms.hasSubscribers) rooms.publish({ room: id, point } satisfies RoomStep)
}
