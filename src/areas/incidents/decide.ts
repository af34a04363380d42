import type { Context } from '../../context.ts'
import { audit } from '../../data/audit.ts'
import type { Tables } from '../../data/db.ts'
import { circleOf } from '../circles/subject-circle.ts'
import { newRoomKey } from '../opening/room-key.ts'
import { type CircleRow, change, type Mishap, mishapOf } from './incidents.ts'
import { LOOKED_AT, lookSoon } from './looking.ts'
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
export function decided(
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
