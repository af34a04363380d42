import { defineConfig } from 'vitest/config'
import { suite } from './test/support/suite.ts'

/** What is repeated many times: `npm run soak`, or one slice of it: `npm run soak -- --shard=1/4`. */
export default defineConfig({ test: suite('soak') })
