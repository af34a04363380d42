import { Temporal } from 'temporal-polyfill'
import type { Cipher } from './cipher.ts'
import type { ReadOnly, Tables } from './db.ts'
import { newId } from './ids.ts'
import { placeOf, sealedColumn } from './sealed.ts'
import { dateOf } from './times.ts'

export const DRAFT_BODY = sealedColumn('Draft.sealedBody', (tables, startsWith) =>
  tables.draft.count({ where: { sealedBody: { startsWith } } }),
)

/** A day to come back to a form that was left half-way (architecture, rule 6). */
const DRAFT_LIFE = Temporal.Duration.from({ hours: 24 })

/** Whose draft, of which form. All of it is bound to the encrypted text: a draft cannot change hands. */
export interface DraftOwner {
  community: string
  /** The platform's id of the person who is filling in the form. */
  owner: string
  /** Which form, like 'circle.create'. */
  kind: string
}

/**
 * Keeps a form's answers for its owner, for 24 hours from now.
 * @param body anything that JSON can hold
 * @returns the draft's id, for a button to carry
 */
export async function keepDraft(
  tx: Tables,
  cipher: Cipher,
  draft: DraftOwner & { body: unknown; now: Temporal.Instant },
): Promise<string> {
  const id = newId()
  await tx.draft.create({
    data: {
      id,
      communityId: draft.community,
      owner: draft.owner,
      kind: draft.kind,
      sealedBody: cipher.seal(JSON.stringify(draft.body), placeOfDraft(id, draft)),
      createdAt: dateOf(draft.now),
      expiresAt: dateOf(draft.now.add(DRAFT_LIFE)),
    },
  })
  return id
}

/** Puts new answers in the place of the former ones; the 24 hours start again. False if there is no such draft of hers, or no longer. */
export async function changeDraft(
  tx: Tables,
  cipher: Cipher,
  draft: DraftOwner & { id: string; body: unknown; now: Temporal.Instant },
): Promise<boolean> {
  const { count } = await tx.draft.updateMany({
    where: mine(draft),
    data: {
      sealedBody: cipher.seal(JSON.stringify(draft.body), placeOfDraft(draft.id, draft)),
      expiresAt: dateOf(draft.now.add(DRAFT_LIFE)),
    },
  })
  return count === 1
}

/**
 * The answers kept in a draft, to be checked by its form; null if there is no such draft of hers, or no longer.
 * @throws SealError when the row was altered
 */
export async function openDraft(
  tables: ReadOnly<Tables>,
  cipher: Cipher,
  draft: DraftOwner & { id: string; now: Temporal.Instant },
): Promise<unknown> {
  const row = await tables.draft.findFirst({ where: mine(draft), orderBy: { id: 'asc' } })
  return row === null ? null : JSON.parse(cipher.open(row.sealedBody, placeOfDraft(row.id, draft)))
}

/** Forgets a draft once its form has been carried out, or at its owner's wish. */
export async function dropDraft(tx: Tables, draft: DraftOwner & { id: string }): Promise<void> {
  const { id, community, owner, kind } = draft
  await tx.draft.deleteMany({ where: { id, communityId: community, owner, kind } })
}

/** Deletes the drafts that nobody came back to. @returns how many */
export async function purgeDrafts(tx: Tables, now: Temporal.Instant): Promise<number> {
  const { count } = await tx.draft.deleteMany({ where: { expiresAt: { lte: dateOf(now) } } })
  return count
}

function mine({ id, community, owner, kind, now }: DraftOwner & { id: string; now: Temporal.Instant }) {
  return { id, communityId: community, owner, kind, expiresAt: { gt: dateOf(now) } }
}

function placeOfDraft(id: string, { community, owner, kind }: DraftOwner): string {
  return placeOf(DRAFT_BODY, id, community, owner, kind)
}
