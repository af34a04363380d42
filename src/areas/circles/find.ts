import type { Choice } from '../../chat/view.ts'
import type { AuthorityTables } from '../../data/db.ts'
import { folded } from '../../data/ids.ts'
import type { Work } from '../../work.ts'
import { ownersOfRoom, platformRoomsOf } from '../rooms/room.ts'
import { circlePlatformRoom } from './circle-room.ts'
import { CIRCLE } from './entities.ts'
import type { CircleFacts } from './powers.ts'

/** Whoever is being let out has no part in the circle any more: what a seat allows ends at once. */
export const UNSEATED_STATES: readonly string[] = ['left', 'leaving', 'refused']

/** Whose people still belong together: before it opens, while it meets or rests, until it has closed. */
export const ACTIVE_STATES: readonly string[] = ['opening', 'stuck', 'open', 'paused', 'closing']

/** Circles that still have something to show or to hold: not those undone. */
const LIVING = { notIn: ['undoing', 'undone'] }

/** By id, or by its name as a person would type it; null when this community has none such. */
export async function circleNamed(
  facts: AuthorityTables,
  community: string,
  name: string,
): Promise<CircleFacts | null> {
  const living = { communityId: community, state: LIVING }
  // by its id first: a circle that is called like another's id must not stand in its place
  const row =
    (await facts.circle.findFirst({
      where: { ...living, id: name },
      include: { seats: { orderBy: { person: 'asc' } } },
    })) ??
    (await facts.circle.findFirst({
      where: { ...living, foldedName: folded(name) },
      orderBy: [{ number: 'desc' }, { id: 'asc' }],
      include: { seats: { orderBy: { person: 'asc' } } },
    }))
  return row && readCircleFacts(facts, row)
}

export async function circleOfRoom(
  facts: AuthorityTables,
  community: string,
  room: string,
): Promise<CircleFacts | null> {
  const ids = await ownersOfRoom(facts, CIRCLE, { community, room })
  const row = await facts.circle.findFirst({
    where: { id: { in: ids }, communityId: community, state: LIVING },
    include: { seats: { orderBy: { person: 'asc' } } },
    orderBy: { id: 'asc' },
  })
  return row && circleFacts(row, room)
}

interface CircleRow {
  id: string
  name: string
  number: number
  programme: string
  state: string
  zone: string
  minutes: number
  meetKind: string
  meet: string
  contact: string | null
  seats: readonly { person: string; role: string; state: string }[]
}

export async function readCircleFacts(
  tables: Parameters<typeof circlePlatformRoom>[0],
  row: CircleRow,
): Promise<CircleFacts> {
  return circleFacts(row, await circlePlatformRoom(tables, row.id))
}

/** @param room the platform's id of its room; null where it has none yet */
export function circleFacts(row: CircleRow, room: string | null): CircleFacts {
  const seated = (role: string) =>
    row.seats.filter((seat) => seat.role === role && !UNSEATED_STATES.includes(seat.state)).map((seat) => seat.person)
  return {
    id: row.id,
    name: row.name,
    number: row.number,
    programme: row.programme,
    state: row.state,
    room,
    zone: row.zone,
    minutes: row.minutes,
    meet: { kind: row.meetKind === 'room' ? 'room' : 'link', where: row.meet },
    facilitators: seated('facilitator'),
    members: seated('member'),
    contact: row.contact,
  }
}

/** What completes `circle:` while typing; the platforms show at most 25. */
export async function circlesLike({ db }: Pick<Work, 'db'>, community: string, typed: string): Promise<Choice[]> {
  const rows = await db.read.circle.findMany({
    where: { communityId: community, state: LIVING, foldedName: { contains: folded(typed) } },
    orderBy: { number: 'desc' },
    take: 25,
  })
  return rows.map((row) => ({ label: row.name, value: row.id }))
}

/** As `circlesLike`, of those alone in which this person has a seat or is the named contact; closed ones too, for what can still be read. */
export async function ownCirclesLike(
  { db }: Pick<Work, 'db'>,
  communityId: string,
  person: string,
  typed: string,
): Promise<Choice[]> {
  const rows = await db.read.circle.findMany({
    where: {
      communityId,
      state: LIVING,
      foldedName: { contains: folded(typed) },
      OR: [{ contact: person }, { seats: { some: { person, state: { notIn: [...UNSEATED_STATES] } } } }],
    },
    orderBy: { number: 'desc' },
    take: 25,
  })
  return rows.map((row) => ({ label: row.name, value: row.id }))
}

/** Where this person has a seat, or is the named contact. What it gives is shared: nobody may change it. */
export function circlesOf(
  { db }: Pick<Work, 'db'>,
  community: string,
  person: string,
): Promise<readonly CircleFacts[]> {
  return db.cached(`circles ${community} ${person}`, async (facts) => {
    const rows = await facts.circle.findMany({
      where: {
        communityId: community,
        state: { in: [...ACTIVE_STATES] },
        OR: [{ contact: person }, { seats: { some: { person, state: { notIn: [...UNSEATED_STATES] } } } }],
      },
      orderBy: { number: 'asc' },
      include: { seats: { orderBy: { person: 'asc' } } },
    })
    const rooms = await platformRoomsOf(
      facts,
      CIRCLE,
      rows.map(({ id }) => id),
    )
    return rows.map((row) => circleFacts(row, rooms.get(row.id) ?? null))
  })
}
