import { actionRef } from '../chat/action-ref.ts'
import { id, nullable, type PayloadPart, payload } from '../chat/payload.ts'
import type { EntityRef } from './outbox.ts'

/** A press says in which circle it is; of a community's own posts it says none. */
export const circleIn = ({ kind, id }: EntityRef): string | null => (kind === 'circle' ? id : null)

/** What can be said of a post whose fate nobody knows, or that could not be sent. `circle` is the one that it belongs to, if any. */
const post = payload({ circle: nullable(id), post: id })
export const POST_IT = actionRef('outbox.post-it', post)
export const IT_IS_THERE = actionRef('outbox.it-is-there', post)

/** A platform's id of a message: digits on Discord, digits with a dot on Slack; the rehearsal's are letters and digits. */
const message: PayloadPart<string> = {
  write: (value) => value,
  read: (text) => id.read(text.replace('.', '-')) && text,
}

/** The message that was chosen, and the circle in whose room it is: null until the form is opened there. */
export const FIND_POST = actionRef('outbox.find', payload({ circle: nullable(id), message }))
