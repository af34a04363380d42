import { Temporal } from 'temporal-polyfill'
import type { Db, ReadOnly, Tables } from '../../data/db.ts'
import { isDiskFull } from '../../data/disk-full.ts'
import { newId } from '../../data/ids.ts'
import type { Log } from '../../ops/log.ts'

/**
 * Since when something that was deleted may still stand in the bytes of the database file, and a mark that each deletion changes: '2027-03-16T03:20:00Z
 * q3V7dBx0TnKe'. '' once nothing does.
 */
const LEFT_SINCE = 'deleted.left-since'

/** Part of the transaction that deletes. What was left before stays the older. */
export async function leavesCopies(tx: Tables, now: Temporal.Instant): Promise<void> {
  const before = sinceIn(await tx.setting.findUnique({ where: { key: LEFT_SINCE } }))
  const value = `${before ?? now} ${newId()}`
  await tx.setting.upsert({ where: { key: LEFT_SINCE }, create: { key: LEFT_SINCE, value }, update: { value } })
}

function sinceIn(row: { value: string } | null): Temporal.Instant | null {
  return row === null || row.value === '' ? null : Temporal.Instant.from(row.value.split(' ')[0] ?? '')
}

/** At the start: in a file that was never cleaned up there may be anything. */
export function ensureCleanUp(db: Db, now: Temporal.Instant): Promise<void> {
  return db.transaction(async (tx) => {
    if ((await tx.setting.findUnique({ where: { key: LEFT_SINCE } })) === null) await leavesCopies(tx, now)
  })
}

/** Null where nothing is left. */
export async function copiesLeftSince(tables: ReadOnly<Tables>): Promise<Temporal.Instant | null> {
  return sinceIn(await tables.setting.findUnique({ where: { key: LEFT_SINCE } }))
}

/**
 * The end of the night's work: what was deleted goes from the file as well. Where there is no room for that, or another program holds the file,
 * it is put off to the next night, which the log and doctor tell. It keeps nothing else from being done.
 */
export async function cleanUp(db: Db, log: Log): Promise<void> {
  try {
    const mark = await db.read.setting.findUnique({ where: { key: LEFT_SINCE } })
    if (sinceIn(mark) === null) return
    const begun = performance.now()
    const outcome = await db.compact()
    if (outcome === 'not-now') return log.warn('compact.put-off', { problem: 'held' })
    await db.transaction(async (tx) => {
      // not where something was deleted meanwhile: then it has another mark
      await tx.setting.updateMany({ where: { key: LEFT_SINCE, value: mark?.value ?? '' }, data: { value: '' } })
    })
    if (outcome === 'done') log.info('compacted', { ms: Math.round(performance.now() - begun) })
  } catch (error) {
    if (isDiskFull(error)) log.warn('compact.put-off', { problem: 'no-room' })
    else log.error('happened', { kind: 'compact', error })
  }
}
