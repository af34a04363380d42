import type { Temporal } from 'temporal-polyfill'
import type { ReadOnly, Tables } from '../data/db.ts'
import { dateOf } from '../data/times.ts'
import type { PostRow } from './row.ts'
import { ON_ITS_WAY, type PostState } from './states.ts'

/** Where a post goes, as its row has it. */
export type Destination = Pick<PostRow, 'communityId' | 'toKind' | 'to'>

const samePlace = ({ communityId, toKind, to }: Destination): Destination => ({ communityId, toKind, to })

const inOrder = [{ dueAt: 'asc' as const }, { position: 'asc' as const }, { id: 'asc' as const }]

/**
 * The position of the next post to this place, behind all that were asked for before. Read and written in one transaction: of two
 * serializable ones that read the same, in whichever processes, one is tried again. Two that are written at once by snapshots may share
 * one: nobody asked for either first, and their ids tell them apart.
 */
export async function nextPosition(tx: Tables, place: Destination): Promise<number> {
  const last = await tx.post.findFirst({
    where: samePlace(place),
    orderBy: [{ position: 'desc' }, { id: 'asc' }],
    select: { position: true },
  })
  return (last?.position ?? 0) + 1
}

/** A message to one person that is sent again for up to a day holds up none behind it after this, in ms. */
const REPEATED_AFTER = 60_000

/**
 * Posts of one room (or to one person) go one after the other: as they are due, then as they were asked for. True while one that comes
 * before this is on its way. Only rows decide, so that it is the same in every process.
 */
export async function isBlocked(tables: ReadOnly<Tables>, row: PostRow, now: Temporal.Instant): Promise<boolean> {
  const before = await tables.post.findFirst({
    where: {
      ...samePlace(row),
      state: { in: ON_ITS_WAY },
      givenUpAt: null,
      AND: [
        {
          OR: [
            { dueAt: { lt: row.dueAt } },
            { dueAt: row.dueAt, position: { lt: row.position } },
            { dueAt: row.dueAt, position: row.position, id: { lt: row.id } },
          ],
        },
        {
          OR: [
            { atLeastOnce: false },
            { state: 'waiting' satisfies PostState },
            { firstTriedAt: null },
            { firstTriedAt: { gte: dateOf(now.subtract({ milliseconds: REPEATED_AFTER })) } },
          ],
        },
      ],
    },
    orderBy: inOrder,
    select: { id: true },
  })
  return before !== null
}

/** The first of those that wait for the same place, due by then and not yet tried: it may go now. */
export function nextForPlace(tables: ReadOnly<Tables>, row: PostRow, now: Date): Promise<{ id: string } | null> {
  return tables.post.findFirst({
    where: {
      ...samePlace(row),
      state: 'waiting' satisfies PostState,
      tries: 0,
      dueAt: { lte: now },
      id: { not: row.id },
    },
    orderBy: inOrder,
    select: { id: true },
  })
}
