import { Temporal } from 'temporal-polyfill'
import type { MemberOutcome } from '../../chat/platform.ts'
import type { Tables } from '../../data/db.ts'
import { dateOf, instantOf } from '../../data/times.ts'
import type { Work } from '../../work.ts'
import { changeCircleRoom, circleRoom } from '../circles/circle-room.ts'
import { responsiblePeople } from '../circles/responsible.ts'
import { compareMembership, ROOM_GONE, type RoomGone } from '../rooms/rules.ts'
import { forgetAnswers } from '../sessions/absence.ts'
import { type CircleRow, changeIncident, openIncidents, reportIncident, resolveIncident } from './incidents.ts'
import { pinAgain } from './pins.ts'
import type { Incident } from './rules.ts'
import { stopOrResumePosts } from './stopped.ts'

/** What is pinned is pinned once more about once a day: nobody tells us what was taken down while we were away. */
const PINNED_FOR = { hours: 20 }

/** What was heard from the platform itself. */
const HEARD = ['deleted', 'bot-out'] as const

const loadCircle = (tx: Tables, id: string) =>
  tx.circle.findUniqueOrThrow({ where: { id }, include: { seats: { orderBy: { person: 'asc' } } } })

/** What was seen of a circle is written in one transaction, over the circle as it stands then. */
function seen<R>(
  work: Work,
  circleId: string,
  task: (tx: Tables, circle: Awaited<ReturnType<typeof loadCircle>>, open: Incident[]) => Promise<R>,
): Promise<R> {
  return work.db.transaction(async (tx) => task(tx, await loadCircle(tx, circleId), await openIncidents(tx, circleId)))
}

/** These have left the community: their seats end, nothing more is sent to them, and the facilitators are told. */
export function endSeatsOfGone(work: Work, circleId: string, people: readonly string[]): Promise<void> {
  return seen(work, circleId, async (tx, circle, open) => {
    for (const person of people) await hasGone(tx, work, circle, person)
    await isFacilitated(tx, work, circle, open)
  })
}

async function hasGone(tx: Tables, work: Work, circle: CircleRow, person: string): Promise<void> {
  // she may still stand in the room's list: until she has been let out of that too, she is leaving
  const { count } = await tx.seat.updateMany({
    where: { circleId: circle.id, person, state: { in: ['in', 'waiting'] } },
    data: { state: 'leaving', leftHow: 'gone', leftAt: dateOf(work.now), problem: null },
  })
  if (count === 0) return
  await forgetAnswers(tx, work, circle.id, person)
  await sendNothingTo(tx, work, circle.communityId, person)
  if (circle.state !== 'closed') await reportIncident(tx, work, circle, { kind: 'gone', about: [person] })
}

/** Whatever was to be sent to her is not. */
async function sendNothingTo(tx: Tables, work: Work, communityId: string, person: string): Promise<void> {
  const waiting = await tx.post.findMany({
    where: { communityId, toKind: 'person', to: person, state: 'waiting' },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  for (const { id } of waiting) await work.outbox.cancel(tx, { post: id })
}

/** Somebody must be there whom a circle can ask: a facilitator with a seat, or a named contact who is still here. */
async function isFacilitated(tx: Tables, work: Work, circle: CircleRow, open: readonly Incident[]): Promise<void> {
  if (circle.state === 'closed') return
  const facilitators = await tx.seat.count({
    where: { circleId: circle.id, role: 'facilitator', state: { in: ['in', 'waiting'] } },
  })
  const gone =
    circle.contact !== null &&
    (await tx.person.count({
      where: { communityId: circle.communityId, person: circle.contact, leftAt: { not: null } },
    })) > 0
  const alone = facilitators === 0 && (circle.contact === null || gone)
  if (alone && !(await isKnown(tx, circle))) await reportIncident(tx, work, circle, { kind: 'no-facilitator' })
  else if (!alone) await settleAll(tx, work, circle, { open, which: (each) => each.kind === 'no-facilitator' })
}

/** Whoever stands down, or is shown out, is told of at once where that is done, to whoever opened the circle. */
async function isKnown(tx: Tables, circle: CircleRow): Promise<boolean> {
  const last = await tx.seat.findFirst({
    where: { circleId: circle.id, role: 'facilitator', leftAt: { not: null } },
    orderBy: [{ leftAt: 'desc' }, { person: 'asc' }],
  })
  return last !== null && last.leftHow !== 'gone' && (await responsiblePeople(tx, circle.id)).includes(circle.createdBy)
}

/** How the room was found: gone in one of these ways, or (null) there, under its own name or another. */
export function recordRoomState(work: Work, circleId: string, is: RoomGone | null, renamed: boolean): Promise<void> {
  return seen(work, circleId, async (tx, circle, open) => {
    const ofTheRoom = (each: Incident) => ROOM_GONE.some((kind) => kind === each.kind)
    const known = open.find(ofTheRoom)
    // that it was deleted, or that we were taken out, was heard once; later nobody says so again
    const stays = is === 'lost' ? (HEARD.find((kind) => kind === known?.kind) ?? is) : is
    await settleAll(tx, work, circle, { open, which: (each) => ofTheRoom(each) && each.kind !== stays })
    if (stays !== null) {
      await reportIncident(tx, work, circle, { kind: stays })
      return stopOrResumePosts(tx, work, circleId)
    }
    if (renamed) return reportIncident(tx, work, circle, { kind: 'renamed' })
    return settleAll(tx, work, circle, { open, which: (each) => each.kind === 'renamed' })
  })
}

/** Something that must be done is not allowed: `detail` names what is missing. Posts wait. */
export function recordNoAccess(work: Work, circleId: string, detail: string): Promise<void> {
  return seen(work, circleId, async (tx, circle, open) => {
    if (circle.state === 'closed') return
    const known = open.find((each) => each.kind === 'no-access')
    if (known) await changeIncident(tx, work, { circle, incident: known }, { detail, decided: null })
    else await reportIncident(tx, work, circle, { kind: 'no-access', detail })
    await stopOrResumePosts(tx, work, circleId)
  })
}

/** What letting people in and out came to, one by one. */
export function recordOutcomes(work: Work, circleId: string, outcomes: readonly MemberOutcome[]): Promise<void> {
  return seen(work, circleId, async (tx, circle, open) => {
    for (const outcome of outcomes) await outcomeIs(tx, work, circle, { open, outcome })
  })
}

async function outcomeIs(
  tx: Tables,
  work: Work,
  circle: Awaited<ReturnType<typeof loadCircle>>,
  { open, outcome }: { open: readonly Incident[]; outcome: MemberOutcome },
): Promise<void> {
  const { person } = outcome
  const seat = circle.seats.find((each) => each.person === person)
  const where = { circleId_person: { circleId: circle.id, person } }
  if (seat?.state === 'waiting' && outcome.is === 'in') {
    await tx.seat.update({ where, data: { state: 'in', problem: null } })
    await settleAll(tx, work, circle, { open, which: (each) => each.kind === 'refused' && each.about.includes(person) })
  }
  if (seat?.state === 'waiting' && outcome.is === 'gone') await hasGone(tx, work, circle, person)
  if (seat?.state === 'waiting' && outcome.is === 'refused') {
    await tx.seat.update({ where, data: { problem: outcome.detail } })
    await reportIncident(tx, work, circle, { kind: 'refused', about: [person], detail: outcome.detail })
  }
  if (seat?.state === 'leaving' && (outcome.is === 'out' || outcome.is === 'gone')) {
    const { leftAt, leftHow } = seat
    const left = { leftAt: leftAt ?? dateOf(work.now), leftHow: leftHow ?? 'left', problem: null }
    await tx.seat.update({ where, data: { state: 'left', ...left } })
  }
  // the platform will not show her out: those who decided so are told how to do it by hand
  const shown = open.find((each) => each.decided === 'show-out' && each.about.includes(person))
  if (shown && outcome.is === 'refused')
    await changeIncident(tx, work, { circle, incident: shown }, { detail: outcome.detail, decided: null })
}

/**
 * Who is in the room, as it was read back. Strangers stop the posts; who is missing is asked about. With neither, the room is the
 * circle's own and what waited goes on.
 * @param mended what Roundel was not allowed to do can be tried again
 */
export function recordMembership(
  work: Work,
  circleId: string,
  inside: readonly string[],
  mended: boolean,
): Promise<void> {
  return seen(work, circleId, async (tx, circle, open) => {
    const { strangers, missing } = compareMembership(circle.seats, inside)
    const old = isOld((await circleRoom(tx, circleId))?.checkedAt ?? null, work.now)
    await strangersAre(tx, work, circle, { open, strangers })
    for (const person of missing) await reportIncident(tx, work, circle, { kind: 'missing', about: [person] })
    await settleAll(tx, work, circle, {
      open,
      which: (each) =>
        (each.kind === 'missing' && !each.about.some((person) => missing.includes(person))) ||
        (each.kind === 'refused' && !each.about.some((person) => isWaiting(circle, person))) ||
        (each.kind === 'no-access' && mended) ||
        // a day later the quarrel is over, or it begins anew
        (each.kind === 'pins' && old),
    })
    if (old) await pinAgain(tx, work, circle)
    if (strangers.length === 0) await changeCircleRoom(tx, circleId, { checkedAt: dateOf(work.now) })
    await stopOrResumePosts(tx, work, circleId)
  })
}

/** Whether the room was last found to be in order about a day ago. */
const isOld = (checkedAt: Date | null, now: Temporal.Instant): boolean =>
  checkedAt !== null && Temporal.Instant.compare(instantOf(checkedAt).add(PINNED_FOR), now) < 0

const isWaiting = (circle: { seats: readonly { person: string; state: string }[] }, person: string): boolean =>
  circle.seats.some((seat) => seat.person === person && seat.state === 'waiting')

async function strangersAre(
  tx: Tables,
  work: Work,
  circle: CircleRow,
  { open, strangers }: { open: readonly Incident[]; strangers: readonly string[] },
): Promise<void> {
  const known = open.filter((each) => each.kind === 'strangers')
  for (const incident of known) {
    const about = incident.about.filter((each) => strangers.includes(each))
    if (about.length === 0) await resolveIncident(tx, work, circle, incident)
    else if (about.length < incident.about.length) await changeIncident(tx, work, { circle, incident }, { about })
  }
  const fresh = strangers.filter((each) => !known.some((incident) => incident.about.includes(each)))
  if (fresh.length > 0) await reportIncident(tx, work, circle, { kind: 'strangers', about: fresh.toSorted() })
}

/** A circle that has ended has nothing left to decide. */
export function hasNoOpenIncident(work: Work, circleId: string): Promise<void> {
  return seen(work, circleId, async (tx, circle, open) => {
    await settleAll(tx, work, circle, { open, which: () => true })
    await stopOrResumePosts(tx, work, circleId)
  })
}

async function settleAll(
  tx: Tables,
  work: Work,
  circle: CircleRow,
  { open, which }: { open: readonly Incident[]; which: (incident: Incident) => boolean },
): Promise<void> {
  for (const incident of open.filter(which)) await resolveIncident(tx, work, circle, incident)
}
