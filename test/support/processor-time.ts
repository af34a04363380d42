import { afterAll } from 'vitest'

declare module 'vitest' {
  interface TaskMeta {
    /** Of a file, imports and tests: what its worker computed, in ms of one processor; its child processes and PostgreSQL are not in it. */
    processor?: number
  }
}

const before = process.cpuUsage()

// biome-ignore lint/correctness/noEmptyPattern: vitest reads from the pattern which fixtures are wanted
afterAll(({}, file) => {
  const { user, system } = process.cpuUsage(before)
  file.meta.processor = (user + system) / 1_000
})
