import type { View } from '../../chat/view.ts'
import type { Cipher } from '../../data/cipher.ts'
import type { ReadOnly, Tables } from '../../data/db.ts'
import { viewOf } from '../../outbox/content.ts'
import { type PostRow, parsePost } from '../../outbox/row.ts'
import { GOODBYE } from '../membership/topics.ts'

/** What somebody said to her circle when she left, posted as her words: src/areas/membership/leaving.ts makes these. */
export interface Goodbye {
  row: PostRow
  words: string
}

export async function goodbyesOf(
  tables: ReadOnly<Tables>,
  cipher: Cipher,
  { community, person }: { community: string; person: string },
): Promise<Goodbye[]> {
  const rows = await tables.post.findMany({
    where: { communityId: community, author: person, topic: GOODBYE.name },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map(parsePost).map((row) => ({ row, words: quotedIn(viewOf(cipher, row)) }))
}

function quotedIn(made: View): string {
  const said = made.blocks.flatMap((block) => (block.kind === 'quote' ? block.text : []))
  return said.map((leaf) => ('text' in leaf ? leaf.text : '')).join('')
}
