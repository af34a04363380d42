import type { Temporal } from 'temporal-polyfill'
import { audit } from '../../data/audit.ts'
import type { ReadOnly, Tables } from '../../data/db.ts'
import { instantOf } from '../../data/times.ts'
import type { Work } from '../../work.ts'
import { OWN_DATA_AUDITS } from './audits.ts'
import type { DataOwner } from './data-owner.ts'
import { ERASED, ERASERS, type KindErased } from './erasing.ts'
import { leavesCopies } from './for-good.ts'

/** How many of a kind; kinds of which there is none are left out. */
export interface Counted {
  kind: KindErased
  count: number
}

/** What would go at a press now. */
export function wouldGo(work: Work, me: DataOwner): Promise<Counted[]> {
  return work.db.transaction((tx) => counted(tx, work, me))
}

async function counted(tables: ReadOnly<Tables>, work: Work, me: DataOwner): Promise<Counted[]> {
  const all: Counted[] = []
  for (const kind of ERASED) all.push({ kind, count: await ERASERS[kind].count(tables, work, me) })
  return all.filter(({ count }) => count > 0)
}

/**
 * Deletes what she entered and nobody else needs, all of it or nothing, at once. What is left behind of it is that it was done.
 * @param made drawn when the page was shown: the same page deletes once
 * @returns what has gone; or when it was done already
 */
export async function eraseOwned(
  work: Work,
  me: DataOwner,
  made: string,
): Promise<{ gone: Counted[] } | { already: Temporal.Instant }> {
  const done = await work.db.transaction(async (tx) => {
    const act = { communityId: me.community, actor: me.person, action: OWN_DATA_AUDITS.delete.name, subject: made }
    const before = await tx.auditEvent.findFirst({ where: act, orderBy: { id: 'asc' } })
    if (before) return { already: instantOf(before.at) }
    const gone = await counted(tx, work, me)
    for (const kind of ERASED) await ERASERS[kind].erase(tx, work, me, work.now)
    await audit(tx, {
      community: me.community,
      actor: me.person,
      action: OWN_DATA_AUDITS.delete,
      subject: made,
      at: work.now,
    })
    await leavesCopies(tx, work.now)
    return { gone }
  })
  // what it can be gone from at once; the rest is the night's
  await work.db.truncateLog()
  return done
}
