import type { Temporal } from 'temporal-polyfill'
import type { Tables } from './db.ts'
import { newId } from './ids.ts'
import { dateOf } from './times.ts'

/** One sensitive read or change: who did what to what, and when. There is no room for the text itself. */
export interface Audited {
  community: string
  /** The platform's id of the person who acted. */
  actor: string
  /** What was done, like 'boundary.read'. */
  action: string
  /** What it was done to, by id. */
  subject: string
  at: Temporal.Instant
}

/** Writes the act down in the transaction that carries it out: neither is kept without the other. */
export async function audit(tx: Tables, { community, actor, action, subject, at }: Audited): Promise<void> {
  await tx.auditEvent.create({
    data: { id: newId(), communityId: community, actor, action, subject, at: dateOf(at) },
  })
}
