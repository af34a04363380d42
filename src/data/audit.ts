import type { Temporal } from 'temporal-polyfill'
import { mint, type Token } from '../token.ts'
import type { Tables } from './db.ts'
import { newId } from './ids.ts'
import { dateOf } from './times.ts'

/** Something that is written down when it is done: a sensitive read, or a change. Minted in the area that does it. */
export type AuditAction = Token<'audit action'>

/** @param name 'circle.pause'; it stands in AuditEvent.action */
export const auditAction = (name: string): AuditAction => mint('audit action', name, {})

/** Several at once, found by what was done: `auditActions('boundary', ['read', 'strike']).read` is 'boundary.read'. */
export function auditActions<K extends string>(of: string, acts: readonly K[]): Readonly<Record<K, AuditAction>> {
  // the keys are those of the list, and all of them: what Object.fromEntries cannot say
  return Object.fromEntries(acts.map((act) => [act, auditAction(`${of}.${act}`)])) as Record<K, AuditAction>
}

/** One sensitive read or change: who did what to what, and when. There is no room for the text itself. */
export interface Audited {
  community: string
  /** The platform's id of the person who acted. */
  actor: string
  action: AuditAction
  /** What it was done to, by id. */
  subject: string
  at: Temporal.Instant
}

/** Writes the act down in the transaction that carries it out: neither is kept without the other. */
export async function audit(tx: Tables, { community, actor, action, subject, at }: Audited): Promise<void> {
  await tx.auditEvent.create({
    data: { id: newId(), communityId: community, actor, action: action.name, subject, at: dateOf(at) },
  })
}
