import { defineConfig } from 'vitest/config'
import { writeIndexes } from './scripts/indexes.mjs'
import { suite } from './test/support/suite.ts'

// a branch that was just merged may bring folders of its own
await writeIndexes()

/** Everything but what is repeated many times: `npm test`. See docs/tests.md. */
export default defineConfig({ test: suite('test') })
