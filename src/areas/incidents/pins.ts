import * as z from 'zod'
import type { ReadOnly, Tables } from '../../data/db.ts'
import { newId } from '../../data/ids.ts'
import { dateOf, instantOf } from '../../data/times.ts'
import { about } from '../../outbox/find.ts'
import { PIN_POST } from '../../outbox/jobs.ts'
import type { Work } from '../../work.ts'
import { circlePlatformRoom } from '../circles/circle-room.ts'
import { circleEntity } from '../circles/entities.ts'
import { type CircleRow, incidentOf, notifyResponsible, openKeyOf } from './incidents.ts'
import { aboutPins, isOwnPin } from './rules.ts'

const Times = z.array(z.number())

const ofTheRoom = async (tables: ReadOnly<Tables>, circle: CircleRow) => ({
  ...about(circleEntity(circle.id)),
  toKind: 'room',
  to: (await circlePlatformRoom(tables, circle.id)) ?? '',
  pin: true,
  state: 'sent',
  message: { not: null },
})

/** Everything that we pinned in the circle's room is pinned once more: what is pinned already stays so. */
export async function pinAgain(tx: Tables, work: Work, circle: CircleRow): Promise<void> {
  for (const { id } of await tx.post.findMany({
    where: await ofTheRoom(tx, circle),
    select: { id: true },
    orderBy: { id: 'asc' },
  })) {
    await tx.post.update({ where: { id }, data: { pinnedAt: null } })
    await work.jobs.reschedule(tx, PIN_POST, id, work.now)
  }
}

/**
 * A pin was taken down, or set: which one is not told. Ours are pinned again, unless that has been done so often within the hour that
 * somebody must mean it: then it is left until tomorrow, and told.
 */
export async function pinsChanged(tx: Tables, work: Work, circle: CircleRow): Promise<void> {
  const ours = await tx.post.findMany({
    where: await ofTheRoom(tx, circle),
    orderBy: [{ pinnedAt: 'desc' }, { id: 'asc' }],
  })
  const [last] = ours
  // nothing of ours is pinned, or it is being pinned right now: this is what we hear of it
  if (last === undefined || ours.some((post) => post.pinnedAt === null && post.problem === null)) return
  if (isOwnPin(last.pinnedAt && instantOf(last.pinnedAt), work.now)) return
  const openKey = openKeyOf(circle.id, 'pins', [])
  const row =
    (await tx.incident.findUnique({ where: { openKey } })) ??
    (await tx.incident.create({
      data: {
        ...{ id: newId(), communityId: circle.communityId, circleId: circle.id, kind: 'pins', about: '' },
        ...{ detail: '[]', at: dateOf(work.now), openKey },
      },
    }))
  const before = Times.parse(JSON.parse(row.detail)).map((time) => instantOf(new Date(time)))
  const next = aboutPins(before, work.now)
  const detail = JSON.stringify(next.times.map((time) => time.epochMilliseconds))
  const told = next.do === 'leave' ? 'told' : row.decided
  await tx.incident.update({ where: { openKey }, data: { detail, decided: told } })
  if (next.do === 'pin') await pinAgain(tx, work, circle)
  else if (row.decided === null) await notifyResponsible(tx, work, circle, incidentOf(row))
}
