import type { ReadOnly, Tables } from '../../data/db.ts'
import type { EntityRef } from '../../outbox/outbox.ts'
import { circleIdOf } from './entities.ts'
import { UNSEATED_STATES } from './find.ts'

/**
 * Who is asked when something of a circle needs a person: its facilitators; in a self-facilitated circle its named contact;
 * while it is still being opened, and where neither is left, whoever opened it (unless she has left the circle); else the programme leads and stewards who are
 * named as persons. Nobody who has left the community is asked.
 */
export async function responsiblePeople(tables: ResponsibilityTables, circleId: string): Promise<string[]> {
  return (await responsibleInOrder(tables, circleId)).find((people) => people.length > 0) ?? []
}

type ResponsibilityTables = ReadOnly<Pick<Tables, 'circle' | 'person' | 'power'>>

/** The same people in groups, in the order in which they are asked: the next group where nobody in the one before it can be reached. */
async function responsibleInOrder(tables: ResponsibilityTables, circleId: string): Promise<string[][]> {
  const circle = await tables.circle.findUnique({
    where: { id: circleId },
    include: { seats: { orderBy: { person: 'asc' } } },
  })
  if (!circle) return []
  const facilitators = circle.seats
    .filter((seat) => seat.role === 'facilitator' && seat.state === 'in')
    .map((seat) => seat.person)
  const contact = circle.contact === null ? [] : [circle.contact]
  // whoever has left the circle is asked nothing of it any more, not even because she once opened it
  const hasLeft = circle.seats.some((seat) => seat.person === circle.createdBy && UNSEATED_STATES.includes(seat.state))
  const opener = hasLeft ? [] : [circle.createdBy]
  return whoAreHere(tables, circle.communityId, [
    facilitators,
    contact,
    opener,
    await leadsAndStewards(tables, circle.communityId),
  ])
}

/** Who may be asked about a post, in groups: those of its circle, or of the whole community where it belongs to no circle. */
export async function responsibleForPost(
  tables: ResponsibilityTables,
  post: { subject: EntityRef; community: string },
): Promise<string[][]> {
  const circle = circleIdOf(post.subject)
  if (circle !== null) return responsibleInOrder(tables, circle)
  return whoAreHere(tables, post.community, [await leadsAndStewards(tables, post.community)])
}

/** Those who are named as persons, leads first. */
async function leadsAndStewards(tables: ResponsibilityTables, communityId: string): Promise<string[]> {
  const held = await tables.power.findMany({
    where: { communityId, power: { in: ['lead', 'steward'] }, holderKind: 'person' },
    orderBy: [{ power: 'asc' }, { holder: 'asc' }],
  })
  return [...new Set(held.map((each) => each.holder))]
}

async function whoAreHere(tables: ResponsibilityTables, communityId: string, groups: string[][]): Promise<string[][]> {
  const gone = await tables.person.findMany({
    where: { communityId, person: { in: groups.flat() }, leftAt: { not: null } },
    select: { person: true },
    orderBy: { person: 'asc' },
  })
  return groups.map((people) => people.filter((person) => !gone.some((each) => each.person === person)))
}
