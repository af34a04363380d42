import type { Db } from '../../src/data/db.ts'
import type { FakeCommunity, Person } from '../support/people.ts'
import { withRoom } from '../support/rooms.ts'

/** The columns of the table of powers. */
export type Roles = ReadonlySet<string>

export interface Standing {
  /** What somebody is in the community. */
  of(person: string): Roles
  /** What somebody is in this circle besides. */
  inCircle(person: string, circle: string): Roles
  /** In any circle at all. */
  anywhere(person: string): Roles
  circles: readonly { id: string; name: string; room: string | null }[]
}

/** Worked out from what was set up and from the seats, as somebody would who reads the page of powers beside the database. */
export async function standing(db: Db, here: FakeCommunity): Promise<Standing> {
  const [powers, named, rows] = await Promise.all([
    db.read.power.findMany(),
    db.read.namedPerson.findMany(),
    db.read.circle.findMany({ include: { seats: true }, orderBy: { number: 'asc' } }),
  ])
  const circles = await Promise.all(rows.map((each) => withRoom(db.read, each)))
  const of = (person: string) =>
    new Set([
      ...powers.filter((each) => each.holder === person).flatMap(({ power }) => POWERS[power] ?? []),
      ...named.filter((each) => each.person === person).flatMap(({ post }) => POSTS[post] ?? []),
      ...(person === here.owner.id ? ['Server or workspace administrator'] : []),
    ])
  const inCircle = (person: string, id: string) =>
    new Set(
      circles
        .filter((each) => each.id === id)
        .flatMap(({ seats, contact }) => [
          ...seats
            .filter((seat) => seat.person === person && (seat.state === 'in' || seat.state === 'waiting'))
            .map((seat) => (seat.role === 'facilitator' ? 'Facilitator' : 'Member')),
          ...(contact === person ? ['Named contact'] : []),
        ]),
    )
  const anywhere = (person: string) => new Set(circles.flatMap(({ id }) => [...inCircle(person, id)]))
  return { of, inCircle, anywhere, circles }
}

const POWERS: Readonly<Record<string, string>> = { steward: 'Steward', lead: 'Programme lead' }
const POSTS: Readonly<Record<string, string>> = { 'safeguarding-lead': 'Safeguarding lead', deputy: 'Deputy' }

/** Everything that somebody has ever been in a life: what was read rightly then may still stand before her. */
export class EverBeen {
  private readonly roles = new Map<string, Set<string>>()

  note(standing: Standing, everybody: readonly Person[]): void {
    for (const { id } of everybody) {
      const known = this.roles.get(id) ?? new Set()
      for (const role of [...standing.of(id), ...standing.anywhere(id)]) known.add(role)
      this.roles.set(id, known)
    }
  }

  is(person: string, ...roles: readonly string[]): boolean {
    return roles.some((role) => this.roles.get(person)?.has(role) === true)
  }
}
