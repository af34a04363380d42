import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/postgres-server.ts'],
    reporters: ['default', './test/support/even-counts.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
