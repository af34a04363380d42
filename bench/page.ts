import { readFile, writeFile } from 'node:fs/promises'
import { cpus, release, totalmem, type } from 'node:os'
import { fileURLToPath } from 'node:url'
import { table } from '../src/cli/markdown.ts'
import { type Compared, compare, verdictOn } from './compare.ts'
import { spread } from './statistics.ts'
import type { Plan, Trial } from './trial.ts'

const PAGE = fileURLToPath(new URL('../docs/performance.md', import.meta.url))

const part = (name: string) => ({ begin: `<!-- ${name}: made by npm run bench -->`, end: `<!-- end of ${name} -->` })

/** Puts `text` between the two marks that carry this name. @throws Error when the page has not both */
export function between(page: string, name: string, text: string): string {
  const { begin, end } = part(name)
  const [from, to] = [page.indexOf(begin), page.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`docs/performance.md has no place for ‘${name}’`)
  return `${page.slice(0, from + begin.length)}\n\n${text}\n\n${page.slice(to)}`
}

export async function write(name: string, text: string): Promise<void> {
  await writeFile(PAGE, between(await readFile(PAGE, 'utf8'), name, text))
}

export const number = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)
const withSpread = ({ median, least, most }: Compared['bare'], unit: string) =>
  `${number(median)} ${unit} (${number(least)}–${number(most)})`

/** The tables, as they stand in docs/performance.md and on the terminal. */
export function measured(trials: readonly Trial[], { rounds, seconds, rest, warmUp }: Plan): string {
  const rows = compare(trials).map((each) => [
    each.what,
    withSpread(each.bare, each.unit),
    withSpread(each.roundel, each.unit),
    each.ratio.toFixed(2),
    each.bound === null ? '' : `≤ ${each.bound}`,
    verdictOn(each),
  ])
  return [
    [
      `Measured on ${new Date().toISOString().slice(0, 10)}: ${machine()}, Node ${process.version}. ${rounds} starts of each, in turn;`,
      `each rate for ${seconds} s after ${warmUp} s of warming up, memory at rest after ${rest} s. Medians, with the least and the most of`,
      'all starts in brackets; a difference under 15 % counts as none.',
    ].join('\n'),
    table(['', 'Bare', 'Roundel', 'Ratio', 'Bound', ''], rows),
    fakesPart(trials),
  ].join('\n\n')
}

export function machine(): string {
  const all = cpus()
  return `${all.length} × ${all[0]?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 1024 ** 3)} GB, ${type()} ${release()}`
}

/** How much of the time the one thread of the fakes was busy: near 1 it is they who are measured, not the programs. */
function fakesPart(trials: readonly Trial[]): string {
  const rates = [...new Set(trials[0]?.rates.map(({ rate }) => rate) ?? [])]
  const rows = rates.map((rate) => {
    const at = trials.flatMap((trial) => trial.rates.filter((each) => each.rate === rate))
    const busy = spread(at.map(({ fakes }) => fakes.busy * 100))
    const lost = at.reduce((sum, { failed }) => sum + failed, 0)
    return [
      `${rate} a second`,
      `${busy.median.toFixed(0)} % (${busy.least.toFixed(0)}–${busy.most.toFixed(0)})`,
      `${spread(at.map(({ fakes }) => fakes.cpu)).median.toFixed(2)} ms`,
      `${lost} of ${at.reduce((sum, { commands }) => sum + commands, 0)}`,
    ]
  })
  return table(
    ['The platforms’ side', 'Its thread was busy', 'Its CPU for a command', 'Commands without an answer'],
    rows,
  )
}
