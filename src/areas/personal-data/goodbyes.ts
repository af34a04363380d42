import type { View } from '../../chat/view.ts'
import type { Cipher } from '../../data/cipher.ts'
import type { ReadOnly, Tables } from '../../data/db.ts'
import { type PostRow, viewOf } from '../../outbox/row.ts'

/** What somebody said to her circle when she left, posted as her words: src/areas/membership/leaving.ts makes these. */
export interface Goodbye {
  row: PostRow
  words: string
}

/** Hers are known by the name in them: the key does not tell, so that nobody reads it there. */
export async function goodbyesOf(
  tables: ReadOnly<Tables>,
  cipher: Cipher,
  { community, person }: { community: string; person: string },
): Promise<Goodbye[]> {
  const rows = await tables.post.findMany({
    where: { communityId: community, toKind: 'room', key: { startsWith: 'goodbye:' } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  return rows.flatMap((row) => {
    const words = saidBy(viewOf(cipher, row), person)
    return words === null ? [] : [{ row, words }]
  })
}

/** What she says in it; null where it is not she who says something. */
function saidBy(made: View, person: string): string | null {
  const names = made.blocks.flatMap((block) => (block.kind === 'text' ? block.text : []))
  if (!names.some((leaf) => leaf.kind === 'person' && leaf.person === person)) return null
  const said = made.blocks.flatMap((block) => (block.kind === 'quote' ? block.text : []))
  return said.map((leaf) => ('text' in leaf ? leaf.text : '')).join('')
}
