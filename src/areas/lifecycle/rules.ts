import { Temporal } from 'temporal-polyfill'
import type { CircleFacts } from '../circles/powers.ts'
import type { PlannedSession } from '../sessions/rhythm-plan.ts'

/** Between the announcement in the room and the moment from which nobody writes in it any more: a night to think it over. */
export const READ_ONLY_NOTICE = Temporal.Duration.from({ hours: 24 })

/** What becomes of the room: its people go on writing there, or read what stands there. */
export type RoomAfter = 'stays' | 'read-only'

/** What going on would mean: the dates as they would be, and other first dates to choose from. */
export interface ResumePreview {
  circle: CircleFacts
  /** In words; null when no session is left to plan. */
  echo: string | null
  sessions: readonly PlannedSession[]
  /** ISO date of the first session as it would be; 'none' when no session is left. */
  first: string
  others: readonly string[]
}
