import type { Temporal } from 'temporal-polyfill'
import { programmeCalled } from '../../content/load.ts'
import type { Cipher } from '../../data/cipher.ts'
import type { ReadOnly, Tables } from '../../data/db.ts'
import { instantOf } from '../../data/times.ts'
import type { Work } from '../../work.ts'
import { ownSidesOf } from '../boundaries/retention.ts'
import { wordsOf } from '../membership/leaving.ts'
import type { DataOwner } from './data-owner.ts'
import { goodbyesOf } from './goodbyes.ts'
import { type HeldRole, heldRolesOf } from './roles-held.ts'

/** What is known of one person here, kind by kind (kinds.ts), with the names that it has for people. */
export interface OwnedData {
  name: { name: string; admin: boolean; asOf: Temporal.Instant } | null
  seats: { circle: string; role: string; state: string; closed: boolean; left: Temporal.Instant | null }[]
  attendance: Answer[]
  leaving: { id: string; circle: string; at: Temporal.Instant; words: string | null }[]
  rooms: { circle: string; at: Temporal.Instant; words: string }[]
  wish: { programme: string; circle: string | null; since: Temporal.Instant } | null
  drafts: { until: Temporal.Instant }[]
  messages: { at: Temporal.Instant }[]
  offices: HeldRole[]
  /** Never in a file. */
  side: { at: Temporal.Instant; words: string }[]
}

export interface Answer {
  circleId: string
  circle: string
  session: string
  number: number
  at: Temporal.Instant
  zone: string
  /** A session that is planned or open, of a circle that goes on and in which she has a seat: its answer can still be changed. */
  open: 'planned' | 'open' | null
  answer: string
}

/** As `ownedDataOf`, at one moment of the database. */
export const readOwnedData = ({ db, cipher }: Pick<Work, 'db' | 'cipher'>, me: DataOwner): Promise<OwnedData> =>
  db.transaction((tx) => ownedDataOf(tx, cipher, me))

export async function ownedDataOf(tables: ReadOnly<Tables>, cipher: Cipher, me: DataOwner): Promise<OwnedData> {
  const { community: communityId, person } = me
  const mine = { communityId, person }
  // one after the other: a transaction is one connection
  const known = await tables.person.findUnique({ where: { communityId_person: mine } })
  const seats = await tables.seat.findMany({
    where: { person, circle: { communityId } },
    include: { circle: true },
    orderBy: { circleId: 'asc' },
  })
  const attendance = await answersOf(tables, me)
  const leaving = await tables.leaving.findMany({ where: mine, orderBy: [{ at: 'asc' }, { id: 'asc' }] })
  const goodbyes = await goodbyesOf(tables, cipher, me)
  const wish = await tables.nextRound.findUnique({ where: { communityId_person: mine } })
  const drafts = await tables.draft.findMany({
    where: { communityId, owner: person },
    orderBy: [{ expiresAt: 'asc' }, { id: 'asc' }],
  })
  const messages = await tables.post.findMany({
    where: addressedTo(me),
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  const offices = await heldRolesOf(tables, me)
  const side = await ownSidesOf(tables, cipher, communityId, person)
  const named = await namesOf(tables, communityId, [
    ...leaving.map((row) => row.circleId),
    ...goodbyes.map(({ row }) => row.subjectId),
    wish?.fromCircle ?? null,
  ])
  return {
    name: known && { name: known.name, admin: known.admin, asOf: instantOf(known.factsAt) },
    seats: seats
      .sort((one, other) => one.circle.number - other.circle.number)
      .map(({ circle, role, state, leftAt }) => ({
        ...{ circle: circle.name, role, state, closed: circle.state === 'closed' },
        left: leftAt && instantOf(leftAt),
      })),
    attendance,
    leaving: leaving.map((row) => ({
      ...{ id: row.id, circle: named(row.circleId), at: instantOf(row.at) },
      words: wordsOf(cipher, row),
    })),
    rooms: goodbyes.map(({ row, words }) => ({ circle: named(row.subjectId), at: instantOf(row.createdAt), words })),
    wish: wish && {
      programme: programmeCalled(wish.programme)?.title ?? wish.programme,
      circle: wish.fromCircle,
      since: instantOf(wish.askedAt),
    },
    drafts: drafts.map((row) => ({ until: instantOf(row.expiresAt) })),
    messages: messages.map((row) => ({ at: instantOf(row.createdAt) })),
    offices,
    side: side.map(({ at, words }) => ({ at, words })),
  }
}

/** Private messages of ours to her. */
export const addressedTo = ({ community, person }: DataOwner) => ({
  communityId: community,
  toKind: 'person',
  to: person,
})

/** What she answered to sessions, in their order. */
export async function answersOf(tables: ReadOnly<Tables>, { community, person }: DataOwner): Promise<Answer[]> {
  const rows = await tables.attendance.findMany({
    where: { person, session: { circle: { communityId: community } } },
    include: { session: { include: { circle: { include: { seats: { where: { person } } } } } } },
    orderBy: [{ session: { at: 'asc' } }, { sessionId: 'asc' }],
  })
  return rows.map(({ answer, sessionId, session }) => {
    const { circle } = session
    const seated = circle.seats.some((seat) => seat.state === 'in' || seat.state === 'waiting')
    const state = session.state === 'planned' || session.state === 'open' ? session.state : null
    return {
      ...{ circleId: circle.id, circle: circle.name, session: sessionId, number: session.number, answer },
      ...{ at: instantOf(session.at), zone: session.zone, open: seated && circle.state === 'open' ? state : null },
    }
  })
}

/** Names of circles; '' for one that is gone. */
async function namesOf(tables: ReadOnly<Tables>, communityId: string, circles: readonly (string | null)[]) {
  const ids = circles.filter((id) => id !== null)
  const rows = await tables.circle.findMany({
    where: { communityId, id: { in: ids } },
    select: { id: true, name: true },
    orderBy: { number: 'asc' },
  })
  const names = new Map(rows.map((row) => [row.id, row.name]))
  return (id: string | null): string => (id === null ? '' : (names.get(id) ?? ''))
}
