import type { DataKind } from './data-kinds.ts'
import { audit, circleRetention, incidentRetention, notes } from './retention-circles.ts'
import { name, offices } from './retention-people.ts'
import { messages, roomRetention } from './retention-posts.ts'
import type { RetentionTerm } from './retention-term.ts'
import { attendance, drafts, leaving, nextRound } from './retention-words.ts'

/** In the order in which they are carried out: records before their circle. Seats and agreements go with the circle, her side with the record. */
export const BY_KIND = {
  drafts,
  attendance,
  leaving,
  'next-round': nextRound,
  messages,
  rooms: roomRetention,
  notes,
  incidents: incidentRetention,
  circles: circleRetention,
  name,
  offices,
  audit,
} as const satisfies Partial<Record<DataKind, RetentionTerm>>

export type KindForgotten = keyof typeof BY_KIND
export const FORGOTTEN = Object.keys(BY_KIND) as KindForgotten[]
