import { Temporal } from 'temporal-polyfill'
import type { PlannedSession } from './rhythm-plan.ts'

/** What these need to know of a session. */
type Timed = Pick<PlannedSession, 'local' | 'zone' | 'at'>

/**
 * The day before at six in the evening: late enough that most have seen the day's work off, early enough that there is
 * an evening left to answer the set-up question and to say 'I can’t make it'. Never at night, however early the session.
 */
const REMINDER_TIME = Temporal.PlainTime.from('18:00')
/** Until two hours before the start a late reminder still helps; after that the opening says it all. */
const REMINDER_LAST_BEFORE = Temporal.Duration.from({ hours: 2 })
/** People look for the link in the last quarter of an hour; earlier, it is scrolled away by the start. */
const OPENING_BEFORE = Temporal.Duration.from({ minutes: 15 })
/** Through the evening and to the next morning a closing still reads as this session's; later it would be news of old. */
export const CLOSING_WITHIN = Temporal.Duration.from({ hours: 12 })

/** When the reminder is due: 18:00 by the circle's clocks on the day before. */
export function reminderAt({ local, zone }: Timed): Temporal.Instant {
  const eve = local.toPlainDate().subtract({ days: 1 })
  return eve.toZonedDateTime({ timeZone: zone, plainTime: REMINDER_TIME }).toInstant()
}

/** After this a reminder is not posted any more: two hours before the start. */
export function reminderUntil({ at }: Timed): Temporal.Instant {
  return at.subtract(REMINDER_LAST_BEFORE)
}

/** When the opening is due: a quarter of an hour before the start. */
export function openingAt({ at }: Timed): Temporal.Instant {
  return at.subtract(OPENING_BEFORE)
}

/** After the end of the session (`minutes` long) there is nothing left to open. */
export function openingUntil({ at }: Timed, minutes: number): Temporal.Instant {
  return at.add({ minutes })
}

/** When the closing is due: at the promised end, `minutes` after the start. */
export function closingAt({ at }: Timed, minutes: number): Temporal.Instant {
  return at.add({ minutes })
}

/** After this a closing is not posted any more: twelve hours after the promised end. */
export function closingUntil(session: Timed, minutes: number): Temporal.Instant {
  return closingAt(session, minutes).add(CLOSING_WITHIN)
}
