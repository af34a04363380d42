import type { Temporal } from 'temporal-polyfill'
import { text, view } from '../../chat/view.ts'
import type { CommunityFacts } from '../../context.ts'
import { audit } from '../../data/audit.ts'
import type { ReadOnly, Tables } from '../../data/db.ts'
import { instantOf } from '../../data/times.ts'
import { t } from '../../locales/index.ts'
import { ownedBy } from '../../outbox/find.ts'
import { parsePost } from '../../outbox/row.ts'
import { hasFailed, isOnItsWay, type PostState } from '../../outbox/states.ts'
import type { Work } from '../../work.ts'
import { communityEntity } from '../circles/entities.ts'
import { OWN_DATA_AUDITS } from './audits.ts'
import type { DataOwner } from './data-owner.ts'
import { htmlOf, jsonOf } from './export-page.ts'
import { addressedTo, ownedDataOf } from './owned.ts'
import { EXPORT } from './topics.ts'

/** The files wait for an hour at most: after that they are deleted unsent, and asked for again. */
const GRACE = { hours: 1 }

/** What became of the files that she asked for last. */
export interface LastCopy {
  is: 'waiting' | 'sent' | 'held' | 'failed' | 'stale'
  at: Temporal.Instant
  /** Where they failed: the platform would not let us write to her. */
  closed: boolean
}

/**
 * Sends her what she entered, as two files, to her alone. They are made now, and kept sealed until they are sent.
 * @param made drawn when the page was shown: the same page sends once
 * @returns false when this page, or one before it, has sent files that are still on their way
 */
export function sendFiles(work: Work, community: CommunityFacts, me: DataOwner, made: string): Promise<boolean> {
  return work.db.transaction(async (tx) => {
    const last = await lastCopy(tx, me)
    const owner = { kind: 'export', id: made }
    const again = (await tx.post.count({ where: ownedBy(owner, EXPORT) })) > 0
    if (again || last?.is === 'waiting') return false
    const hers = await ownedDataOf(tx, work.cipher, me)
    const copy = { community: community.name, person: me.person, zone: community.zone ?? 'UTC', made: work.now, hers }
    const files = {
      page: { name: 'my-data.html', alt: t('personal-data.export.alt.page'), bytes: Buffer.from(htmlOf(copy)) },
      json: { name: 'my-data.json', alt: t('personal-data.export.alt.json'), bytes: Buffer.from(jsonOf(copy)) },
    }
    for (const which of ['page', 'json'] as const) {
      const file = files[which]
      await work.outbox.add(tx, {
        key: `export:${made}:${which}`,
        community: me.community,
        owner,
        topic: EXPORT,
        subject: communityEntity(me.community),
        to: { person: me.person },
        view: view(file.alt, [text(file.alt)]),
        file,
        dueAt: work.now,
        graceUntil: work.now.add(GRACE),
      })
    }
    await audit(tx, {
      community: me.community,
      actor: me.person,
      action: OWN_DATA_AUDITS.export,
      subject: made,
      at: work.now,
    })
    return true
  })
}

/** Null where she has not asked for any, or so long ago that nothing is known of it any more. */
async function lastCopy(tables: ReadOnly<Tables>, me: DataOwner): Promise<LastCopy | null> {
  const rows = await tables.post.findMany({
    where: { ...addressedTo(me), topic: EXPORT.name },
    orderBy: [{ dueAt: 'desc' }, { id: 'asc' }],
    take: 2,
  })
  const [first] = rows
  if (first === undefined) return null
  const both = rows.map(parsePost).filter((row) => row.dueAt.getTime() === first.dueAt.getTime())
  const failed = both.find((row) => hasFailed(row.state))
  return {
    is: worst(both.map((row) => row.state)),
    at: instantOf(first.dueAt),
    closed: failed?.problem?.refusal?.kind === 'forbidden',
  }
}

/** Two files have one fate, as far as she is told: that of the one which fared worse. */
function worst(states: readonly PostState[]): LastCopy['is'] {
  if (states.some(isOnItsWay)) return 'waiting'
  return (['failed', 'stale', 'held'] as const).find((state) => states.includes(state)) ?? 'sent'
}

/** As `lastCopy`, for a page that is only read. */
export const readLastCopy = ({ db }: Pick<Work, 'db'>, me: DataOwner): Promise<LastCopy | null> => lastCopy(db.read, me)
