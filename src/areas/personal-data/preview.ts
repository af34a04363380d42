import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../data/db.ts'
import { instantOf } from '../../data/times.ts'
import { nextDaily } from '../../jobs/daily.ts'
import { FORGET_DAILY } from './jobs.ts'
import { BY_KIND, FORGOTTEN, type KindForgotten } from './retention.ts'
import { isDue } from './retention-rules.ts'

/** What of a kind goes in the coming night, and after it until the month is over. Dates: the nights in which it goes. */
export interface UpcomingDeletion {
  kind: Exclude<KindForgotten, 'notes'>
  tonight: number
  later: number
  /** The first and the last of those later nights; null where nothing goes then. */
  between: readonly [Temporal.PlainDate, Temporal.PlainDate] | null
}

export interface Preview {
  night: Temporal.Instant
  ahead: readonly UpcomingDeletion[]
  /** When the notes of a circle go, if there are any: nobody is told here whether there are. */
  notes: readonly { circle: string; on: Temporal.PlainDate }[]
}

const MONTH = { hours: 24 * 30 }

/** More than anybody reads; what is beyond is counted when its time comes. */
const MOST = 10_000

/** What the daily job will find, by what it itself asks. */
export async function preview(
  { db }: { db: Db },
  community: { id: string; zone: string | null; boundaryDays: number },
  now: Temporal.Instant,
): Promise<Preview> {
  const zone = community.zone ?? 'UTC'
  const night = nextDaily(FORGET_DAILY, zone, now)
  const until = night.add(MONTH)
  /** The night in which something due at this instant goes. */
  const nightOf = (at: Temporal.Instant) =>
    (isDue(at, night) ? night : nextDaily(FORGET_DAILY, zone, at)).toZonedDateTimeISO(zone).toPlainDate()
  const ahead: UpcomingDeletion[] = []
  for (const kind of FORGOTTEN) {
    if (kind === 'notes') continue
    const due = await BY_KIND[kind].due(db.read, community.id, until, MOST)
    const sum = (some: typeof due) => some.reduce((total, each) => total + each.count, 0)
    const later = due.filter(({ at }) => !isDue(at, night))
    const dates = later.map(({ at }) => nightOf(at)).sort((one, other) => (one.toString() < other.toString() ? -1 : 1))
    const [first, last] = [dates[0], dates.at(-1)]
    ahead.push({
      kind,
      tonight: sum(due.filter(({ at }) => isDue(at, night))),
      later: sum(later),
      between: first && last ? [first, last] : null,
    })
  }
  return { night, ahead, notes: await notesAhead(db, community, until, { nightOf, now }) }
}

/** By the circles' own dates alone: whether there is a note, or a review that keeps one, nobody learns from this. */
async function notesAhead(
  db: Db,
  community: { id: string; boundaryDays: number },
  until: Temporal.Instant,
  { nightOf, now }: { nightOf: (at: Temporal.Instant) => Temporal.PlainDate; now: Temporal.Instant },
): Promise<Preview['notes']> {
  const rows = await db.read.circle.findMany({
    where: { communityId: community.id, state: 'closed', closedAt: { not: null } },
    orderBy: [{ closedAt: 'asc' }, { number: 'asc' }],
    select: { name: true, closedAt: true },
  })
  return rows.flatMap(({ name, closedAt }) => {
    if (closedAt === null) return []
    const at = instantOf(closedAt).add({ hours: 24 * community.boundaryDays })
    return isDue(at, until) && !isDue(at, now.subtract({ hours: 24 })) ? [{ circle: name, on: nightOf(at) }] : []
  })
}
