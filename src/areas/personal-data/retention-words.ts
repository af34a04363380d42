import type { Temporal } from 'temporal-polyfill'
import type { ReadOnly, Tables } from '../../data/db.ts'
import { dateOf, instantOf } from '../../data/times.ts'
import { isDue, RETENTION, wishEnds } from './retention-rules.ts'
import { closedBy, type DueForDeletion, ids, keyOf, of, type RetentionTerm, rowDue } from './retention-term.ts'
import { tellWishEnded } from './wish-ended.ts'

export const drafts: RetentionTerm = {
  async due(tables, communityId, until, take) {
    const rows = await tables.draft.findMany({
      where: { communityId, expiresAt: { lte: dateOf(until) } },
      take,
      orderBy: { id: 'asc' },
    })
    return rows.map((row) => ({ id: row.id, at: instantOf(row.expiresAt), count: 1 }))
  },
  async forget(tx, _desk, due) {
    return (await tx.draft.deleteMany({ where: { id: ids(due) } })).count
  },
}

export const attendance: RetentionTerm = {
  async due(tables, communityId, until, take) {
    const said = { attendance: { some: {} } }
    const rows = await tables.circle.findMany({
      where: { ...closedBy(communityId, until, RETENTION.attendance), sessions: { some: said } },
      include: {
        sessions: {
          where: said,
          include: { attendance: { select: { person: true }, orderBy: { person: 'asc' } } },
          orderBy: { number: 'asc' },
        },
      },
      take,
      orderBy: { id: 'asc' },
    })
    return rows.flatMap((row): DueForDeletion[] => {
      const count = row.sessions.reduce((sum, session) => sum + session.attendance.length, 0)
      return row.closedAt === null ? [] : [{ ...rowDue(row.id, row.closedAt, RETENTION.attendance), count }]
    })
  },
  async forget(tx, _desk, due) {
    const sessions = await tx.session.findMany({
      where: { circleId: ids(due) },
      select: { id: true },
      orderBy: { id: 'asc' },
    })
    // by the sessions' ids: asked through their circle, SQLite would read every answer that there is
    return (await tx.attendance.deleteMany({ where: { sessionId: { in: sessions.map(({ id }) => id) } } })).count
  },
}

/** When the circles of these closed; a circle that is not known any more says nothing. */
async function closings(tables: ReadOnly<Tables>, circles: readonly (string | null)[]) {
  const known = await tables.circle.findMany({
    where: { id: { in: [...new Set(circles.filter((id) => id !== null))] }, closedAt: { not: null } },
    select: { id: true, closedAt: true },
    orderBy: { id: 'asc' },
  })
  const dates = new Map(known.map((row) => [row.id, row.closedAt]))
  return (circle: string | null): Temporal.Instant | null => {
    const date = circle === null ? null : (dates.get(circle) ?? null)
    return date && instantOf(date)
  }
}

export const leaving: RetentionTerm = {
  async due(tables, communityId, until, most) {
    const rows = await tables.leaving.findMany({ where: { communityId }, orderBy: { id: 'asc' } })
    const closed = await closings(
      tables,
      rows.map((row) => row.circleId),
    )
    return rows
      .map((row) => ({ id: row.id, at: wishEnds(instantOf(row.at), closed(row.circleId)), count: 1 }))
      .filter(({ at }) => isDue(at, until))
      .slice(0, most)
  },
  async forget(tx, _desk, due) {
    return (await tx.leaving.deleteMany({ where: { id: ids(due) } })).count
  },
}

export const nextRound: RetentionTerm = {
  async due(tables, communityId, until, most) {
    const rows = await tables.nextRound.findMany({ where: { communityId }, orderBy: { person: 'asc' } })
    const closed = await closings(
      tables,
      rows.map((row) => row.fromCircle),
    )
    return rows
      .map((row) => ({
        id: keyOf(communityId, row.person),
        at: wishEnds(instantOf(row.askedAt), closed(row.fromCircle)),
        count: 1,
      }))
      .filter(({ at }) => isDue(at, until))
      .slice(0, most)
  },
  async forget(tx, work, due, now) {
    for (const { communityId, what: person } of due.map(of)) {
      const { askedAt } = await tx.nextRound.delete({ where: { communityId_person: { communityId, person } } })
      // nobody is dropped from a list in silence (practice guide, section 1)
      await tellWishEnded(tx, { ...work, now }, { communityId, person, askedAt: instantOf(askedAt) })
    }
    return due.length
  },
}
