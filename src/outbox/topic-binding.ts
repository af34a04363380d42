import type { InTransaction } from './in-transaction.ts'
import type { PostSummary } from './row.ts'
import type { Topic } from './topic.ts'

/** Called inside the transaction that writes what has happened to the post. */
type PostHandler = (post: PostSummary, happened: InTransaction) => Promise<void>

/**
 * What an area does about the posts of one of its topics. No member is optional: that nothing is done is said.
 * `{ binds: SESSION_OPENING, onStale: openingWentStale, onUndelivered: 'nothing' }`
 */
export interface TopicBinding {
  readonly binds: Topic
  /** It is not sent any more, because it would be too late. */
  readonly onStale: PostHandler | 'nothing'
  /** A message to one person: it did not arrive, or nobody knows whether it did, or they have left the community. */
  readonly onUndelivered: PostHandler | 'nothing'
}

/** Topics of which nothing else depends on whether a post arrives. */
export const unwatched = (...topics: readonly Topic[]): readonly TopicBinding[] =>
  topics.map((binds) => ({ binds, onStale: 'nothing', onUndelivered: 'nothing' }))

/** Has the area that a post's topic belongs to do what it does about it. */
export async function notifyTopic(
  topics: readonly TopicBinding[],
  what: 'onStale' | 'onUndelivered',
  post: PostSummary,
  happened: InTransaction,
): Promise<void> {
  const handler = topics.find(({ binds }) => binds.name === post.topic)?.[what] ?? 'nothing'
  if (handler !== 'nothing') await handler(post, happened)
}
