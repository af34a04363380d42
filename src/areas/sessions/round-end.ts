import { Temporal } from 'temporal-polyfill'
import type { Rhythm } from './rhythm-parse.ts'
import { plan } from './rhythm-plan.ts'

/**
 * How far the last session may go beyond the day that people said yes to. A round is six sessions in twelve weeks (PRACTICE, section 1);
 * half as much again leaves room for three fortnights of holidays and leave. What needs longer is a pause, which puts off the end as well.
 */
const MAY_RUN_OVER = Temporal.Duration.from({ weeks: 6 })

/** What a circle's row says of its round. Dates are local to its zone. */
export interface Round extends Rhythm {
  readonly firstDate: string
  /** Set once its whole plan was put off: by a pause, or because it opened later than planned. */
  readonly endsBy: string | null
}

/** The last local date on which a session of this round may be, `count` sessions being planned. */
export function endOfRound(round: Round, count: number): Temporal.PlainDate {
  if (round.endsBy !== null) return Temporal.PlainDate.from(round.endsBy)
  const first = Temporal.PlainDate.from(round.firstDate)
  const made = plan(round, first, count)
  const last = 'sessions' in made ? made.sessions.at(-1)?.local.toPlainDate() : undefined
  return (last ?? first.add({ weeks: round.everyWeeks * (count - 1) })).add(MAY_RUN_OVER)
}
