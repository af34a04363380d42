import type { Bound } from '../binding.ts'
import { POST_FILE, POST_VIEW } from './content.ts'
import { ASK_AGAIN_DAILY, DELIVER_POST, EDIT_POST, PIN_POST } from './jobs.ts'
import { QUESTION } from './topics.ts'

/** What the outbox itself brings: `deliveryJobs` carries these jobs out. */
export const OUTBOX: Bound = {
  part: 'outbox',
  tokens: [DELIVER_POST, EDIT_POST, PIN_POST, ASK_AGAIN_DAILY, QUESTION, POST_VIEW, POST_FILE],
}
