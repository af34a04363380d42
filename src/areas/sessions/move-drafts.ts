import { Temporal } from 'temporal-polyfill'
import * as z from 'zod'
import { UserError } from '../../chat/errors.ts'
import type { Context } from '../../context.ts'
import { changeDraft, keepDraft, openDraft } from '../../data/drafts.ts'
import { REMAINING_SESSIONS } from './moves.ts'
import type { MoveRequest } from './moving.ts'

const KIND = 'session.move'

const Stored = z.object({
  circle: z.string(),
  session: z.string(),
  number: z.number(),
  /** Where it stood when it was asked for, in words. */
  from: z.string(),
  date: z.string(),
  time: z.string(),
  rest: z.enum(REMAINING_SESSIONS),
  /** What the form minted: what comes of it is unique on it. */
  made: z.string(),
  /** The plan's stamp when it was last looked at. */
  seen: z.number(),
})
/** A move being looked at: its own person's, for 24 hours. */
export type MoveDraft = z.infer<typeof Stored>

const owned = (c: Context) => ({ community: c.community.id, owner: c.actor.person, kind: KIND })

/** @throws UserError 'sessions.move.gone' when it is not hers, not of this circle, or no longer there */
export async function moveDraft(c: Context, circle: string, id: string): Promise<MoveDraft> {
  const body = await openDraft(c.db.read, c.cipher, { ...owned(c), id, now: c.now })
  const draft = body === null ? null : Stored.parse(body)
  if (draft?.circle !== circle) throw new UserError('sessions.move.gone')
  return draft
}

export function keepMove(c: Context, body: MoveDraft): Promise<string> {
  return c.db.transaction((tx) => keepDraft(tx, c.cipher, { ...owned(c), body, now: c.now }))
}

/** @throws UserError 'sessions.move.gone' */
export async function changeMove(c: Context, id: string, body: MoveDraft): Promise<void> {
  const kept = await c.db.transaction((tx) => changeDraft(tx, c.cipher, { ...owned(c), id, body, now: c.now }))
  if (!kept) throw new UserError('sessions.move.gone')
}

export const wishOf = ({ session, rest, date, time }: MoveDraft): MoveRequest => ({
  what: 'move',
  session,
  rest,
  to: Temporal.PlainDate.from(date).toPlainDateTime(time),
})
