import { folded } from '../../data/ids.ts'
import { t } from '../../locales/index.ts'
import { outlived, purgeRecords } from '../boundaries/retention.ts'
import { circleEntity } from '../circles/entities.ts'
import { changeRoom, forgetRoom } from '../rooms/room.ts'
import { RETENTION } from './retention-rules.ts'
import { by, closedBy, type DueForDeletion, ids, type RetentionTerm, rowDue } from './retention-term.ts'

/** How long and what about reviews: src/areas/boundaries/review-rules.ts. */
export const notes: RetentionTerm = {
  async due(tables, communityId, until, most) {
    const circles = await tables.circle.findMany({
      where: { communityId, closedAt: { not: null }, boundaries: { some: {} } },
      select: { id: true },
      orderBy: { number: 'asc' },
    })
    const found: DueForDeletion[] = []
    for (const { id } of circles) {
      const { length: count } = await outlived(tables, id, until)
      if (count > 0) found.push({ id, at: until, count })
      if (found.length === most) break
    }
    return found
  },
  async forget(tx, _desk, due, now) {
    let count = 0
    for (const { id } of due) count += await purgeRecords(tx, id, now)
    return count
  },
}

export const incidents: RetentionTerm = {
  async due(tables, communityId, until, take) {
    const rows = await tables.incident.findMany({
      where: { communityId, resolvedAt: by(until, RETENTION.incidents) },
      select: { id: true, resolvedAt: true },
      take,
      orderBy: { id: 'asc' },
    })
    return rows.flatMap((row) => (row.resolvedAt === null ? [] : [rowDue(row.id, row.resolvedAt, RETENTION.incidents)]))
  },
  async forget(tx, _desk, due) {
    return (await tx.incident.deleteMany({ where: { id: ids(due) } })).count
  },
}

/** What is left of a closed circle is its number, its dates and whether it met: nothing by which anybody is known. */
export const circles: RetentionTerm = {
  async due(tables, communityId, until, take) {
    const ended = await tables.circle.findMany({
      // while a record is kept because a review is open, its circle is: somebody must be able to answer
      where: { ...closedBy(communityId, until, RETENTION.circles), createdBy: { not: '' }, boundaries: { none: {} } },
      select: { id: true, closedAt: true },
      take,
      orderBy: { id: 'asc' },
    })
    const undone = await tables.circle.findMany({
      where: { communityId, state: 'undone', createdAt: by(until, RETENTION.undone) },
      select: { id: true, createdAt: true },
      take,
      orderBy: { number: 'asc' },
    })
    return [
      ...ended.flatMap((row) => (row.closedAt === null ? [] : [rowDue(row.id, row.closedAt, RETENTION.circles)])),
      ...undone.map((row) => rowDue(row.id, row.createdAt, RETENTION.undone)),
    ].slice(0, take)
  },
  async forget(tx, _desk, due) {
    const undone = await tx.circle.findMany({
      where: { id: ids(due), state: 'undone' },
      select: { id: true },
      orderBy: { id: 'asc' },
    })
    for (const { id } of undone) await forgetRoom(tx, circleEntity(id))
    await tx.circle.deleteMany({ where: { id: ids(due), state: 'undone' } })
    const rows = await tx.circle.findMany({
      where: { id: ids(due), state: 'closed' },
      select: { id: true, number: true },
      orderBy: { id: 'asc' },
    })
    for (const { id, number } of rows) {
      const was = t('personal-data.circle.was', { number })
      await tx.seat.deleteMany({ where: { circleId: id } })
      await tx.agreement.deleteMany({ where: { circleId: id } })
      await changeRoom(tx, circleEntity(id), { stopped: null })
      await tx.circle.update({
        where: { id },
        data: {
          ...{ name: was, foldedName: folded(was), createdBy: '', contact: null },
          ...{ meetKind: 'room', meet: '', problem: null },
        },
      })
    }
    return due.length
  },
}

export const audit: RetentionTerm = {
  async due(tables, communityId, until, take) {
    const kept = await tables.boundaryRecord.findMany({
      where: { communityId },
      select: { id: true },
      orderBy: { id: 'asc' },
    })
    const rows = await tables.auditEvent.findMany({
      // who read a record that is still there can still be asked
      where: { communityId, at: by(until, RETENTION.audit), subject: { notIn: kept.map(({ id }) => id) } },
      select: { id: true, at: true },
      take,
      orderBy: { id: 'asc' },
    })
    return rows.map((row) => rowDue(row.id, row.at, RETENTION.audit))
  },
  async forget(tx, _desk, due) {
    return (await tx.auditEvent.deleteMany({ where: { id: ids(due) } })).count
  },
}
