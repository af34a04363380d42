/** 1,800 characters: a platform may have to escape each one, and doubled they still fit into one message with the facts beside them. */
export const WHAT_AT_MOST = 1_800

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
