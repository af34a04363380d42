import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * What runs longest begins first, so that nobody waits for it alone at the end: real processes that are killed and started again, lives,
 * whatever drives a browser. Then as vitest would have it: by what took long the last time, or by size.
 */
const LONG = [/\/lives\/(discord|slack)\./, /\/kills-/, /\/rehearsal\/(stranger|tour|killed|page\/)/, /\/flows\//]

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const found = LONG.findIndex((pattern) => pattern.test(moduleId))
      return found === -1 ? LONG.length : found
    }
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other))
  }
}
