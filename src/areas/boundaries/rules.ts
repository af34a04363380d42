/** 1,800 characters: a platform may have to escape each one, and doubled they still fit into one message with the facts beside them. */
export const WHAT_AT_MOST = 1_800

/** What is added later is shorter, and so stays readable beside what happened. */
export const WORDS_AT_MOST = 1_000

/** Records of a circle are called by four digits. */
export const NUMBERS = { from: 1_000, to: 9_999 } as const

/**
 * The number by which people speak of a record, drawn by lot among those that the circle has not used yet. Counted up, the numbers
 * would tell a facilitator that there is one about herself: a gap in her list, or a jump in the number of what she logs next.
 * Numbered anew for each reader, two people who speak of 'number 4' would mean different records, and would find out why.
 * @param draw a random whole number from 0 to below its argument
 * @throws RangeError when all 9,000 are used
 */
export function drawNumber(used: readonly number[], draw: (below: number) => number): number {
  const taken = new Set(used)
  const free = Array.from({ length: NUMBERS.to - NUMBERS.from + 1 }, (_, at) => NUMBERS.from + at).filter(
    (number) => !taken.has(number),
  )
  const number = free.length === 0 ? undefined : free[draw(free.length)]
  if (number === undefined) throw new RangeError('no number is left for a boundary record')
  return number
}

/** What can become of a note: time-keeping is met with kindness, some clauses are never struck, for the rest people decide. */
export type Strike = 'time' | 'never' | 'people-decide'

export function strikeOf(clause: { strikeable: boolean; timekeeping: boolean }): Strike {
  if (clause.timekeeping) return 'time'
  return clause.strikeable ? 'people-decide' : 'never'
}

/**
 * Whether one is asked what one made of it. Practice guide, section 5: that is kept of a boundary, apart from what happened; of a concern,
 * a disclosure and an emergency only facts are. A clause that never becomes a strike is about time, or about how somebody is.
 */
export const asksForOpinion = (strike: Strike): boolean => strike === 'people-decide'

/**
 * Parts in their reading order, put on pages of a certain room; a part that is larger has a page of its own.
 * @param costs of each part, in the unit of `room`
 * @returns for each page the places of its parts; none where there is no part
 */
export function pagesOf(costs: readonly number[], room: number): number[][] {
  const pages: number[][] = []
  let left = 0
  for (const [at, cost] of costs.entries()) {
    const page = pages.at(-1)
    if (page !== undefined && cost <= left) page.push(at)
    else pages.push([at])
    left = (page !== undefined && cost <= left ? left : room) - cost
  }
  return pages
}
