/** The value below which the `part` (0 to 1) of the values lie, by nearest rank. @throws Error without values */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const found = sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(part * sorted.length) - 1))]
  if (found === undefined) throw new Error('nothing was measured')
  return found
}

/** The middle value; of an even number the mean of both. */
export const median = (values: readonly number[]): number => (quantile(values, 0.5) + quantile(values, 0.5000001)) / 2

export interface Spread {
  median: number
  least: number
  most: number
}

export const spread = (values: readonly number[]): Spread => ({
  median: median(values),
  least: Math.min(...values),
  most: Math.max(...values),
})

/** Differences under this part of the smaller are noise (issue 'A circle's whole life', 9). */
export const NOISE = 0.15
