import { availableParallelism } from 'node:os'
import type { ViteUserConfig } from 'vitest/config'
import { LongestFirst } from './longest-first.ts'

const SOAK = 'test/**/*.soak.test.ts'
/** Writes files that are kept in git, and is run by hand alone. */
const FREEZE = 'test/**/*.freeze.ts'

/** `npm test`, `npm run soak` or `npm run freeze`: docs/tests.md says what is in which. */
export type Part = 'test' | 'soak' | 'freeze'

const INCLUDED: Record<Part, string> = { test: 'test/**/*.test.ts', soak: SOAK, freeze: FREEZE }

export function suite(part: Part): NonNullable<ViteUserConfig['test']> {
  return {
    include: [INCLUDED[part]],
    exclude: ['**/node_modules/**', ...(part === 'soak' ? [] : [SOAK])],
    // What is imported is imported once for each worker: half a second to three for each file otherwise. nothing-left.ts sees to it that
    // no file leaves anything to the next.
    isolate: false,
    setupFiles: ['test/support/no-nesting.ts', 'test/support/nothing-left.ts', 'test/support/processor-time.ts'],
    globalSetup: ['test/support/postgres-server.ts'],
    reporters: ['default', './test/support/even-counts.ts', './test/support/where-time-goes.ts'],
    // one more than there are processors, for tests wait a good deal; but no more than the one PostgreSQL server of the run has room for
    maxWorkers: Math.min(4, availableParallelism() + 1),
    // WebAssembly is compiled once, quickly (Prisma's compiler of queries; most of a file's processes do not live to see a better one), and
    // what lives for a moment is not copied about
    execArgv: ['--liftoff-only', '--max-semi-space-size=64'],
    sequence: { sequencer: LongestFirst },
    // what is waited for is an event: the bound is only there so that a run ends, and must not be met on a busy machine
    expect: { poll: { timeout: 30_000, interval: 20 } },
    testTimeout: 60_000,
    hookTimeout: 120_000,
  }
}
