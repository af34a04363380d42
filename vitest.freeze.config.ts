import { defineConfig } from 'vitest/config'
import { suite } from './test/support/suite.ts'

/** Makes the frozen database of this version anew: `npm run freeze` (ADR 15). */
export default defineConfig({ test: suite('freeze') })
