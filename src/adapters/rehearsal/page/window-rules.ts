/** A row that has not been measured yet is taken to be this high, in px. */
const GUESS = 72
/** So many px above and below what is seen are there too, so that nothing is white while scrolling. */
const NEAR = 900

/** Where each row begins, in px from the top of the first one; the last number is where all of it ends. */
export function offsetsOf(rows: readonly { id: string }[], heights: ReadonlyMap<string, number>): readonly number[] {
  const offsets = [0]
  let sum = 0
  for (const { id } of rows) {
    sum += heights.get(id) ?? GUESS
    offsets.push(sum)
  }
  return offsets
}

/** The row that stands at this height: the last one that begins at or above it. */
export function rowAt(offsets: readonly number[], top: number): number {
  let low = 0
  let high = Math.max(0, offsets.length - 2)
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((offsets[middle] ?? 0) <= top) low = middle
    else high = middle - 1
  }
  return low
}

/** The rows that have to be in the page: from `start` up to, not including, `end`. */
export function windowOf(offsets: readonly number[], top: number, height: number): { start: number; end: number } {
  const rows = offsets.length - 1
  if (rows <= 0) return { start: 0, end: 0 }
  return {
    start: rowAt(offsets, Math.max(0, top - NEAR)),
    end: Math.min(rows, rowAt(offsets, top + height + NEAR) + 1),
  }
}
