import type { Reporter, TestModule, Vitest } from 'vitest/node'

/** Where the time of one test file went, in ms. */
export interface Spent {
  /** 'test/flows/life.test.ts' */
  file: string
  /** By the clock: imports, hooks and tests. Files run beside each other, so the sum is greater than what one waits. */
  time: number
  /** Computed by its worker; the same on a busy machine. The rest it waited: for others, for child processes, for PostgreSQL. */
  processor: number
}

const TOP = 10

/** Prints where the time of a whole run went: by folder, and the files that took the most. docs/tests.md says what a folder may take. */
export default class WhereTimeGoes implements Reporter {
  #vitest: Vitest | undefined

  onInit(vitest: Vitest): void {
    this.#vitest = vitest
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    // a few files that somebody looks at need no table
    if (modules.length > TOP) this.#vitest?.logger.log(table(modules.map(spent)))
  }
}

function spent(module: TestModule): Spent {
  const { collectDuration, setupDuration, duration } = module.diagnostic()
  return {
    file: module.relativeModuleId,
    time: collectDuration + setupDuration + duration,
    processor: module.meta().processor ?? 0,
  }
}

/** The folders and the ten longest files, each with the seconds by the clock and of a processor; the longest first. */
export function table(files: readonly Spent[]): string {
  const byFolder = [...new Set(files.map(folderOf))].map((folder) => {
    const of = files.filter((each) => folderOf(each) === folder)
    return { file: `${folder} (${of.length})`, time: total(of, 'time'), processor: total(of, 'processor') }
  })
  return [
    row('seconds', 'computed', 'in each folder (files)'),
    ...longest(byFolder).map(line),
    line({ file: 'in all', time: total(files, 'time'), processor: total(files, 'processor') }),
    '',
    row('seconds', 'computed', `in the ${TOP} longest files`),
    ...longest(files).slice(0, TOP).map(line),
    '',
  ].join('\n')
}

const folderOf = ({ file }: Spent): string => file.split('/').slice(0, -1).slice(0, 2).join('/')
const total = (files: readonly Spent[], what: 'time' | 'processor'): number =>
  files.reduce((sum, each) => sum + each[what], 0)
const longest = (files: readonly Spent[]): Spent[] => files.toSorted((one, other) => other.time - one.time)
const row = (time: string, processor: string, what: string): string =>
  `${time.padStart(9)}${processor.padStart(10)}  ${what}`
const line = ({ file, time, processor }: Spent): string => row(seconds(time), seconds(processor), file)
const seconds = (ms: number): string => (ms / 1_000).toFixed(1)
