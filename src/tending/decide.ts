import { UserError } from '../chat/errors.ts'
import { circleOf } from '../circles/here.ts'
import type { Context } from '../context.ts'
import { audit } from '../data/audit.ts'
import type { Tables } from '../data/db.ts'
import { newRoomKey } from '../opening/room-key.ts'
import { MOST_MEMBERS } from '../opening/rules.ts'
import { LOOKED_AT, lookSoon } from './looking.ts'
import { type CircleRow, change, type Mishap, mishapOf } from './mishaps.ts'
import type { Kind } from './rules.ts'
import type { Answered } from './views.ts'

/** One of the authorised circle's mishaps that is still open, of one of these kinds; null when there is nothing left to decide. */
async function openOne(
  tx: Tables,
  c: Context,
  id: string,
  kinds: readonly Kind[] | 'any',
): Promise<{ mishap: Mishap; circle: CircleRow } | null> {
  const row = await tx.mishap.findFirst({ where: { id, circleId: circleOf(c).id, settledAt: null } })
  if (row === null) return null
  const mishap = mishapOf(row)
  if (kinds !== 'any' && !kinds.includes(mishap.kind)) return null
  const circle = await tx.circle.findUniqueOrThrow({ where: { id: circleOf(c).id } })
  return LOOKED_AT.includes(circle.state) ? { mishap, circle } : null
}

/** One transaction: what was decided, that it was, and a look at the room, which carries it out. */
function decided(
  c: Context,
  id: string,
  what: Exclude<Answered, 'settled'>,
  kinds: readonly Kind[] | 'any',
  work: (tx: Tables, mishap: Mishap, circle: CircleRow) => Promise<void>,
): Promise<Answered> {
  return c.db.transaction(async (tx) => {
    const found = await openOne(tx, c, id, kinds)
    if (found === null) return 'settled'
    await work(tx, found.mishap, found.circle)
    await lookSoon(tx, c, found.circle.id, c.now)
    await audit(tx, {
      community: c.community.id,
      actor: c.actor.person,
      action: `circle.${what}`,
      subject: found.circle.id,
      at: c.now,
    })
    return what
  })
}

/**
 * The strangers are members from now on.
 * @throws UserError 'tending.no-seat.bot' | 'tending.no-seat.full'
 * @throws PlatformError when it cannot be asked who they are
 */
export async function theyBelong(c: Context, id: string): Promise<Answered> {
  const row = await c.db.read.mishap.findFirst({ where: { id, circleId: circleOf(c).id } })
  const about = row === null ? [] : mishapOf(row).about
  if (about.some((each) => each.startsWith('role:'))) throw new UserError('tending.no-seat.bot')
  const found = await c.directory.look(c.community.id, about)
  if (found.some((each) => each.bot)) throw new UserError('tending.no-seat.bot')
  return decided(c, id, 'belong', ['strangers'], async (tx, mishap, circle) => {
    const members = await tx.seat.count({
      where: { circleId: circle.id, role: 'member', state: { in: ['in', 'waiting'] } },
    })
    if (members + mishap.about.length > MOST_MEMBERS)
      throw new UserError('tending.no-seat.full', { most: MOST_MEMBERS })
    for (const person of mishap.about) {
      // waiting: the look lets her in as anybody else, whatever was given to her by hand
      const seat = { role: 'member', state: 'waiting', problem: null, leftAt: null, leftHow: null }
      await tx.seat.upsert({
        where: { circleId_person: { circleId: circle.id, person } },
        create: { circleId: circle.id, person, ...seat },
        update: seat,
      })
    }
  })
}

/** The strangers are taken out of the room. */
export function showThemOut(c: Context, id: string): Promise<Answered> {
  return decided(c, id, 'show-out', ['strangers'], (tx, mishap, circle) =>
    change(tx, c, circle, mishap, { decided: 'show-out', detail: '' }),
  )
}

/** She is let in once more. */
export function askBackIn(c: Context, id: string): Promise<Answered> {
  return decided(c, id, 'ask-back', ['missing'], async (tx, mishap, circle) => {
    await tx.seat.updateMany({
      where: { circleId: circle.id, person: { in: [...mishap.about] }, state: 'in' },
      data: { state: 'waiting' },
    })
  })
}

/** She meant to leave: her seat ends. */
export function haveLeft(c: Context, id: string): Promise<Answered> {
  return decided(c, id, 'have-left', ['missing'], async (tx, mishap, circle) => {
    await tx.seat.updateMany({
      where: { circleId: circle.id, person: { in: [...mishap.about] }, state: { in: ['in', 'waiting'] } },
      data: { state: 'leaving', leftHow: 'left', leftAt: new Date(c.now.epochMilliseconds) },
    })
  })
}

/** A room in place of the one that is gone, under another key: the old one, should it be there after all, is never taken for it. */
export function makeNewRoom(c: Context, id: string): Promise<Answered> {
  return decided(c, id, 'new-room', ['deleted', 'lost'], async (tx, mishap, circle) => {
    if (mishap.decided === 'new-room') return
    await tx.circle.update({ where: { id: circle.id }, data: { roomKey: newRoomKey() } })
    await change(tx, c, circle, mishap, { decided: 'new-room' })
  })
}

/** Somebody has mended it by hand, or wants to know. */
export function lookAgain(c: Context, id: string): Promise<Answered> {
  return decided(c, id, 'look-again', 'any', async (tx, mishap, circle) => {
    if (mishap.kind === 'shut') await change(tx, c, circle, mishap, { decided: 'again' })
  })
}
