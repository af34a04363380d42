import type { ReadOnly, Tables } from '../../data/db.ts'
import { ACTIVE_STATES } from '../circles/find.ts'
import type { DataOwner } from './data-owner.ts'

/** What others gave her to do here; `circle` where it belongs to one. */
export interface HeldRole {
  is: HeldRoleName
  circle: string | null
}

export type HeldRoleName =
  | 'steward'
  | 'lead'
  | 'facilitator'
  | 'safeguarding-lead'
  | 'deputy'
  | 'outsider'
  | 'group'
  | 'contact'
  | 'opened'

const POWERS = ['steward', 'lead', 'facilitator'] as const
const POSTS = ['safeguarding-lead', 'deputy', 'outsider'] as const

/** Powers and posts by setup, groups through which she may have one, circles that she stands in for or opened. */
export async function heldRolesOf(tables: ReadOnly<Tables>, { community, person }: DataOwner): Promise<HeldRole[]> {
  const here = { communityId: community }
  const powers = await tables.power.findMany({
    where: { ...here, holderKind: 'person', holder: person },
    orderBy: [{ communityId: 'asc' }, { power: 'asc' }],
  })
  const posts = await tables.namedPerson.findMany({
    where: { ...here, person },
    orderBy: [{ communityId: 'asc' }, { post: 'asc' }],
  })
  const groups = await tables.groupFact.findMany({
    where: { ...here, people: { contains: person } },
    orderBy: [{ communityId: 'asc' }, { group: 'asc' }],
  })
  const circles = await tables.circle.findMany({
    where: { ...here, OR: [{ contact: person }, { createdBy: person }] },
    orderBy: [{ number: 'asc' }, { id: 'asc' }],
  })
  const held: HeldRoleName[] = [
    ...POWERS.filter((each) => powers.some(({ power }) => power === each)),
    ...POSTS.filter((each) => posts.some(({ post }) => post === each)),
    // among the people of a group stand ids: one may begin as another does
    ...(groups.some(({ people }) => people.split(' ').includes(person)) ? (['group'] as const) : []),
  ]
  return [
    ...held.map((is) => ({ is, circle: null })),
    ...circles
      .filter(({ contact }) => contact === person)
      .map(({ name }) => ({ is: 'contact' as const, circle: name })),
    ...circles
      .filter(({ createdBy }) => createdBy === person)
      .map(({ name }) => ({ is: 'opened' as const, circle: name })),
  ]
}

/** Whether others would miss her: what is asked of her is asked for their sake, and still reaches her. */
export async function isNeeded(tables: ReadOnly<Tables>, me: DataOwner): Promise<boolean> {
  const offices = await heldRolesOf(tables, me)
  if (offices.some(({ is }) => is !== 'opened')) return true
  const going = { communityId: me.community, state: { in: [...ACTIVE_STATES] } }
  const facilitates = await tables.seat.count({
    where: { person: me.person, role: 'facilitator', state: { in: ['in', 'waiting'] }, circle: going },
  })
  const opened = await tables.circle.count({ where: { ...going, createdBy: me.person } })
  return facilitates + opened > 0
}
