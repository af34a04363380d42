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
    const ran = modules.flatMap((module) =>
      [...module.children.allTests()].filter(hasRun).map((test) => [module, test] as const),
    )
    for (const [left, right] of PAIRS) {
      const titles = (word: string) =>
        ran.map(([module, test]) => `${module.relativeModuleId}: ${test.fullName}`).filter(has(word))
      const [onLeft, onRight] = [titles(left), titles(right)]
      const lonely = [...without(onLeft, left, onRight, right), ...without(onRight, right, onLeft, left)]
      if (lonely.length > 0) {
        process.exitCode = 1
        this.#vitest?.logger.error(`These ran on one side of '${left}' and '${right}' only:\n  ${lonely.join('\n  ')}`)
      } else if (onLeft.length > 0) {
        this.#vitest?.logger.log(`${onLeft.length} tests ran '${left}', and the same ${onRight.length} '${right}'`)
      }
    }
  }
}

function hasRun(test: TestCase): boolean {
  const { state } = test.result()
  return state === 'passed' || state === 'failed'
}

function has(word: string): (title: string) => boolean {
  return (title) => title.includes(word)
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
