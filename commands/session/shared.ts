import { opt } from '../../src/chat/command.ts'
import { circleSuggest } from '../circle/shared.ts'

/** A named contact is not in the room: she names the circle. */
export const which = { circle: opt.suggested(circleSuggest).optional('circles.option.circle') }

/** A programme of more sessions than this is no round that we know. */
const MOST_SESSIONS = 100

export const whichSession = { session: opt.integer(1, MOST_SESSIONS).optional('sessions.option.session'), ...which }

export interface Which {
  session: number | null
  circle: string | null
}
