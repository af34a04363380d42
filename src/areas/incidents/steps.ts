import { Temporal } from 'temporal-polyfill'
import { PlatformError } from '../../chat/errors.ts'
import type { MemberOutcome, Platform } from '../../chat/platform.ts'
import type { CommunityRef, RoomRef } from '../../chat/refs.ts'
import { instantOf } from '../../data/times.ts'
import type { Again } from '../../jobs/queue.ts'
import type { Desk } from '../../work.ts'
import { directory, type PlatformFor } from '../communities/directory.ts'
import { roomName } from '../opening/rules.ts'
import { type Mishap, openMishaps } from './incidents.ts'
import { newRoom, wantsNewRoom } from './new-room.ts'
import { DAILY, type OfTheRoom, roomAgainst } from './rules.ts'
import { haveGone, isShut, nothingIsOpen, outcomesAre, roomIs, whoIsIn } from './service.ts'
import { heardOf } from './stopped.ts'

/** When a look that failed again and again is made once more, in hours. */
const LATER = { hours: 1 }

/** While the room is being stilled at the end of its circle, in minutes. */
const SOON = { minutes: 1 }

/** A permission that somebody gave back without telling us is asked about once this has passed. */
const UNTIL_ASKED = { hours: 1 }

/** While a circle lives its room is kept equal to it; once it is closed, whoever wants to leave is still let out. */
const TENDED: readonly string[] = ['open', 'paused', 'closing', 'closed']

const load = (desk: Desk, id: string) =>
  desk.db.read.circle.findUnique({ where: { id }, include: { seats: { orderBy: { person: 'asc' } } } })
type Tended = NonNullable<Awaited<ReturnType<typeof load>>>

/**
 * Makes the room equal to the circle and looks at everything that may have become otherwise: lets in those who wait, lets out those who
 * leave, reads back who is there, and says to those concerned what is not as it should be. Runs whenever seats change or something is
 * heard of the room, and each day. Safe to run twice and to be killed at any point: what it finds is written, never what it assumes.
 * @param last nothing follows by itself if this try fails too: it is looked again in an hour
 * @throws what is worth another try
 */
export async function tendStep(
  desk: Desk,
  platformFor: PlatformFor,
  circleId: string,
  now: Temporal.Instant,
  last = false,
): Promise<Again | undefined> {
  const circle = await load(desk, circleId)
  if (circle === null || circle.room === null || !TENDED.includes(circle.state)) return
  // its own last step is under way (src/areas/lifecycle/steps.ts): what is heard of the room now is its doing
  if (circle.state === 'closing' && circle.step === 'stilling') return { again: now.add(SOON) }
  const community = await desk.db.read.community.findUnique({ where: { id: circle.communityId } })
  // nothing can be seen from outside; when Roundel is back every circle is looked at
  if (community === null || community.leftAt !== null) return
  try {
    await tend(desk, platformFor, circle, now)
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error
    if (error.kind === 'forbidden') await isShut(desk, circleId, error.detail, now)
    else if (last) return { again: now.add(LATER) }
    else throw error
  }
  return circle.state === 'closed' ? undefined : { again: now.add(DAILY) }
}

async function tend(desk: Desk, platformFor: PlatformFor, before: Tended, now: Temporal.Instant): Promise<void> {
  const community = before.communityId as CommunityRef
  const platform = platformFor(community)
  if (platform === null) throw new PlatformError('unavailable', 'not connected')
  const look = directory(desk.db, platformFor, () => now)

  const wanted = seatedIn(before)
  const contact = before.contact === null ? [] : [before.contact]
  const here = (await look.look(community, [...new Set([...wanted, ...contact])])).map((each) => each.person)
  await haveGone(
    desk,
    before.id,
    wanted.filter((person) => !here.includes(person)),
    now,
  )
  if (before.state === 'closed') {
    await nothingIsOpen(desk, before.id, now)
    return letOutOfTheClosed(desk, platform, before, now)
  }

  if (wantsNewRoom(await openMishaps(desk.db.read, before.id)) !== null) await newRoom(desk, platform, before.id, now)
  const circle = await load(desk, before.id)
  if (circle === null || circle.room === null) return
  const room: RoomRef = { community, room: circle.room }

  const found = await seen(platform, room, heardOf(circle.stopped))
  await roomIs(desk, circle.id, found.is, found.is === null && found.name !== nameOf(circle), now)
  if (found.is !== null) return

  const shown = toBeShownOut(await openMishaps(desk.db.read, circle.id))
  await changeRoom(desk, platform, room, circle, shown, now)
  const inside = await platform.members(room)
  const after = (await load(desk, circle.id)) ?? circle
  const { strangers } = roomAgainst(after.seats, inside)
  // bots cannot be given a seat: whether one is there must be known when it is told
  await look.look(
    community,
    strangers.filter((each) => !each.startsWith('role:')),
  )
  await whoIsIn(desk, circle.id, inside, await mended(desk, platform, circle.id, now), now)
}

const seatedIn = (circle: Tended): string[] =>
  circle.seats.filter((seat) => seat.state === 'in' || seat.state === 'waiting').map((seat) => seat.person)

const nameOf = (circle: Tended): string => roomName(circle.number, circle.roomKey)

type Found = { is: OfTheRoom } | { is: null; name: string }

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
async function mended(desk: Desk, platform: Platform, circleId: string, now: Temporal.Instant): Promise<boolean> {
  const shut = await desk.db.read.mishap.findFirst({
    where: { circleId, kind: 'shut', settledAt: null },
    orderBy: { id: 'asc' },
  })
  if (shut === null || shut.decided !== null) return true
  if (Temporal.Instant.compare(instantOf(shut.at).add(UNTIL_ASKED), now) > 0) return false
  const findings = await platform.check(shut.communityId as CommunityRef)
  return findings.every((finding) => finding.level !== 'wrong')
}

const toBeShownOut = (open: readonly Mishap[]): string[] =>
  open.filter((each) => each.kind === 'strangers' && each.decided === 'show-out').flatMap((each) => each.about)

async function changeRoom(
  desk: Desk,
  platform: Platform,
  room: RoomRef,
  circle: Tended,
  shown: readonly string[],
  now: Temporal.Instant,
): Promise<void> {
  const of = (state: string) => circle.seats.filter((seat) => seat.state === state).map((seat) => seat.person)
  const add = of('waiting')
  const remove = [...new Set([...of('leaving'), ...shown])].filter((person) => !add.includes(person))
  if (add.length + remove.length === 0) return
  const outcomes = await platform.changeMembers(room, { add, remove })
  await outcomesAre(desk, circle.id, outcomes, now)
  orAgain(outcomes)
}

async function letOutOfTheClosed(desk: Desk, platform: Platform, circle: Tended, now: Temporal.Instant): Promise<void> {
  const fresh = await load(desk, circle.id)
  const remove = (fresh?.seats ?? []).filter((seat) => seat.state === 'leaving').map((seat) => seat.person)
  if (circle.room === null || remove.length === 0) return
  const room: RoomRef = { community: circle.communityId as CommunityRef, room: circle.room }
  const outcomes = await platform.changeMembers(room, { add: [], remove }).catch((error: unknown): MemberOutcome[] => {
    // an archived or deleted room lets nobody out: nothing is posted there any more
    if (!(error instanceof PlatformError) || (error.kind !== 'not-found' && error.kind !== 'forbidden')) throw error
    return remove.map((person) => ({ person, is: 'out' }))
  })
  await outcomesAre(desk, circle.id, outcomes, now)
  orAgain(outcomes)
}

function orAgain(outcomes: readonly MemberOutcome[]): void {
  if (outcomes.some((outcome) => outcome.is === 'unknown'))
    throw new PlatformError('unknown-outcome', 'people of a room')
}
