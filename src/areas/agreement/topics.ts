import { topic } from '../../outbox/topic.ts'

/** The agreement as it is pinned in a circle's room, which owns it: it is changed by editing the latest one. */
export const AGREEMENT = topic('agreement.pinned', { label: 'agreement.topic.pinned' })
/** A clause that somebody pointed to; the clause owns it. Nobody learns who did. */
export const POINTING = topic('agreement.pointing', { label: 'agreement.topic.pointing' })
