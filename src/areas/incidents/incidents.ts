import * as z from 'zod'
import { type CommunityRef, platformOf } from '../../chat/refs.ts'
import type { View } from '../../chat/view.ts'
import type { ReadOnly, Tables } from '../../data/db.ts'
import { newId } from '../../data/ids.ts'
import { dateOf } from '../../data/times.ts'
import type { EntityRef } from '../../outbox/outbox.ts'
import type { Topic } from '../../outbox/topic.ts'
import type { Work } from '../../work.ts'
import { circleRoom } from '../circles/circle-room.ts'
import { circleEntity } from '../circles/entities.ts'
import { responsiblePeople } from '../circles/responsible.ts'
import { roomName } from '../rooms/rules.ts'
import type { Incident, PlaceOfCircle } from './rules.ts'
import { INCIDENT_KINDS, type IncidentKind, tellsOnly } from './rules.ts'
import { INCIDENT_NOTICE, incidentEntity, MISSING_PERSON_NOTICE } from './topics.ts'
import { incidentNotice, missingPersonNotice, resolvedIncidentNotice } from './views.ts'

const Kinds = z.enum(INCIDENT_KINDS)

type Row = NonNullable<Awaited<ReturnType<Tables['incident']['findUnique']>>>
export type CircleRow = NonNullable<Awaited<ReturnType<Tables['circle']['findUnique']>>>

export const incidentOf = (row: Row): Incident => ({
  id: row.id,
  kind: Kinds.parse(row.kind),
  about: row.about === '' ? [] : row.about.split(' '),
  detail: row.detail,
  decided: row.decided,
})

export async function openIncidents(tables: ReadOnly<Tables>, circleId: string): Promise<Incident[]> {
  const rows = await tables.incident.findMany({
    where: { circleId, resolvedAt: null },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  })
  return rows.map(incidentOf)
}

export interface NewIncident {
  kind: IncidentKind
  about?: readonly string[]
  detail?: string
}

export const openKeyOf = (of: string, kind: IncidentKind, about: readonly string[]): string =>
  `${of} ${kind} ${about.join(' ')}`

/**
 * Notices that something of a circle is not as it should be, and tells each of those who are asked about it, once.
 * What is open already is not noticed a second time.
 */
export async function reportIncident(tx: Tables, work: Work, circle: CircleRow, noticed: NewIncident): Promise<void> {
  const { kind, about = [], detail = '' } = noticed
  const openKey = tellsOnly(kind) ? null : openKeyOf(circle.id, kind, about)
  if (openKey !== null && (await tx.incident.findUnique({ where: { openKey } })) !== null) return
  const row = await tx.incident.create({
    data: {
      id: newId(),
      communityId: circle.communityId,
      circleId: circle.id,
      kind,
      about: about.join(' '),
      detail,
      at: dateOf(work.now),
      resolvedAt: openKey === null ? dateOf(work.now) : null,
      openKey,
    },
  })
  await notifyResponsible(tx, work, circle, incidentOf(row))
}

/** Each of those who are asked about it gets it once; whom it is about is no judge of it, but may be told how to come back. */
export async function notifyResponsible(tx: Tables, work: Work, circle: CircleRow, incident: Incident): Promise<void> {
  const { id, kind, about } = incident
  const view = incidentNotice(incident, await placeOfCircle(tx, circle, incident))
  const of = { subject: circleEntity(circle.id), community: circle.communityId, topic: INCIDENT_NOTICE }
  const responsible = (await responsiblePeople(tx, circle.id)).filter((person) => !about.includes(person))
  for (const person of responsible) await notifyPerson(tx, work, of, { incident: id, person, view })
  if (kind !== 'missing') return
  // with nobody to turn to there is nothing that she could do with it
  if (responsible.length === 0) return
  const missing = { ...of, topic: MISSING_PERSON_NOTICE }
  for (const person of about) {
    const notice = missingPersonNotice(circle.name, responsible)
    await notifyPerson(tx, work, missing, { incident: id, person, view: notice })
  }
}

/** One notice about one incident to one person. */
export function notifyPerson(
  tx: Tables,
  work: Work,
  of: { subject: EntityRef; community: string; topic: Topic },
  { incident, person, view }: { incident: string; person: string; view: View },
): Promise<unknown> {
  return work.outbox.add(tx, {
    key: `incident:${incident}:${person}`,
    ...of,
    owner: incidentEntity(incident),
    to: { person },
    view,
    dueAt: work.now,
  })
}

/** Whom it is about, or what else is known of it, has changed: the notices say so. */
export async function changeIncident(
  tx: Tables,
  work: Work,
  { circle, incident }: { circle: CircleRow; incident: Incident },
  { about = incident.about, detail = incident.detail, decided = incident.decided }: Partial<Incident>,
): Promise<void> {
  const row = await tx.incident.update({
    where: { id: incident.id },
    data: { about: about.join(' '), detail, decided, openKey: openKeyOf(circle.id, incident.kind, about) },
  })
  const changed = incidentOf(row)
  const view = incidentNotice(changed, await placeOfCircle(tx, circle, changed))
  await work.outbox.revise(tx, { owner: incidentEntity(incident.id), topic: INCIDENT_NOTICE }, view)
}

/** It is as it should be again. Who has not been told yet need not be; for whoever has there is nothing left to choose. */
export async function resolveIncident(
  tx: Tables,
  work: Work,
  circle: { name: string },
  incident: Pick<Incident, 'id' | 'kind'>,
): Promise<void> {
  const { count } = await tx.incident.updateMany({
    where: { id: incident.id, resolvedAt: null },
    data: { resolvedAt: dateOf(work.now), openKey: null },
  })
  if (count === 0) return
  for (const topic of [INCIDENT_NOTICE, MISSING_PERSON_NOTICE]) {
    const notices = { owner: incidentEntity(incident.id), topic }
    await work.outbox.cancel(tx, notices)
    await work.outbox.revise(tx, notices, resolvedIncidentNotice(incident.kind, circle.name))
  }
}

/** What a notice says of the circle that it is about. */
export async function placeOfCircle(
  tables: ReadOnly<Tables>,
  circle: CircleRow,
  incident: Incident,
): Promise<PlaceOfCircle> {
  const people = await tables.person.findMany({
    where: { communityId: circle.communityId, person: { in: [...incident.about] } },
    orderBy: { person: 'asc' },
  })
  const seats = await tables.seat.findMany({
    where: { circleId: circle.id, person: { in: [...incident.about] }, role: 'facilitator' },
    orderBy: { person: 'asc' },
  })
  const room = await circleRoom(tables, circle.id)
  return {
    circle: circle.id,
    name: circle.name,
    room: room?.platformId ?? null,
    wasCalled: room === null ? '' : roomName(room),
    platform: platformOf(circle.communityId as CommunityRef),
    names: new Map(people.map((each) => [each.person, each.name])),
    bots: people.filter((each) => each.bot).map((each) => each.person),
    facilitated: seats.length > 0,
  }
}
