import * as z from 'zod'
import type { FileToSend } from '../chat/platform.ts'
import type { View } from '../chat/view.ts'
import { type Cipher, SealError } from '../data/cipher.ts'
import { placeOf, sealedColumn } from '../data/sealed.ts'
import type { PostRow } from './row.ts'
import { readView, writeView } from './stored-view.ts'

/**
 * What a post says cannot be read: its key is missing, it was altered, or another version of Roundel wrote it. Never holds what it is.
 */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError'
}

export const POST_VIEW = sealedColumn('Post.sealedView', (tables, startsWith) =>
  tables.post.count({ where: { sealedView: { startsWith } } }),
)
export const POST_FILE = sealedColumn('Post.sealedFile', (tables, startsWith) =>
  tables.post.count({ where: { sealedFile: { startsWith } } }),
)

/** The view that the row keeps, encrypted. */
export const sealedView = (cipher: Cipher, id: string, view: View): string =>
  cipher.seal(writeView(view), placeOf(POST_VIEW, id))

/** @throws UnreadableError */
export function viewOf(cipher: Cipher, { id, sealedView: sealed }: Pick<PostRow, 'id' | 'sealedView'>): View {
  const place = placeOf(POST_VIEW, id)
  return readable(place, () => readView(cipher.open(sealed, place)))
}

const FILE_VERSION = 1
const StoredFile = z.strictObject({
  ...{ v: z.literal(FILE_VERSION), name: z.string(), alt: z.string() },
  bytes: z.string(),
})

/** The file that the row keeps until it is sent, encrypted. */
export function sealedFile(cipher: Cipher, id: string, { name, alt, bytes }: FileToSend): string {
  const file = { v: FILE_VERSION, name, alt, bytes: Buffer.from(bytes).toString('base64') } as const
  return cipher.seal(JSON.stringify(file satisfies z.infer<typeof StoredFile>), placeOf(POST_FILE, id))
}

/** Null where no file goes with it. @throws UnreadableError */
export function fileOf(
  cipher: Cipher,
  { id, sealedFile: sealed }: Pick<PostRow, 'id' | 'sealedFile'>,
): FileToSend | null {
  if (sealed === null) return null
  const place = placeOf(POST_FILE, id)
  const { name, alt, bytes } = readable(place, () => StoredFile.parse(JSON.parse(cipher.open(sealed, place))))
  return { name, alt, bytes: Buffer.from(bytes, 'base64') }
}

function readable<T>(place: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    // a schema's message would name what it found
    if (error instanceof SealError) throw new UnreadableError(error.message)
    if (error instanceof z.ZodError || error instanceof SyntaxError)
      throw new UnreadableError(`${place} cannot be read`)
    throw error
  }
}
