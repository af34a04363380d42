import { Temporal } from 'temporal-polyfill'
import { overlap } from './clashes.ts'
import { replan } from './rhythm-along.ts'
import type { Rhythm } from './rhythm-parse.ts'
import { type PlannedSession, sessionAt } from './rhythm-plan.ts'

/** What becomes of the sessions after it: they go along, or stay where they are. */
export const REMAINING_SESSIONS = ['shift', 'stay'] as const
export type RemainingSessions = (typeof REMAINING_SESSIONS)[number]

/** A session as its row says, in the order of its circle. */
export interface Standing extends PlannedSession {
  readonly minutes: number
  /** 'planned' | 'open' | 'closed' | 'unconfirmed' | 'skipped' */
  readonly state: string
}

export interface Change {
  readonly number: number
  readonly from: PlannedSession
  /** Null: it is dropped. */
  readonly to: PlannedSession | null
}

export type MoveProblem =
  /** Everything would stay as it is. */
  | { readonly problem: 'same' }
  /** `number` would have begun already. */
  | { readonly problem: 'past'; readonly number: number }
  /** Two sessions of this circle on one day, or at least in part at the same time. */
  | { readonly problem: 'meets'; readonly number: number; readonly other: number }
  /** `number` would come after `other`, which is to follow it. */
  | { readonly problem: 'order'; readonly number: number; readonly other: number }
  /** `number` would be after `latest`, the end of the round (round-end.ts). */
  | { readonly problem: 'round-end'; readonly number: number; readonly latest: Temporal.PlainDate }

export interface MovedDates {
  readonly changes: readonly Change[]
  readonly problems: readonly MoveProblem[]
}

interface MoveToPlan {
  readonly sessions: readonly Standing[]
  readonly number: number
  readonly rest: RemainingSessions
  readonly now: Temporal.Instant
  /** The last local date of the round. */
  readonly latest: Temporal.PlainDate
}

/**
 * Session `number` at another local date and time. Those after it go along by as much as the clocks show between the two
 * ('a week later', 'an hour earlier'), so that each keeps its time of day across a change of the clocks; or they stay.
 */
export function movedDates(asked: MoveToPlan & { readonly to: Temporal.PlainDateTime }): MovedDates {
  const { sessions, number, to, rest } = asked
  const session = sessions.find((each) => each.number === number)
  if (session === undefined) return { changes: [], problems: [{ problem: 'same' }] }
  const by = session.local.until(to, { largestUnit: 'days' })
  return checkedMove(
    asked,
    following(asked).flatMap((from): Change[] => {
      if (from.number !== number && rest === 'stay') return []
      const { local, zone, at } = sessionAt(from.number === number ? to : from.local.add(by), from.zone, from.number)
      return [{ number: from.number, from, to: { number: from.number, local, zone, at } }]
    }),
  )
}

/**
 * No session on the day of session `number` (holidays, leave). 'shift': all of the programme still takes place, each from this one on at the
 * next one's time, the last on the rhythm's next date. 'stay': this one is dropped.
 */
export function skipped(asked: MoveToPlan & { readonly rhythm: Rhythm }): MovedDates {
  const rows = following(asked)
  const [first] = rows
  if (first === undefined) return { changes: [], problems: [{ problem: 'same' }] }
  if (asked.rest === 'stay') return checkedMove(asked, [{ number: first.number, from: first, to: null }])
  const along = replan(asked.rhythm, rows, first.at)
  return checkedMove(
    asked,
    rows.flatMap((from, index): Change[] => {
      const to = along[index]
      return to
        ? [{ number: from.number, from, to: { number: from.number, local: to.local, zone: to.zone, at: to.at } }]
        : []
    }),
  )
}

/** This session and those still planned after it. */
const following = ({ sessions, number }: MoveToPlan) =>
  sessions.filter((each) => each.state === 'planned' && each.number >= number)

function checkedMove({ sessions, now, latest }: MoveToPlan, all: readonly Change[]): MovedDates {
  const changes = all.filter(({ from, to }) => to === null || !from.at.equals(to.at))
  if (changes.length === 0) return { changes, problems: [{ problem: 'same' }] }
  const after = sessions
    .filter((each) => each.state !== 'skipped')
    .flatMap((each): Standing[] => {
      const change = changes.find(({ number }) => number === each.number)
      if (change === undefined) return [each]
      return change.to === null ? [] : [{ ...each, ...change.to }]
    })
  const numbers = changes.map(({ number }) => number)
  return { changes, problems: [...outOfTime(changes, now, latest), ...outOfPlace(after, numbers)] }
}

function outOfTime(changes: readonly Change[], now: Temporal.Instant, latest: Temporal.PlainDate): MoveProblem[] {
  const past = changes.find(({ to }) => to !== null && Temporal.Instant.compare(to.at, now) <= 0)
  const far = changes.findLast(
    ({ from, to }) =>
      to !== null &&
      Temporal.Instant.compare(to.at, from.at) > 0 &&
      Temporal.PlainDate.compare(to.local.toPlainDate(), latest) > 0,
  )
  return [
    ...(past ? [{ problem: 'past' as const, number: past.number }] : []),
    ...(far ? [{ problem: 'round-end' as const, number: far.number, latest }] : []),
  ]
}

/** The first two sessions that do not fit, one of them changed: the mend of one often mends the others. */
function outOfPlace(sessions: readonly Standing[], changed: readonly number[]): MoveProblem[] {
  for (const [index, one] of sessions.entries())
    for (const other of sessions.slice(index + 1)) {
      if (!changed.includes(one.number) && !changed.includes(other.number)) continue
      const pair = { number: one.number, other: other.number }
      if (one.local.toPlainDate().equals(other.local.toPlainDate()) || overlap(one, other))
        return [{ problem: 'meets', ...pair }]
      if (Temporal.Instant.compare(one.at, other.at) > 0) return [{ problem: 'order', ...pair }]
    }
  return []
}
