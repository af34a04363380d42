import type { Temporal } from 'temporal-polyfill'
import type { ReadOnly, Tables } from '../data/db.ts'
import type { Queue } from '../jobs/queue.ts'
import { DELIVER_POST } from './jobs.ts'
import type { PostRow } from './row.ts'

const onTheWay = { state: { in: ['waiting', 'sending'] } }
const inOrder = [{ dueAt: 'asc' as const }, { createdAt: 'asc' as const }, { id: 'asc' as const }]

const samePlace = ({ communityId, toKind, to }: PostRow) => ({ communityId, toKind, to })

/** Posts of one room (or to one person) go one after the other. True while one that comes before this is on its way. */
export async function isBlocked(
  tables: ReadOnly<Tables>,
  jobs: Queue,
  row: PostRow,
  now: Temporal.Instant,
): Promise<boolean> {
  const before = await tables.post.findMany({
    where: {
      ...samePlace(row),
      ...onTheWay,
      OR: [
        { dueAt: { lt: row.dueAt } },
        { dueAt: row.dueAt, createdAt: { lt: row.createdAt } },
        { dueAt: row.dueAt, createdAt: row.createdAt, id: { lt: row.id } },
      ],
    },
    orderBy: inOrder,
    select: { id: true, atLeastOnce: true, state: true, firstTriedAt: true },
  })
  for (const { id, ...one } of before) {
    if (isRepeated(one, now)) continue
    // one whose job was given up holds nobody up
    if ((await jobs.pending(tables, DELIVER_POST, id)) !== null) return true
  }
  return false
}

/** A message to one person that is sent again for up to a day holds nobody else's up after a minute, in ms. */
const REPEATED_AFTER = 60_000

function isRepeated(
  row: { atLeastOnce: boolean; state: string; firstTriedAt: Date | null },
  now: Temporal.Instant,
): boolean {
  if (!row.atLeastOnce || row.state !== 'sending' || row.firstTriedAt === null) return false
  return now.epochMilliseconds - row.firstTriedAt.getTime() > REPEATED_AFTER
}

/** The first of those that wait for the same place, due by then and not yet tried: it may go now. */
export function nextForPlace(tables: ReadOnly<Tables>, row: PostRow, now: Date): Promise<{ id: string } | null> {
  return tables.post.findFirst({
    where: { ...samePlace(row), state: 'waiting', tries: 0, dueAt: { lte: now }, id: { not: row.id } },
    orderBy: inOrder,
    select: { id: true },
  })
}
