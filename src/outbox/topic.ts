import type { MessageKey } from '../locales/index.ts'
import { mint, type Token } from '../token.ts'

/**
 * What a post is: minted once in the area that writes such posts, and handed over with each of them. The outbox is generic over topics and
 * knows none but its own.
 */
export interface Topic extends Token<'topic'> {
  /** The message that names such a post when people are asked about one: 'the opening of a session'. */
  readonly label: MessageKey
}

const labels = new Map<string, MessageKey>()

/**
 * `export const SESSION_OPENING = topic('sessions.opening', { label: 'session.topic.opening' })`
 * @param name stored with each post
 * @throws RangeError for a name that is none
 */
export function topic(name: string, { label }: { label: MessageKey }): Topic {
  labels.set(name, label)
  return mint('topic', name, { label })
}

/** How a post is spoken of; one whose topic has gone since it was written is 'a note'. */
export const topicLabel = (name: string): MessageKey => labels.get(name) ?? 'outbox.topic.note'
