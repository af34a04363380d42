import type { Temporal } from 'temporal-polyfill'
import { UserError } from '../../chat/errors.ts'
import type { ReadOnly, Tables } from '../../data/db.ts'
import { instantOf } from '../../data/times.ts'
import type { Work } from '../../work.ts'
import type { Standing } from './moves.ts'
import { mustBeOpen } from './must-be-open.ts'
import { planned } from './planning.ts'
import type { Rhythm } from './rhythm.ts'
import { endOfRound } from './round-end.ts'

/** A session of a plan, with what its rows and posts are found by. */
export interface StandingSession extends Standing {
  readonly id: string
  readonly revision: number
}

/** A circle's whole plan at one moment. */
export interface StandingPlan {
  readonly rhythm: Rhythm
  readonly sessions: readonly StandingSession[]
  readonly latest: Temporal.PlainDate
  /** Goes up with every change of dates: what was previewed is carried out only while it is the same. */
  readonly stamp: number
}

/** @throws UserError of `mustBeOpen` */
export async function standingPlan(tables: ReadOnly<Tables>, circleId: string): Promise<StandingPlan> {
  const circle = await tables.circle.findUniqueOrThrow({
    where: { id: circleId },
    include: { sessions: { orderBy: { number: 'asc' } } },
  })
  mustBeOpen(circle)
  const { cron, everyWeeks, zone } = circle
  return {
    rhythm: { cron, everyWeeks, zone },
    sessions: circle.sessions.map((row) => ({
      ...planned(row),
      ...row,
      at: planned(row).at,
      local: planned(row).local,
    })),
    latest: endOfRound(circle, circle.sessions.length),
    stamp: circle.sessions.reduce((sum, row) => sum + row.revision, 0),
  }
}

/**
 * The session that is to be moved or skipped: by its number, or the next one planned.
 * @throws UserError 'sessions.none-to-move' | 'sessions.no-such' | 'sessions.fixed.open' | 'sessions.fixed.closed' | 'sessions.fixed.unconfirmed' | 'sessions.fixed.skipped'
 */
export function sessionMeant({ sessions }: StandingPlan, number: number | null): StandingSession {
  const found = sessions.find((each) => (number === null ? each.state === 'planned' : each.number === number))
  if (found === undefined)
    throw number === null
      ? new UserError('sessions.none-to-move')
      : new UserError('sessions.no-such', { number, most: sessions.length })
  switch (found.state) {
    case 'planned':
      return found
    case 'open':
      throw new UserError('sessions.fixed.open', { number: found.number })
    case 'unconfirmed':
      throw new UserError('sessions.fixed.unconfirmed', { number: found.number })
    case 'skipped':
      throw new UserError('sessions.fixed.skipped', { number: found.number })
    default:
      throw new UserError('sessions.fixed.closed', { number: found.number })
  }
}

/** As `standingPlan`, for a page that is only read. */
export const readPlan = ({ db }: Pick<Work, 'db'>, circleId: string): Promise<StandingPlan> =>
  standingPlan(db.read, circleId)

/** How many sessions are still to come. */
export const countPlanned = ({ db }: Pick<Work, 'db'>, circleId: string): Promise<number> =>
  db.read.session.count({ where: { circleId, state: 'planned' } })

/** The session that comes next, or takes place now; null when there is none. */
export async function comingSession(
  { db }: Pick<Work, 'db'>,
  circleId: string,
): Promise<{ at: Temporal.Instant; zone: string } | null> {
  const row = await db.read.session.findFirst({
    where: { circleId, state: { in: ['planned', 'open'] } },
    orderBy: { number: 'asc' },
  })
  return row && { at: instantOf(row.at), zone: row.zone }
}
