import { UserError } from '../../chat/errors.ts'
import type { KnownPerson } from '../../chat/platform.ts'
import type { Context } from '../../context.ts'
import { audit } from '../../data/audit.ts'
import type { Tables } from '../../data/db.ts'
import { readCircleFacts, UNSEATED_STATES } from '../circles/find.ts'
import { notifyPeople, notifyRoom } from '../circles/notices.ts'
import type { CircleFacts } from '../circles/powers.ts'
import { openCircleOf } from '../circles/subject-circle.ts'
import { neutralNotice } from '../circles/waiting-views.ts'
import { mayNotFacilitate } from '../opening/plans.ts'
import { HOW_IT_STANDS, READ_FACILITATES } from './actions.ts'
import { seat } from './adding.ts'
import { ROLE_AUDITS } from './audits.ts'
import { facilitateNow, facilitatesNow } from './people-views.ts'
import { mayStopFacilitating, remainingContacts } from './rules.ts'
import { FACILITATORS_CHANGED, ROLE_CHANGED } from './topics.ts'

/** 'begin': she facilitates. 'end': she is a member, or no longer the contact. 'contact': she is the named contact, outside the room. */
export const ROLE_CHANGES = ['begin', 'end', 'contact'] as const
export type RoleChange = (typeof ROLE_CHANGES)[number]

/**
 * Whether it can be, asked of the platform now.
 * @throws UserError 'membership.not-now' | 'membership.facilitator.already' | 'opening.plan.may-not-facilitate' | 'membership.facilitator.is-not' |
 * 'membership.last-facilitator' | 'membership.contact.seated' | 'membership.contact.already' | 'membership.add.not-here' | 'membership.add.bot'
 */
export async function mayChangeRole(c: Context, person: string, role: RoleChange): Promise<CircleFacts> {
  const circle = openCircleOf(c)
  if (circle.state !== 'open' && circle.state !== 'paused')
    throw new UserError('membership.not-now', { name: circle.name })
  if (role === 'end') {
    if (!circle.facilitators.includes(person) && circle.contact !== person)
      throw new UserError('membership.facilitator.is-not')
    if (!mayStopFacilitating(circle, person)) throw new UserError('membership.last-facilitator')
    return circle
  }
  const found = await known(c, person)
  if (role === 'contact') {
    if (circle.contact === person) throw new UserError('membership.contact.already')
    if ([...circle.members, ...circle.facilitators].includes(person)) throw new UserError('membership.contact.seated')
    return circle
  }
  if (circle.facilitators.includes(person)) throw new UserError('membership.facilitator.already')
  const barred = await mayNotFacilitate(c, [found])
  if (barred.length > 0) throw new UserError('opening.plan.may-not-facilitate', { names: found.name })
  return circle
}

async function known(c: Context, person: string): Promise<KnownPerson> {
  const [found] = await c.directory.look(c.community.id, [person])
  if (!found) throw new UserError('membership.add.not-here')
  if (found.bot) throw new UserError('membership.add.bot')
  return found
}

/**
 * Carries it out. She is told in private what it means and what waits for her; the room reads who facilitates it now.
 * @returns false when it is so already: a second press changes nothing
 * @throws UserError as `mayBe`
 */
export async function changeRole(c: Context, person: string, role: RoleChange): Promise<boolean> {
  const before = openCircleOf(c)
  if (isSo(before, person, role)) return false
  await mayChangeRole(c, person, role)
  return c.db.transaction(async (tx) => {
    const row = await tx.circle.findUniqueOrThrow({
      where: { id: before.id },
      include: { seats: { orderBy: { person: 'asc' } } },
    })
    const circle = await readCircleFacts(tx, row)
    if (isSo(circle, person, role)) return false
    if (role === 'end' && !mayStopFacilitating(circle, person)) throw new UserError('membership.last-facilitator')
    if (role === 'begin') await begins(tx, c, row, person)
    if (role === 'end') await ends(tx, row, person)
    if (role === 'contact') await tx.circle.update({ where: { id: row.id }, data: { contact: person } })
    await tellAbout(tx, c, row, circle, person, role)
    await audit(tx, {
      community: c.community.id,
      actor: c.actor.person,
      action: ROLE_AUDITS[`facilitator-${role}`],
      subject: `${row.id}/${person}`,
      at: c.now,
    })
    return true
  })
}

function isSo(circle: CircleFacts, person: string, role: RoleChange): boolean {
  switch (role) {
    case 'begin':
      return circle.facilitators.includes(person)
    case 'end':
      return circle.members.includes(person)
    case 'contact':
      return circle.contact === person
  }
}

type Row = {
  id: string
  communityId: string
  contact: string | null
  seats: { person: string; state: string }[]
}

const isSeated = (row: Row, person: string): boolean =>
  row.seats.some((each) => each.person === person && !UNSEATED_STATES.includes(each.state))

async function begins(tx: Tables, c: Context, row: Row, person: string): Promise<void> {
  if (isSeated(row, person)) await setRole(tx, row.id, person, 'facilitator')
  else await seat(tx, c, row, { person, role: 'facilitator' })
  // the contact stands in from outside the room: in it, she does not stand in for herself
  if (row.contact === person) await tx.circle.update({ where: { id: row.id }, data: { contact: null } })
}

/** A facilitator keeps her seat; the contact has none to keep. */
async function ends(tx: Tables, row: Row, person: string): Promise<void> {
  if (row.contact === person) await tx.circle.update({ where: { id: row.id }, data: { contact: null } })
  else await setRole(tx, row.id, person, 'member')
}

const setRole = (tx: Tables, circleId: string, person: string, role: string) =>
  tx.seat.update({ where: { circleId_person: { circleId, person } }, data: { role } })

async function tellAbout(
  tx: Tables,
  c: Context,
  row: Row,
  before: CircleFacts,
  person: string,
  role: RoleChange,
): Promise<void> {
  const room = { topic: FACILITATORS_CHANGED, now: c.now }
  const action = role === 'end' ? HOW_IT_STANDS : READ_FACILITATES
  // one who gets a seat with it is told with the seat, and greeted in the room when she is there
  const isNew = role === 'begin' && !isSeated(row, person)
  if (person !== c.actor.person && !isNew)
    await notifyPeople(tx, c, row, {
      topic: ROLE_CHANGED,
      people: [person],
      view: neutralNotice(action, { circle: row.id }, c.community.region),
      now: c.now,
    })
  if (role === 'begin' && !isNew) await notifyRoom(tx, c, row, { ...room, view: facilitatesNow(person) })
  // of the contact the room reads nothing, coming or going
  if (role === 'end' && before.contact !== person)
    await notifyRoom(tx, c, row, { ...room, view: facilitateNow(remainingContacts(before, person)) })
}
