import { topic } from './topic.ts'
import { unwatched } from './topic-binding.ts'

/** A question to whoever may decide about another post, which is its owner: src/outbox/questions.ts. */
export const QUESTION = topic('outbox.question', { label: 'outbox.topic.note' })

export const outboxTopics = unwatched(QUESTION)
