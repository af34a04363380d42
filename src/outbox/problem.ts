import * as z from 'zod'
import type { PlatformErrorKind } from '../chat/errors.ts'

/** What a platform said when it would not do something. `detail` is its own word, such as the name of a permission. */
export interface PlatformRefusal {
  readonly kind: PlatformErrorKind
  readonly detail: string
}

/** What is wrong with a post, as its row keeps it. */
export interface PostProblem {
  /** 'held', 'failed': it was not sent, or perhaps not. 'unpinned', 'unedited': it is there, but not as wanted. */
  readonly is: 'held' | 'failed' | 'unpinned' | 'unedited'
  /** Null where the platform said nothing. */
  readonly refusal: PlatformRefusal | null
}

const VERSION = 1

const Stored = z.strictObject({
  v: z.literal(VERSION),
  is: z.enum(['held', 'failed', 'unpinned', 'unedited']),
  refusal: z
    .strictObject({
      kind: z.enum(['forbidden', 'not-found', 'rate-limited', 'unknown-outcome', 'unavailable', 'invalid']),
      detail: z.string(),
    })
    .nullable(),
}) satisfies z.ZodType<PostProblem>

export function writeProblem({ is, refusal }: PostProblem): string {
  // a PlatformError has more, which is nobody's business here
  const said = refusal && { kind: refusal.kind, detail: refusal.detail }
  return JSON.stringify({ v: VERSION, is, refusal: said } satisfies z.infer<typeof Stored>)
}

/** What cannot be read any more, a post or its problem, fails like this: whoever is asked reads that it is a fault of ours. */
export const UNREADABLE: PlatformRefusal = { kind: 'invalid', detail: 'unreadable' }

/** A problem of an unknown version, or a broken one, is still a problem: what it was cannot be said any more. */
export function readProblem(stored: string | null): PostProblem | null {
  if (stored === null) return null
  const read = Stored.safeParse(jsonIn(stored))
  if (!read.success) return { is: 'failed', refusal: UNREADABLE }
  const { is, refusal } = read.data
  return { is, refusal }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
