import type { Bound } from '../binding.ts'
import { DRAFT_BODY } from './drafts.ts'

/** What the data layer itself keeps sealed. */
export const DATA: Bound = { part: 'data', tokens: [DRAFT_BODY] }
