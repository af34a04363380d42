import type { Reporter, TestCase, TestModule, Vitest } from 'vitest/node'

/** Pairs of words of which a test's title has one: whatever is tested 'on sqlite' must be tested 'on postgresql'. */
const PAIRS = [['on sqlite', 'on postgresql']] as const

/**
 * Fails the run when a test ran on one of a pair and not on the other: by its title, and only when it ran to its end (a skipped test
 * did not). Silent when tests were chosen by name.
 */
export default class EvenCounts implements Reporter {
  #vitest: Vitest | undefined

  onInit(vitest: Vitest): void {
    this.#vitest = vitest
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    if (this.#vitest?.config.testNamePattern !== undefined) return
    const titles = modules.flatMap((module) =>
      [...module.children.allTests()].filter(hasRun).map((test) => `${module.relativeModuleId}: ${test.fullName}`),
    )
    const alone = unpaired(titles)
    if (alone.length > 0) {
      process.exitCode = 1
      this.#vitest?.logger.error(`These ran on one database only:\n  ${alone.join('\n  ')}`)
      return
    }
    for (const [left, right] of PAIRS) {
      const count = titles.filter((title) => title.includes(left)).length
      if (count > 0) this.#vitest?.logger.log(`${count} tests ran '${left}', and the same ${count} '${right}'`)
    }
  }
}

/** The titles that speak of one of a pair and have no counterpart that speaks of the other, however often each occurs. */
export function unpaired(titles: readonly string[]): string[] {
  return PAIRS.flatMap(([left, right]) => {
    const onLeft = titles.filter((title) => title.includes(left))
    const onRight = titles.filter((title) => title.includes(right))
    return [...without(onLeft, left, onRight, right), ...without(onRight, right, onLeft, left)]
  })
}

function hasRun(test: TestCase): boolean {
  const { state } = test.result()
  return state === 'passed' || state === 'failed'
}

/** The titles on one side that have no counterpart on the other, however often each occurs. */
function without(titles: string[], word: string, others: string[], otherWord: string): string[] {
  const left = [...others]
  return titles.filter((title) => {
    const at = left.indexOf(title.replaceAll(word, otherWord))
    if (at === -1) return true
    left.splice(at, 1)
    return false
  })
}
