/** Longest wait between two tries, in ms: an outage that ends is noticed within ten minutes. */
const LONGEST_WAIT = 600_000

const FIRST_WAIT = 1_000

/** How long to wait after the nth failure in a row, in ms: 1 s, doubled each time; longer where the platform asks for it. */
export function waitAfter(tries: number, retryAfter = 0): number {
  return Math.max(retryAfter, Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (Math.max(1, tries) - 1)))
}
