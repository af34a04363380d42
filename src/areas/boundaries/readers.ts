import type { Temporal } from 'temporal-polyfill'
import { instantOf } from '../../data/times.ts'
import type { Work } from '../../work.ts'
import { RECORD_ACTS, RECORD_AUDITS, type RecordAct } from './audits.ts'
import { auditRecord, type RecordCaller, recordFor } from './records.ts'

export interface Reading {
  who: string
  done: RecordAct
  at: Temporal.Instant
}

/** How many a page holds. */
const READINGS = 15

/**
 * Who has read or changed a record, newest first: for the safeguarding lead and the deputy. Looks at the circle's list since it was
 * written count as reading it, but not those of the one whom it is about: in hers it does not stand. This look is written down as well.
 * @throws UserError 'boundaries.no-such-record'
 */
export function readers(
  work: Work,
  acting: RecordCaller,
  number: number,
  skip = 0,
): Promise<{ readings: Reading[]; more: boolean }> {
  return work.db.transaction(async (tx) => {
    const row = await recordFor(tx, acting, number)
    // before it is looked up: pages further on stay where they are
    if (skip === 0) await auditRecord(tx, acting, 'readers', row.id)
    const events = await tx.auditEvent.findMany({
      where: {
        communityId: acting.community,
        // said twice, so that both databases look by subject and not through all that the community has
        subject: { in: [row.id, row.circleId] },
        OR: [
          { subject: row.id },
          { subject: row.circleId, action: RECORD_AUDITS.list.name, at: { gte: row.at }, actor: { not: row.about } },
        ],
      },
      orderBy: [{ at: 'desc' }, { id: 'asc' }],
      skip: Math.max(0, skip),
      take: READINGS + 1,
    })
    const readings = events.slice(0, READINGS).flatMap(({ actor, action, at }): Reading[] => {
      const done = RECORD_ACTS.find((each) => RECORD_AUDITS[each].name === action)
      return done === undefined ? [] : [{ who: actor, done, at: instantOf(at) }]
    })
    return { readings, more: events.length > READINGS }
  })
}
