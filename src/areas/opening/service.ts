import type { Temporal } from 'temporal-polyfill'
import * as z from 'zod'
import { UserError } from '../../chat/errors.ts'
import type { View } from '../../chat/view.ts'
import { agreementTemplate, programmeCalled } from '../../content/load.ts'
import type { Context } from '../../context.ts'
import { audit } from '../../data/audit.ts'
import type { Tables } from '../../data/db.ts'
import { folded, newId } from '../../data/ids.ts'
import { dateOf } from '../../data/times.ts'
import type { Topic } from '../../outbox/topic.ts'
import type { Work } from '../../work.ts'
import { agreementPost, makeAgreement, pinnedAgreement } from '../agreement/service.ts'
import { changeCircleRoom, circleRoom, circleRoomId } from '../circles/circle-room.ts'
import { circleEntity } from '../circles/entities.ts'
import { circleFacts } from '../circles/find.ts'
import { CHECK_ROOM, OPEN_ROOM, UNDO_ROOM } from '../rooms/jobs.ts'
import type { OpenedRoom, OpeningProblem } from '../rooms/owner.ts'
import { planRoom } from '../rooms/room.ts'
import { newRoomKey } from '../rooms/room-key.ts'
import { planSessions, scheduleSessions } from '../sessions/planning.ts'
import { planAhead, replan, writePlan } from '../sessions/replanning.ts'
import { echo } from '../sessions/rhythm.ts'
import { CIRCLE_CREATED, OPENING_AUDITS } from './audits.ts'
import { tellClashing } from './clashing.ts'
import { checkPlan, isNameTaken, planIn } from './plans.ts'
import { lengthFor, mayGoOnWithout, problemsOf } from './rules.ts'
import { datesOf } from './schedule.ts'
import { OPENED, OPENING_STUCK, WELCOME } from './topics.ts'
import { openedNotice, type StuckCircle, stuckNotice, welcomeView } from './views.ts'

/**
 * Makes a circle of a plan: the row, its seats, its agreement and its six sessions, and the job that opens its room.
 * The plan's own id is the circle's `madeFrom`: a second press, or a second delivery of the first, finds the same circle.
 * @returns the circle's name
 * @throws UserError 'opening.plan.not-ready', 'opening.plan.gone', and whatever `checkPlan` finds
 */
export async function openCircle(c: Context, draft: string): Promise<{ name: string }> {
  const madeOfIt = { madeFrom: draft, communityId: c.community.id }
  const already = await c.db.read.circle.findFirst({ where: madeOfIt, orderBy: { id: 'asc' } })
  if (already) return { name: already.name }
  if (!c.powers.ready) throw new UserError('opening.plan.not-ready')
  const plan = await planIn(c, draft)
  await checkPlan(c, plan)
  const programme = programmeCalled(plan.programme)
  if (!programme) throw new UserError('opening.plan.no-programme', { name: plan.programme })
  const dates = datesOf(plan, programme.sessions.length, c.now)
  // the preview offered no 'Open' with a problem; what was fine then may not be now (the day has passed)
  if ('problem' in dates || problemsOf(plan).length > 0) throw new UserError('opening.plan.look-again')
  const minutes = lengthFor(programme, plan.members.length)
  return c.db.transaction(async (tx) => {
    const made = await tx.circle.findFirst({ where: madeOfIt, orderBy: { id: 'asc' } })
    if (made) return { name: made.name }
    // asked once more: somebody else may have opened one of that name meanwhile
    if (await isNameTaken(tx, c.community.id, plan.name))
      throw new UserError('opening.plan.name-taken', { name: plan.name })
    const community = await tx.community.update({
      where: { id: c.community.id },
      data: { nextCircleNumber: { increment: 1 } },
    })
    const id = newId()
    const seats = [
      ...plan.facilitators.map((person) => ({ person, role: 'facilitator' })),
      ...plan.members.map((person) => ({ person, role: 'member' })),
    ]
    await tx.circle.create({
      data: {
        id,
        communityId: c.community.id,
        number: community.nextCircleNumber - 1,
        name: plan.name,
        foldedName: folded(plan.name),
        programme: plan.programme,
        state: 'opening',
        contact: plan.contact,
        meetKind: plan.meet.kind,
        meet: plan.meet.where,
        cron: plan.cron,
        everyWeeks: plan.everyWeeks,
        zone: plan.zone,
        firstDate: plan.firstDate,
        minutes,
        createdBy: c.actor.person,
        madeFrom: draft,
        createdAt: dateOf(c.now),
        seats: { create: seats },
      },
    })
    const room = await planRoom(tx, {
      ...{ community: c.community.id, owner: circleEntity(id) },
      label: `circle-${community.nextCircleNumber - 1}`,
    })
    await makeAgreement(tx, id, agreementTemplate(), c.now)
    await planSessions(tx, id, dates.sessions, minutes)
    await c.jobs.enqueue(tx, OPEN_ROOM, room, c.now)
    await audit(tx, {
      community: c.community.id,
      actor: c.actor.person,
      action: CIRCLE_CREATED,
      subject: id,
      at: c.now,
    })
    return { name: plan.name }
  })
}

/**
 * The room is checked: welcome, agreement and sessions become due, and whoever planned it gets a receipt.
 * Where this took so long that sessions have begun without it, all of them go along to the next dates of the rhythm.
 */
export async function becameOpen(
  tx: Tables,
  work: Work,
  { ownerId: circleId, room, platform }: OpenedRoom,
): Promise<boolean> {
  const row = await tx.circle.findUniqueOrThrow({
    where: { id: circleId },
    include: { seats: { orderBy: { person: 'asc' } } },
  })
  if (row.state !== 'opening') return false
  const before = await planAhead(tx, circleId)
  const sessions = replan(before.rhythm, before.sessions, work.now)
  const [first] = sessions
  if (!first) return false
  const putOff = before.sessions[0]?.at.equals(first.at) === false
  if (putOff) await writePlan(tx, work, circleId, sessions)
  const circle = circleFacts(row, room)
  const community = await tx.community.findUniqueOrThrow({ where: { id: row.communityId } })
  const shared = {
    community: row.communityId,
    owner: circleEntity(circleId),
    subject: circleEntity(circleId),
    to: { room, of: circleEntity(circleId) },
    dueAt: work.now,
  }
  await tx.circle.update({
    where: { id: circleId },
    data: { state: 'open', problem: null, openedAt: dateOf(work.now) },
  })
  const words = echo(before.rhythm, sessions)
  const welcome = welcomeView(circle, { count: sessions.length, first, echo: words }, platform)
  await work.outbox.add(tx, { ...shared, key: `welcome:${circleId}`, topic: WELCOME, view: welcome })
  const agreement = await pinnedAgreement(tx, circleId, community)
  await work.outbox.add(tx, { ...shared, ...agreementPost(circleId, room, agreement) })
  await scheduleSessions(tx, work.jobs, circleId)
  await tellClashing(tx, work, row, [...circle.facilitators, ...circle.members])
  // whoever came into the room between the check and now is seen soon; from then on it is looked at each day
  await work.jobs.enqueue(tx, CHECK_ROOM, await circleRoomId(tx, circleId), work.now.add({ minutes: 1 }))
  const notice = openedNotice({ name: row.name, room }, putOff ? words : null)
  await tell(tx, work, row, { key: `opened:${circleId}`, topic: OPENED, view: notice, now: work.now })
  return true
}

const Problem = z.object({
  key: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  people: z.array(z.string()),
  mayGoOn: z.boolean(),
})
type Problem = z.infer<typeof Problem>

/** Opening needs a person: whoever planned it is told what happened, what is safe, and what can be done. */
export function gotStuck(work: Work, circleId: string, { why, ...problem }: OpeningProblem): Promise<void> {
  return work.db.transaction(async (tx) => {
    const { seats } = await tx.circle.findUniqueOrThrow({
      where: { id: circleId },
      select: { seats: { orderBy: { person: 'asc' } } },
    })
    const people = 'people' in problem ? problem.people.filter((each) => !each.startsWith('role:')) : []
    const stored: Problem = {
      ...{ key: `opening.stuck.${why}`, params: 'detail' in problem ? { detail: problem.detail } : {}, people },
      mayGoOn: (why === 'refused' || why === 'missing') && goesOnWithout(seats, people),
    }
    const row = await tx.circle.update({
      where: { id: circleId },
      data: { state: 'stuck', problem: JSON.stringify(stored) },
    })
    const view = stuckNotice({ id: circleId, name: row.name, problem: stored })
    await tell(tx, work, row, { key: `stuck:${circleId}:${newId()}`, topic: OPENING_STUCK, view, now: work.now })
  })
}

/** Whose seats are not theirs any more are counted out already. */
const goesOnWithout = (
  seats: readonly { person: string; role: string; state: string }[],
  people: readonly string[],
): boolean => {
  const gone = seats.filter(({ state }) => state !== 'waiting' && state !== 'in').map(({ person }) => person)
  return mayGoOnWithout(seats, [...gone, ...people])
}

/** Null where it is not stuck. */
export function stuckCircle(row: {
  id: string
  name: string
  state: string
  problem: string | null
}): StuckCircle | null {
  if (row.state !== 'stuck' || row.problem === null) return null
  return { id: row.id, name: row.name, problem: Problem.parse(JSON.parse(row.problem)) }
}

/**
 * What whoever planned it decided about a circle that got stuck.
 * 'again': everybody who was refused is asked in once more. 'on': they lose their seats. 'undo': the room is closed.
 * @throws UserError 'opening.not-stuck' when somebody has decided already
 */
export function decide(c: Context, circleId: string, what: 'again' | 'on' | 'undo'): Promise<{ name: string }> {
  return c.db.transaction(async (tx) => {
    const row = await tx.circle.findFirst({ where: { id: circleId, communityId: c.community.id } })
    const stuck = row && stuckCircle(row)
    if (!row || !stuck || (what === 'on' && !stuck.problem.mayGoOn)) throw new UserError('opening.not-stuck')
    // whoever has left meanwhile is neither asked in again nor refused
    const concerned = { circleId, person: { in: [...stuck.problem.people] }, state: { notIn: ['leaving', 'left'] } }
    const gone = stuck.problem.key === 'opening.stuck.room-gone'
    // an undo that got stuck is undone again, never opened
    const step = (await circleRoom(tx, circleId))?.step
    const closing = what === 'undo' || step === 'undo'
    if (closing && what === 'on') throw new UserError('opening.not-stuck')
    if (what === 'on') await tx.seat.updateMany({ where: concerned, data: { state: 'refused' } })
    if (what === 'again') await tx.seat.updateMany({ where: concerned, data: { state: 'waiting' } })
    // whoever was in the room that is gone is not in the next one
    if (what === 'again' && gone)
      await tx.seat.updateMany({ where: { circleId, state: 'in' }, data: { state: 'waiting' } })
    await tx.circle.update({
      where: { id: circleId },
      data: {
        state: closing ? 'undoing' : 'opening',
        problem: null,
      },
    })
    if (closing) await changeCircleRoom(tx, circleId, { step: 'undo' })
    else if (what === 'again' && gone)
      await changeCircleRoom(tx, circleId, { platformId: null, step: 'open', key: newRoomKey() })
    else if (what === 'again' && step === 'check') await changeCircleRoom(tx, circleId, { step: 'invite' })
    await c.jobs.enqueue(tx, closing ? UNDO_ROOM : OPEN_ROOM, await circleRoomId(tx, circleId), c.now)
    await audit(tx, {
      community: c.community.id,
      actor: c.actor.person,
      action: OPENING_AUDITS[`opening-${what}`],
      subject: circleId,
      at: c.now,
    })
    return { name: row.name }
  })
}

export function wasUndone(work: Work, circleId: string): Promise<void> {
  return work.db.transaction(async (tx) => {
    await tx.session.deleteMany({ where: { circleId } })
    await tx.circle.update({ where: { id: circleId }, data: { state: 'undone', closedAt: dateOf(work.now) } })
  })
}

function tell(
  tx: Tables,
  work: Work,
  row: { id: string; communityId: string; createdBy: string },
  { now, ...notice }: { key: string; topic: Topic; view: View; now: Temporal.Instant },
) {
  return work.outbox.add(tx, {
    ...notice,
    community: row.communityId,
    owner: circleEntity(row.id),
    subject: circleEntity(row.id),
    to: { person: row.createdBy },
    dueAt: now,
  })
}
