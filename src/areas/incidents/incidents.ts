import type { Temporal } from 'temporal-polyfill'
import * as z from 'zod'
import { type CommunityRef, platformOf } from '../../chat/refs.ts'
import type { View } from '../../chat/view.ts'
import type { ReadOnly, Tables } from '../../data/db.ts'
import { newId } from '../../data/ids.ts'
import { dateOf } from '../../data/times.ts'
import type { Desk } from '../../work.ts'
import { askersOf } from '../circles/askers.ts'
import { roomName } from '../opening/rules.ts'
import { KINDS, type Kind, tellsOnly } from './rules.ts'
import { mishapNotice, settledNotice, toHerself } from './views.ts'

/** One thing that went otherwise than it should, while it is open. */
export interface Mishap {
  id: string
  kind: Kind
  /** Platform ids of people, 'role:<id>', or a post of named people. */
  about: readonly string[]
  detail: string
  decided: string | null
}

const Kinds = z.enum(KINDS)

type Row = NonNullable<Awaited<ReturnType<Tables['mishap']['findUnique']>>>
export type CircleRow = NonNullable<Awaited<ReturnType<Tables['circle']['findUnique']>>>

export const mishapOf = (row: Row): Mishap => ({
  id: row.id,
  kind: Kinds.parse(row.kind),
  about: row.about === '' ? [] : row.about.split(' '),
  detail: row.detail,
  decided: row.decided,
})

export async function openMishaps(tables: ReadOnly<Tables>, circleId: string): Promise<Mishap[]> {
  const rows = await tables.mishap.findMany({
    where: { circleId, settledAt: null },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  })
  return rows.map(mishapOf)
}

export interface Noticed {
  kind: Kind
  about?: readonly string[]
  detail?: string
}

export const openKeyOf = (of: string, kind: Kind, about: readonly string[]): string =>
  `${of} ${kind} ${about.join(' ')}`

/** Every notice about a mishap has a key that begins so; what follows is the person. */
const keyOf = (mishap: string): string => `tending:${mishap}:`

/**
 * Notices that something of a circle is not as it should be, and tells each of those who are asked about it, once.
 * What is open already is not noticed a second time.
 */
export async function notice(
  tx: Tables,
  desk: Desk,
  circle: CircleRow,
  noticed: Noticed,
  now: Temporal.Instant,
): Promise<void> {
  const { kind, about = [], detail = '' } = noticed
  const openKey = tellsOnly(kind) ? null : openKeyOf(circle.id, kind, about)
  if (openKey !== null && (await tx.mishap.findUnique({ where: { openKey } })) !== null) return
  const row = await tx.mishap.create({
    data: {
      id: newId(),
      communityId: circle.communityId,
      circleId: circle.id,
      kind,
      about: about.join(' '),
      detail,
      at: dateOf(now),
      settledAt: openKey === null ? dateOf(now) : null,
      openKey,
    },
  })
  await tellAskers(tx, desk, circle, mishapOf(row), now)
}

/** Each of those who are asked about it gets it once; whom it is about is no judge of it, but may be told how to come back. */
export async function tellAskers(
  tx: Tables,
  desk: Desk,
  circle: CircleRow,
  mishap: Mishap,
  now: Temporal.Instant,
): Promise<void> {
  const { id, kind, about } = mishap
  const view = mishapNotice(mishap, await placeOfCircle(tx, circle, mishap))
  const of = { circle: circle.id, community: circle.communityId }
  const askers = (await askersOf(tx, circle.id)).filter((person) => !about.includes(person))
  for (const person of askers) await tell(tx, desk, of, { mishap: id, person, view }, now)
  if (kind !== 'missing') return
  // with nobody to turn to there is nothing that she could do with it
  if (askers.length === 0) return
  for (const person of about)
    await tell(tx, desk, of, { mishap: id, person, view: toHerself(circle.name, askers) }, now)
}

/** One notice about one mishap to one person. */
export function tell(
  tx: Tables,
  desk: Desk,
  of: { circle: string | null; community: string },
  { mishap, person, view }: { mishap: string; person: string; view: View },
  now: Temporal.Instant,
): Promise<unknown> {
  return desk.posts.add(tx, {
    key: `${keyOf(mishap)}${person}`,
    ...of,
    purpose: 'notice',
    to: { person },
    view,
    dueAt: now,
  })
}

/** Whom it is about, or what else is known of it, has changed: the notices say so. */
export async function change(
  tx: Tables,
  desk: Desk,
  circle: CircleRow,
  mishap: Mishap,
  { about = mishap.about, detail = mishap.detail, decided = mishap.decided }: Partial<Mishap>,
): Promise<void> {
  const row = await tx.mishap.update({
    where: { id: mishap.id },
    data: { about: about.join(' '), detail, decided, openKey: openKeyOf(circle.id, mishap.kind, about) },
  })
  const changed = mishapOf(row)
  const view = mishapNotice(changed, await placeOfCircle(tx, circle, changed))
  for (const key of await noticesOf(tx, mishap.id))
    if (!about.some((person) => key.endsWith(`:${person}`))) await desk.posts.revise(tx, key, view)
}

/** It is as it should be again. Who has not been told yet need not be; for whoever has there is nothing left to choose. */
export async function settle(
  tx: Tables,
  desk: Desk,
  circle: { name: string },
  mishap: Pick<Mishap, 'id' | 'kind'>,
  now: Temporal.Instant,
): Promise<void> {
  const { count } = await tx.mishap.updateMany({
    where: { id: mishap.id, settledAt: null },
    data: { settledAt: dateOf(now), openKey: null },
  })
  if (count === 0) return
  for (const key of await noticesOf(tx, mishap.id)) {
    await desk.posts.cancel(tx, key)
    await desk.posts.revise(tx, key, settledNotice(mishap.kind, circle.name))
  }
}

async function noticesOf(tx: Tables, mishap: string): Promise<string[]> {
  const rows = await tx.post.findMany({
    where: { key: { startsWith: keyOf(mishap) } },
    select: { key: true },
    orderBy: { id: 'asc' },
  })
  return rows.map((row) => row.key)
}

/** What a notice says of the circle that it is about. */
export async function placeOfCircle(tables: ReadOnly<Tables>, circle: CircleRow, mishap: Mishap) {
  const people = await tables.person.findMany({
    where: { communityId: circle.communityId, person: { in: [...mishap.about] } },
    orderBy: { person: 'asc' },
  })
  const seats = await tables.seat.findMany({
    where: { circleId: circle.id, person: { in: [...mishap.about] }, role: 'facilitator' },
    orderBy: { person: 'asc' },
  })
  return {
    circle: circle.id,
    name: circle.name,
    room: circle.room,
    wasCalled: roomName(circle.number, circle.roomKey),
    platform: platformOf(circle.communityId as CommunityRef),
    names: new Map(people.map((each) => [each.person, each.name])),
    bots: people.filter((each) => each.bot).map((each) => each.person),
    facilitated: seats.length > 0,
  }
}
export type PlaceOfCircle = Awaited<ReturnType<typeof placeOfCircle>>
