import { Temporal } from 'temporal-polyfill'
import { PlatformError } from '../../chat/errors.ts'
import type { MemberOutcome, Platform, PlatformFor } from '../../chat/platform.ts'
import type { CommunityRef, RoomRef } from '../../chat/refs.ts'
import { instantOf } from '../../data/times.ts'
import type { RunAgain } from '../../jobs/job.ts'
import type { Work } from '../../work.ts'
import { circleRoom } from '../circles/circle-room.ts'
import { directory } from '../communities/directory.ts'
import { roomName } from '../rooms/rules.ts'
import { openIncidents } from './incidents.ts'
import { newRoom, wantsNewRoom } from './new-room.ts'
import type { Incident } from './rules.ts'
import { CHECK_INTERVAL, compareMembership, type RoomGoneKind } from './rules.ts'
import {
  endSeatsOfGone,
  hasNoOpenIncident,
  recordMembership,
  recordNoAccess,
  recordOutcomes,
  recordRoomState,
} from './service.ts'
import { reportedBy } from './stopped.ts'

/** When a look that failed again and again is made once more, in hours. */
const LATER = { hours: 1 }

/** while the room is being made read-only at the end of its circle, in minutes. */
const SOON = { minutes: 1 }

/** A permission that somebody gave back without telling us is asked about once this has passed. */
const UNTIL_ASKED = { hours: 1 }

/** While a circle lives its room is kept equal to it; once it is closed, whoever wants to leave is still let out. */
const TENDED: readonly string[] = ['open', 'paused', 'closing', 'closed']

async function loadCircle(work: Work, id: string) {
  const circle = await work.db.read.circle.findUnique({
    where: { id },
    include: { seats: { orderBy: { person: 'asc' } } },
  })
  const room = await circleRoom(work.db.read, id)
  return circle === null || room === null ? null : { ...circle, room }
}
type Tended = NonNullable<Awaited<ReturnType<typeof loadCircle>>>

/**
 * Makes the room equal to the circle and looks at everything that may have become otherwise: lets in those who wait, lets out those who
 * leave, reads back who is there, and says to those concerned what is not as it should be. Runs whenever seats change or something is
 * heard of the room, and each day. Safe to run twice and to be killed at any point: what it finds is written, never what it assumes.
 * @param last nothing follows by itself if this try fails too: it is looked again in an hour
 * @throws what is worth another try
 */
export async function checkRoom(
  work: Work,
  platformFor: PlatformFor,
  circleId: string,
  last = false,
): Promise<RunAgain | undefined> {
  const circle = await loadCircle(work, circleId)
  if (circle === null || circle.room.platformId === null || !TENDED.includes(circle.state)) return
  // its own last step is under way (src/areas/rooms/closing.ts): what is heard of the room now is its doing
  if (circle.state === 'closing' && circle.room.step === 'making-read-only') return { again: work.now.add(SOON) }
  const community = await work.db.read.community.findUnique({ where: { id: circle.communityId } })
  // nothing can be seen from outside; when Roundel is back every circle is looked at
  if (community === null || community.leftAt !== null) return
  try {
    await tend(work, platformFor, circle)
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error
    if (error.kind === 'forbidden') await recordNoAccess(work, circleId, error.detail)
    else if (last) return { again: work.now.add(LATER) }
    else throw error
  }
  return circle.state === 'closed' ? undefined : { again: work.now.add(CHECK_INTERVAL) }
}

async function tend(work: Work, platformFor: PlatformFor, before: Tended): Promise<void> {
  const community = before.communityId as CommunityRef
  const platform = platformFor(community)
  if (platform === null) throw new PlatformError('unavailable', 'not connected')
  const look = directory(work.db, platformFor, () => work.now)

  const wanted = seatedIn(before)
  const contact = before.contact === null ? [] : [before.contact]
  const here = (await look.look(community, [...new Set([...wanted, ...contact])])).map((each) => each.person)
  await endSeatsOfGone(
    work,
    before.id,
    wanted.filter((person) => !here.includes(person)),
  )
  if (before.state === 'closed') {
    await hasNoOpenIncident(work, before.id)
    return letOutOfTheClosed(work, platform, before)
  }

  if (wantsNewRoom(await openIncidents(work.db.read, before.id)) !== null) await newRoom(work, platform, before.id)
  const circle = await loadCircle(work, before.id)
  if (circle === null || circle.room.platformId === null) return
  const room: RoomRef = { community, room: circle.room.platformId }

  const found = await seen(platform, room, reportedBy(circle.room.stopped))
  await recordRoomState(work, circle.id, found.is, found.is === null && found.name !== roomName(circle.room))
  if (found.is !== null) return

  const shown = toBeShownOut(await openIncidents(work.db.read, circle.id))
  await changeRoom(work, platform, room, { circle, shown })
  const inside = await platform.members(room)
  const after = (await loadCircle(work, circle.id)) ?? circle
  const { strangers } = compareMembership(after.seats, inside)
  // bots cannot be given a seat: whether one is there must be known when it is told
  await look.look(
    community,
    strangers.filter((each) => !each.startsWith('role:')),
  )
  await recordMembership(work, circle.id, inside, await mended(work, platform, circle.id))
}

const seatedIn = (circle: Tended): string[] =>
  circle.seats.filter((seat) => seat.state === 'in' || seat.state === 'waiting').map((seat) => seat.person)

type Found = { is: RoomGoneKind } | { is: null; name: string }

/** A room that cannot be found was deleted, or we were taken out of it: which of the two only Slack leaves open, unless it was heard. */
async function seen(platform: Platform, room: RoomRef, heard: 'deleted' | 'bot-out' | null): Promise<Found> {
  try {
    const { name, archived } = await platform.lookAt(room)
    return archived ? { is: 'archived' } : { is: null, name }
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error
    if (error.kind === 'forbidden' && heard === 'bot-out') return { is: 'bot-out' }
    if (error.kind !== 'not-found') throw error
    return { is: heard ?? (platform.name === 'slack' ? 'lost' : 'deleted') }
  }
}

/** Whether what Roundel was not allowed to do can be tried again: somebody says so, or after a while nothing is missing any more. */
async function mended(work: Work, platform: Platform, circleId: string): Promise<boolean> {
  const shut = await work.db.read.incident.findFirst({
    where: { circleId, kind: 'no-access', resolvedAt: null },
    orderBy: { id: 'asc' },
  })
  if (shut === null || shut.decided !== null) return true
  if (Temporal.Instant.compare(instantOf(shut.at).add(UNTIL_ASKED), work.now) > 0) return false
  const findings = await platform.check(shut.communityId as CommunityRef)
  return findings.every((finding) => finding.level !== 'wrong')
}

const toBeShownOut = (open: readonly Incident[]): string[] =>
  open.filter((each) => each.kind === 'strangers' && each.decided === 'show-out').flatMap((each) => each.about)

async function changeRoom(
  work: Work,
  platform: Platform,
  room: RoomRef,
  { circle, shown }: { circle: Tended; shown: readonly string[] },
): Promise<void> {
  const of = (state: string) => circle.seats.filter((seat) => seat.state === state).map((seat) => seat.person)
  const add = of('waiting')
  const remove = [...new Set([...of('leaving'), ...shown])].filter((person) => !add.includes(person))
  if (add.length + remove.length === 0) return
  const outcomes = await platform.changeMembers(room, { add, remove })
  await recordOutcomes(work, circle.id, outcomes)
  orAgain(outcomes)
}

async function letOutOfTheClosed(work: Work, platform: Platform, circle: Tended): Promise<void> {
  const fresh = await loadCircle(work, circle.id)
  const remove = (fresh?.seats ?? []).filter((seat) => seat.state === 'leaving').map((seat) => seat.person)
  if (circle.room.platformId === null || remove.length === 0) return
  const room: RoomRef = { community: circle.communityId as CommunityRef, room: circle.room.platformId }
  const outcomes = await platform.changeMembers(room, { add: [], remove }).catch((error: unknown): MemberOutcome[] => {
    // an archived or deleted room lets nobody out: nothing is posted there any more
    if (!(error instanceof PlatformError) || (error.kind !== 'not-found' && error.kind !== 'forbidden')) throw error
    return remove.map((person) => ({ person, is: 'out' }))
  })
  await recordOutcomes(work, circle.id, outcomes)
  orAgain(outcomes)
}

function orAgain(outcomes: readonly MemberOutcome[]): void {
  if (outcomes.some((outcome) => outcome.is === 'unknown'))
    throw new PlatformError('unknown-outcome', 'people of a room')
}
