import type { z } from 'zod'

/** Says within a zod check what does not fit together, at its place, with the mend. */
export function faultAt(context: z.core.$RefinementCtx, path: PropertyKey[], what: string, mend: string): void {
  context.addIssue({ code: 'custom', message: what, path, params: { mend } })
}

/** Faults of a list whose entries must carry different values of one kind: 'id', 'number'. */
export function faultAtRepeats<T>(
  context: z.core.$RefinementCtx,
  list: readonly T[],
  value: (entry: T) => string | number,
  pathOf: (index: number) => PropertyKey[],
): void {
  const seen = new Set<string | number>()
  for (const [index, entry] of list.entries()) {
    const own = value(entry)
    if (seen.has(own)) faultAt(context, pathOf(index), `‘${own}’ stands here a second time`, 'Give each its own')
    seen.add(own)
  }
}
