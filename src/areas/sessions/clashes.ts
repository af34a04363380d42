import { Temporal } from 'temporal-polyfill'
import type { ReadOnly, Tables } from '../../data/db.ts'
import { dateOf, instantOf } from '../../data/times.ts'

/** A session's time: `minutes` from `at` on. */
export interface SessionTime {
  readonly at: Temporal.Instant
  readonly minutes: number
}

/** Somebody who cannot be in both: at `time` of those asked about, a session of another circle of hers runs, at least in part. */
export interface Clash {
  readonly person: string
  /** The one of the times asked about. */
  readonly time: SessionTime
  readonly other: SessionTime & { readonly circle: string; readonly session: string; readonly zone: string }
}

/** A session is two hours at the most (PRACTICE, section 3); a day leaves nothing out, whatever a programme says. */
const LONGEST_SESSION = Temporal.Duration.from({ hours: 24 })

/**
 * Who of these people has a session of another circle at any of these times. A circle that rests or has ended has no times;
 * one that is being opened has. Whoever is being let out of a circle has no session there.
 * @param except the circle that is asked about; null for one that does not exist yet
 * @returns in the order of the times, each person and other session once for each time
 */
export async function clashes(
  tables: ReadOnly<Tables>,
  community: string,
  people: readonly string[],
  { times, except }: { times: readonly SessionTime[]; except: string | null },
): Promise<Clash[]> {
  const [first, ...rest] = [...times].sort((one, other) => Temporal.Instant.compare(one.at, other.at))
  if (first === undefined || people.length === 0) return []
  const last = rest.at(-1) ?? first
  const sessions = await tables.session.findMany({
    where: {
      state: { in: ['planned', 'open'] },
      at: { gte: dateOf(first.at.subtract(LONGEST_SESSION)), lte: dateOf(last.at.add(LONGEST_SESSION)) },
      circle: {
        communityId: community,
        state: { in: ['opening', 'stuck', 'open'] },
        ...(except === null ? {} : { id: { not: except } }),
      },
    },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    include: {
      circle: {
        select: {
          seats: {
            where: { person: { in: [...people] }, state: { in: ['waiting', 'in'] } },
            orderBy: { person: 'asc' },
          },
        },
      },
    },
  })
  return [first, ...rest].flatMap((time) =>
    sessions
      .map((row) => ({ row, at: instantOf(row.at) }))
      .filter(({ row, at }) => overlap(time, { at, minutes: row.minutes }))
      .flatMap(({ row, at }) =>
        row.circle.seats.map(({ person }) => ({
          person,
          time,
          other: { circle: row.circleId, session: row.id, at, minutes: row.minutes, zone: row.zone },
        })),
      ),
  )
}

/** One that begins as the other ends is no clash. */
export function overlap(one: SessionTime, other: SessionTime): boolean {
  const before = ({ at, minutes }: SessionTime, next: SessionTime) =>
    Temporal.Instant.compare(at.add({ minutes }), next.at) <= 0
  return !before(one, other) && !before(other, one)
}
