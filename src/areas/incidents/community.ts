import { Temporal } from 'temporal-polyfill'
import { PlatformError } from '../../chat/errors.ts'
import type { PlatformFor } from '../../chat/platform.ts'
import { type CommunityRef, platformOf } from '../../chat/refs.ts'
import type { Tables } from '../../data/db.ts'
import { newId } from '../../data/ids.ts'
import { dateOf, instantOf } from '../../data/times.ts'
import type { RunAgain } from '../../jobs/job.ts'
import { forgetDone } from '../../jobs/table.ts'
import { about } from '../../outbox/find.ts'
import { DELIVER_POST } from '../../outbox/jobs.ts'
import { ON_ITS_WAY } from '../../outbox/states.ts'
import type { Work } from '../../work.ts'
import { circleRoomId } from '../circles/circle-room.ts'
import { circleEntity, communityEntity } from '../circles/entities.ts'
import { responsiblePeople } from '../circles/responsible.ts'
import { communityLeft } from '../communities/community.ts'
import { directory } from '../communities/directory.ts'
import { CLOSE_ROOM, OPEN_ROOM, UNDO_ROOM } from '../rooms/jobs.ts'
import { CHECK_INTERVAL } from '../rooms/rules.ts'
import { DID_YOU_MEET } from '../sessions/topics.ts'
import { notifyPerson, openKeyOf, reportIncident, resolveIncident } from './incidents.ts'
import { CHECKED_STATES, checkAllRooms } from './looking.ts'
import { INCIDENT_NOTICE } from './topics.ts'
import { namedGoneNotice } from './views.ts'

const LATER = { hours: 1 }

/** What has been resolved, and jobs that are done, are kept for so long: for whoever asks what happened. */
const KEPT_FOR = Temporal.Duration.from({ hours: 30 * 24 })

/**
 * The daily look at a community: whether those who are to be reached by name are still there.
 * @throws PlatformError when it cannot be asked now
 */
export async function checkCommunity(
  work: Work,
  platformFor: PlatformFor,
  communityId: string,
  last = false,
): Promise<RunAgain | undefined> {
  const community = await work.db.read.community.findUnique({ where: { id: communityId } })
  if (community === null || community.leftAt !== null) return
  const named = await work.db.read.namedPerson.findMany({ where: { communityId }, orderBy: { post: 'asc' } })
  const stewards = await work.db.read.power.findMany({
    where: { communityId, power: 'steward', holderKind: 'person' },
    orderBy: { holder: 'asc' },
  })
  try {
    const asked = [...new Set([...named.map((each) => each.person), ...stewards.map((each) => each.holder)])]
    const look = directory(work.db, platformFor, () => work.now)
    if (asked.length > 0) await look.look(communityId as CommunityRef, asked)
  } catch (error) {
    // refused for good, or for the last time: it is looked again all the same
    if (error instanceof PlatformError && (last || error.kind === 'forbidden')) return { again: work.now.add(LATER) }
    throw error
  }
  await work.db.transaction(async (tx) => {
    await namedAre(tx, work, { id: communityId, name: community.name })
    const before = dateOf(work.now.subtract(KEPT_FOR))
    await tx.incident.deleteMany({ where: { communityId, resolvedAt: { lt: before } } })
    await forgetDone(tx, before)
  })
  return { again: work.now.add(CHECK_INTERVAL) }
}

/** Those who are named and have left, as the directory has just found: the stewards are told, until somebody else is named. */
async function namedAre(tx: Tables, work: Work, community: { id: string; name: string }): Promise<void> {
  const named = await tx.namedPerson.findMany({ where: { communityId: community.id }, orderBy: { post: 'asc' } })
  const left = await tx.person.findMany({
    where: { communityId: community.id, person: { in: named.map((each) => each.person) }, leftAt: { not: null } },
    orderBy: { person: 'asc' },
  })
  const open = await tx.incident.findMany({
    where: { communityId: community.id, kind: 'named-gone', resolvedAt: null },
    orderBy: { id: 'asc' },
  })
  const gone = named.flatMap((each) => {
    const person = left.find((one) => one.person === each.person)
    return person ? [{ post: each.post, person }] : []
  })
  for (const each of open)
    if (!gone.some(({ post, person }) => each.about === post && each.detail === person.person))
      await resolveIncident(tx, work, { name: community.name }, { id: each.id, kind: 'named-gone' })
  for (const { post, person } of gone) {
    const openKey = openKeyOf(community.id, 'named-gone', [post])
    if ((await tx.incident.findUnique({ where: { openKey } })) !== null) continue
    const { id } = await tx.incident.create({
      data: {
        ...{ id: newId(), communityId: community.id, kind: 'named-gone', about: post, detail: person.person },
        ...{ at: dateOf(work.now), openKey },
      },
    })
    const of = { subject: communityEntity(community.id), community: community.id, topic: INCIDENT_NOTICE }
    for (const steward of await stewardsOf(tx, community.id))
      await notifyPerson(tx, work, of, { incident: id, person: steward, view: namedGoneNotice(post, person.name) })
  }
}

/** The stewards who are named as persons and are here; where there is none, the programme leads. */
async function stewardsOf(tx: Tables, communityId: string): Promise<string[]> {
  const held = await tx.power.findMany({
    where: { communityId, holderKind: 'person', power: { in: ['steward', 'lead'] } },
    orderBy: [{ power: 'asc' }, { holder: 'asc' }],
  })
  const gone = await tx.person.findMany({
    where: { communityId, person: { in: held.map((each) => each.holder) }, leftAt: { not: null } },
    select: { person: true },
    orderBy: { person: 'asc' },
  })
  const here = held.filter((each) => !gone.some(({ person }) => person === each.holder))
  const of = (power: string) => here.filter((each) => each.power === power).map((each) => each.holder)
  return of('steward').length > 0 ? of('steward') : of('lead')
}

/** The bot is in this community: for the first time, still, or again. Everything in it is looked at, for nobody told us what happened meanwhile. */
export function communityIsHere(work: Work, id: CommunityRef, name: string): Promise<void> {
  return work.db.transaction(async (tx) => {
    const before = await tx.community.findUnique({ where: { id } })
    await tx.community.upsert({
      where: { id },
      create: { id, platform: platformOf(id), name, createdAt: dateOf(work.now) },
      update: { ...(name === '' ? {} : { name }), leftAt: null },
    })
    if (before !== null && before.leftAt !== null) await resumeCommunity(tx, work, id, before.leftAt)
    await checkAllRooms(tx, work, id)
  })
}

/** Communities of a connected platform that it does not tell of any more: we were thrown out while nobody listened. */
export async function othersLeft(work: Work, platform: string, here: readonly CommunityRef[]): Promise<void> {
  const gone = await work.db.read.community.findMany({
    where: { platform, leftAt: null, id: { notIn: [...here] } },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  for (const { id } of gone) await communityLeft(work.db, id as CommunityRef, work.now)
}

/** What waited while we were away goes on its way, or is too late and becomes stale there; of what is to be asked only the latest is. */
async function resumeCommunity(tx: Tables, work: Work, communityId: string, leftAt: Date): Promise<void> {
  const circles = await tx.circle.findMany({
    where: { communityId, state: { notIn: ['closed', 'undone'] } },
    orderBy: { number: 'asc' },
  })
  for (const circle of circles) {
    const asking = await tx.post.findMany({
      where: { ...about(circleEntity(circle.id)), topic: DID_YOU_MEET.name, state: 'waiting' },
      orderBy: [{ dueAt: 'desc' }, { id: 'asc' }],
    })
    const latest = asking[0]?.dueAt.getTime()
    for (const post of asking) if (post.dueAt.getTime() !== latest) await work.outbox.cancel(tx, { post: post.id })
    if (circle.state === 'opening')
      await work.jobs.reschedule(tx, OPEN_ROOM, await circleRoomId(tx, circle.id), work.now)
    if (circle.state === 'undoing')
      await work.jobs.reschedule(tx, UNDO_ROOM, await circleRoomId(tx, circle.id), work.now)
    if (circle.state === 'closing')
      await work.jobs.reschedule(tx, CLOSE_ROOM, await circleRoomId(tx, circle.id), work.now)
    if (CHECKED_STATES.includes(circle.state) && (await responsiblePeople(tx, circle.id)).length > 0)
      await reportIncident(tx, work, circle, { kind: 'back', detail: leftAt.toISOString() })
  }
  const waiting = await tx.post.findMany({
    where: { communityId, state: { in: ON_ITS_WAY } },
    orderBy: { id: 'asc' },
  })
  for (const post of waiting) {
    const dueAt = instantOf(post.dueAt)
    const at = Temporal.Instant.compare(dueAt, work.now) > 0 ? dueAt : work.now
    await work.jobs.reschedule(tx, DELIVER_POST, post.id, at)
  }
}
