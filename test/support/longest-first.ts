import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What runs for minutes begins first, so that nobody waits for it alone at the end; then as vitest would have it. */
const LONG = [/\/lives\/(discord|slack)\.test\.ts$/, /\/flows\//]

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const found = LONG.findIndex((pattern) => pattern.test(moduleId))
      return found === -1 ? LONG.length : found
    }
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other))
  }
}
