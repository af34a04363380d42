import type { ReadOnly, Tables } from '../data/db.ts'
import { SEATLESS } from './find.ts'

/**
 * Who is asked when something of a circle needs a person: its facilitators; in a self-facilitated circle its named contact;
 * while it is still being opened, and where neither is left, whoever opened it (unless she has left the circle); else the programme leads and stewards who are
 * named as persons. Nobody who has left the community is asked.
 */
export async function askersOf(
  tables: ReadOnly<Pick<Tables, 'circle' | 'person' | 'power'>>,
  circleId: string,
): Promise<string[]> {
  const circle = await tables.circle.findUnique({ where: { id: circleId }, include: { seats: true } })
  if (!circle) return []
  const held = await tables.power.findMany({
    where: { communityId: circle.communityId, power: { in: ['lead', 'steward'] }, holderKind: 'person' },
  })
  const holders = (power: string) => held.filter((each) => each.power === power).map((each) => each.holder)
  const facilitators = circle.seats
    .filter((seat) => seat.role === 'facilitator' && seat.state === 'in')
    .map((seat) => seat.person)
  const contact = circle.contact === null ? [] : [circle.contact]
  // whoever has left the circle is asked nothing of it any more, not even because she once opened it
  const hasLeft = circle.seats.some((seat) => seat.person === circle.createdBy && SEATLESS.includes(seat.state))
  const opener = hasLeft ? [] : [circle.createdBy]
  const inTurn = [facilitators, contact, opener, [...new Set([...holders('lead'), ...holders('steward')])]]
  const gone = await tables.person.findMany({
    where: { communityId: circle.communityId, person: { in: inTurn.flat() }, leftAt: { not: null } },
    select: { person: true },
  })
  const here = inTurn.map((people) => people.filter((person) => !gone.some((each) => each.person === person)))
  return here.find((people) => people.length > 0) ?? []
}
