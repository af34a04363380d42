import { type Deed, deeds } from './load/wire.ts'
import { NOISE, type Spread, spread } from './statistics.ts'
import type { AtRate, Trial } from './trial.ts'

/** One thing measured on both, with how much more the product may need. */
export interface Compared {
  what: string
  unit: 'ms' | 'MB'
  bare: Spread
  roundel: Spread
  /** Of the two medians. */
  ratio: number
  /** Null where nothing is promised. */
  bound: number | null
}

/** 'noise' where the two differ by less than is measured surely. */
export function verdictOn({ ratio, bound }: Pick<Compared, 'ratio' | 'bound'>): string {
  if (Math.abs(ratio - 1) < NOISE) return 'no difference'
  if (bound === null) return ''
  return ratio <= bound ? 'kept' : 'not kept'
}

const MB = 1024 * 1024

/** How the two acts are called (the bare program's are `/note` and `/notehelp`), and how much more CPU than its they may need. */
const ACTS: Readonly<Record<Deed, { name: string; cpu: number }>> = {
  work: { name: 'a press', cpu: 1.5 },
  help: { name: '/roundel help', cpu: 1.25 },
}

export function compare(trials: readonly Trial[]): Compared[] {
  const rates = [...new Set(trials[0]?.rates.map(({ rate }) => rate) ?? [])]
  const both = (what: string, unit: Compared['unit'], bound: number | null, of: (trial: Trial) => number): Compared => {
    const [bare, roundel] = (['bare', 'roundel'] as const).map((subject) =>
      spread(trials.filter((each) => each.subject === subject).map(of)),
    )
    if (!bare || !roundel) throw new Error('both are measured')
    return { what, unit, bare, roundel, bound, ratio: roundel.median / bare.median }
  }
  const at = (trial: Trial, deed: Deed, rate: number): AtRate => {
    const found = trial.rates.find((each) => each.deed === deed && each.rate === rate)
    if (!found) throw new Error(`${deed} at ${rate} a second was not measured`)
    return found
  }
  const ofEach = (deed: Deed): Compared[] => {
    const { name, cpu } = ACTS[deed]
    return [
      ...rates.map((rate) =>
        both(`CPU for ${name}, ${rate} a second`, 'ms', cpu, (trial) => at(trial, deed, rate).cpu),
      ),
      ...rates.map((rate) =>
        both(`First answer to ${name}, half of all, ${rate} a second`, 'ms', 1.5, (trial) => at(trial, deed, rate).p50),
      ),
      ...rates.map((rate) =>
        both(`First answer to ${name}, 95 of 100, ${rate} a second`, 'ms', null, (trial) => at(trial, deed, rate).p95),
      ),
    ]
  }
  return [
    ...deeds.flatMap(ofEach),
    both('Memory at rest, whole process (RSS)', 'MB', 1.3, ({ rss }) => rss / MB),
    both('Memory at rest, JavaScript’s heap in it', 'MB', null, ({ heap }) => heap / MB),
    both(
      'Memory under load, whole process, the most',
      'MB',
      1.3,
      (trial) => Math.max(...trial.rates.map(({ rss }) => rss)) / MB,
    ),
    both('Start to ready', 'ms', 1.2, ({ ready }) => ready),
  ]
}
