import type { Tables } from '../data/db.ts'

/**
 * Who is asked when something of a circle needs a person: its facilitators; in a self-facilitated circle its named contact;
 * while it is still being opened, and where neither is left, whoever opened it.
 */
export async function askersOf(tx: Pick<Tables, 'circle'>, circleId: string): Promise<string[]> {
  const circle = await tx.circle.findUnique({ where: { id: circleId }, include: { seats: true } })
  if (!circle) return []
  const facilitators = circle.seats
    .filter((seat) => seat.role === 'facilitator' && seat.state === 'in')
    .map((seat) => seat.person)
  if (facilitators.length > 0) return facilitators
  return [circle.contact ?? circle.createdBy]
}
