import type { Temporal } from 'temporal-polyfill'
import type { Cipher } from '../../data/cipher.ts'
import type { ReadOnly, Tables } from '../../data/db.ts'
import { instantOf } from '../../data/times.ts'
import { placeOfEntry, reviewOf } from './records.ts'
import { isOver, keptUntil } from './review-rules.ts'

/** Records of a circle that are not kept any longer at this instant: their ids. The rule is `keptUntil`. */
export async function outlived(tables: ReadOnly<Tables>, circleId: string, now: Temporal.Instant): Promise<string[]> {
  const circle = await tables.circle.findUniqueOrThrow({
    where: { id: circleId },
    include: { boundaries: { orderBy: { number: 'asc' } } },
  })
  const { boundaryDays } = await tables.community.findUniqueOrThrow({ where: { id: circle.communityId } })
  const closed = { closedAt: circle.closedAt && instantOf(circle.closedAt), boundaryDays }
  return circle.boundaries.filter((row) => isOver(keptUntil(closed, reviewOf(row)), now)).map((row) => row.id)
}

/**
 * Deletes them, with all that was added to them. What is left is who read them and when: no text.
 * @returns how many there were
 */
export async function purgeRecords(tx: Tables, circleId: string, now: Temporal.Instant): Promise<number> {
  const ids = await outlived(tx, circleId, now)
  if (ids.length === 0) return 0
  // named one by one: what hangs on a record goes first, whatever the database would do by itself
  await tx.strike.deleteMany({ where: { recordId: { in: ids } } })
  await tx.boundaryEntry.deleteMany({ where: { recordId: { in: ids } } })
  const { count } = await tx.boundaryRecord.deleteMany({ where: { id: { in: ids } } })
  return count
}

/**
 * What she wrote herself beside records that she was told of: her side, oldest first. It says nothing of the records, and where she
 * wrote nothing it is empty, whatever others wrote.
 */
export async function ownSidesOf(
  tables: ReadOnly<Tables>,
  cipher: Cipher,
  community: string,
  person: string,
): Promise<{ id: string; at: Temporal.Instant; words: string }[]> {
  const rows = await tables.boundaryEntry.findMany({
    where: { kind: 'own-side', by: person, record: { communityId: community } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  })
  return rows.map((row) => ({
    id: row.id,
    at: instantOf(row.at),
    words: cipher.open(row.sealedWords, placeOfEntry(row)),
  }))
}
