import type { Temporal } from 'temporal-polyfill'
import type { HelpLine, Region } from '../../content/help-lines-schema.ts'
import { helpLines } from '../../content/load.ts'

export type { HelpLine, Region } from '../../content/help-lines-schema.ts'
export { REGIONS as regions } from '../../content/help-lines-schema.ts'

/** Read when the program starts: a broken file stops the start, a lost database or disk later takes nothing away. */
const book = helpLines()

/** After this many days a line is shown with a warning and the steward is told: practice guide, section 5. */
const STALE_AFTER_DAYS = 180

/** The region's lines, for an emergency first, otherwise in the file's order. */
export function linesFor(region: Region): readonly HelpLine[] {
  const { lines } = book[region]
  return [...lines.filter((line) => line.emergency), ...lines.filter((line) => !line.emergency)]
}

/** The region's name as people choose it: 'United Kingdom'. */
export function titleOf(region: Region): string {
  return book[region].title
}

/** Whether nobody has looked at this line for more than 180 days. */
export function isOutdated(line: HelpLine, today: Temporal.PlainDate): boolean {
  return line.verified.until(today, { largestUnit: 'days' }).days > STALE_AFTER_DAYS
}

/** How to reach a line, as plain words: 'call 988, or text 988'. */
export function waysOf(line: HelpLine): string {
  const ways: string[] = []
  if (line.call) ways.push(`call ${line.call}`)
  if (line.text) ways.push(`text ${line.text}`)
  if (line.web) ways.push(line.web)
  return ways.join(', or ')
}

/**
 * One short line of plain text for each help line, for the agreement's pin: numbers that can be read when the bot is away.
 * A note (what to do when you cannot speak) goes along; hours do not.
 */
export function pinText(region: Region): readonly string[] {
  return linesFor(region).map((line) => {
    const where = line.where ? ` (${line.where})` : ''
    const note = line.note ? `. ${line.note}` : ''
    return `${line.name}${where}: ${waysOf(line)}${note}`
  })
}
