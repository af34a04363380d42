import type { ReadOnly, Tables } from '../../data/db.ts'
import { ACTIVE_STATES, UNSEATED_STATES } from '../circles/find.ts'
import { isDue, RETENTION } from './retention-rules.ts'
import { by, type DueForDeletion, keyOf, of, type RetentionTerm, rowDue } from './retention-term.ts'

/** Whoever is needed here: in a circle that goes on, or with a power or a post. */
async function needed(tables: ReadOnly<Tables>, communityId: string): Promise<Set<string>> {
  const going = { communityId, state: { in: [...ACTIVE_STATES] } }
  const seats = await tables.seat.findMany({
    where: { state: { notIn: [...UNSEATED_STATES] }, circle: going },
    select: { person: true },
    orderBy: [{ circleId: 'asc' }, { person: 'asc' }],
  })
  const powers = await tables.power.findMany({
    where: { communityId, holderKind: 'person' },
    select: { holder: true },
    orderBy: [{ power: 'asc' }, { holder: 'asc' }],
  })
  const named = await tables.namedPerson.findMany({
    where: { communityId },
    select: { person: true },
    orderBy: { post: 'asc' },
  })
  const circles = await tables.circle.findMany({ where: going, select: { contact: true }, orderBy: { id: 'asc' } })
  return new Set([
    ...[...seats, ...named].map(({ person }) => person),
    ...powers.map(({ holder }) => holder),
    ...circles.flatMap(({ contact }) => contact ?? []),
  ])
}

export const name: RetentionTerm = {
  async due(tables, communityId, until, most) {
    const rows = await tables.person.findMany({
      where: { communityId, OR: [{ leftAt: by(until, RETENTION.gone) }, { factsAt: by(until, RETENTION.unseen) }] },
      orderBy: { person: 'asc' },
    })
    if (rows.length === 0) return []
    const kept = await needed(tables, communityId)
    return rows
      .flatMap((row): DueForDeletion[] => {
        const id = keyOf(communityId, row.person)
        if (row.leftAt !== null) return [rowDue(id, row.leftAt, RETENTION.gone)]
        return kept.has(row.person) ? [] : [rowDue(id, row.factsAt, RETENTION.unseen)]
      })
      .filter(({ at }) => isDue(at, until))
      .slice(0, most)
  },
  async forget(tx, _desk, due) {
    const each = due.map(of).map(({ communityId, what: person }) => ({ communityId, person }))
    return (await tx.person.deleteMany({ where: { OR: each } })).count
  },
}

/** Who is in a group is nobody's business once the group has no power here: at the next opportunity. */
export const offices: RetentionTerm = {
  async due(tables, communityId, until, take) {
    const powers = await tables.power.findMany({
      where: { communityId, holderKind: 'group' },
      select: { holder: true },
      orderBy: [{ power: 'asc' }, { holder: 'asc' }],
    })
    const rows = await tables.groupFact.findMany({
      where: { communityId, group: { notIn: powers.map(({ holder }) => holder) } },
      take,
      orderBy: { group: 'asc' },
    })
    return rows.map((row) => ({ id: keyOf(communityId, row.group), at: until, count: 1 }))
  },
  async forget(tx, _desk, due) {
    const each = due.map(of).map(({ communityId, what: group }) => ({ communityId, group }))
    return (await tx.groupFact.deleteMany({ where: { OR: each } })).count
  },
}
