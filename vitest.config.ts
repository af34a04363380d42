import { defineConfig } from 'vitest/config'
import { suite } from './test/support/suite.ts'

/** Everything but what is repeated many times: `npm test`. See docs/tests.md. */
export default defineConfig({ test: suite('test') })
