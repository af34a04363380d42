import { isDeepStrictEqual } from 'node:util'
import { afterAll } from 'vitest'
import { leftOpen } from './left-open.ts'
import { until } from './until.ts'

/**
 * Test files share a process and what they import (`isolate: false`), so none may leave anything to the next: a server that listens, a
 * child process, another working folder or environment. The file that does fails, not the one that comes after it.
 */
const state = () => ({ folder: process.cwd(), environment: { ...process.env } })

const [openBefore, stateBefore] = [leftOpen(), state()]

afterAll(async () => {
  if (!isDeepStrictEqual(state(), stateBefore))
    throw new Error(
      'this file changed the environment or the working folder of its process, and did not change it back',
    )
  // what has just been closed is gone after some turns of the loop
  await until(`what this file opened is closed again; before: ${openBefore.join() || 'nothing'}`, () =>
    isDeepStrictEqual(leftOpen(), openBefore),
  )
})
