import { type ChildProcess, fork } from 'node:child_process'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { asking, end } from './asking.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** In ms and bytes, as Node tells them of the process. */
const Used = z.object({ cpu: z.number(), rss: z.number(), heapUsed: z.number() })
export type Used = z.infer<typeof Used>

/** A program that is measured, running. */
export interface Measured {
  /** From the start of the process until people on both platforms had been answered, in ms. */
  ready: number
  /** @param collect collects garbage first, so that what is left is what it keeps */
  used(collect?: 'collected'): Promise<Used>
  stop(): Promise<void>
}

/** How long a start may take before it is given up, in ms. */
const READY_WITHIN = 60_000

/**
 * Starts it as it is started in use: `node <file>`, with nothing added but the probe that answers our questions.
 * @param answers resolves once people on both platforms have been answered
 */
export async function start(
  file: string,
  env: Readonly<Record<string, string>>,
  answers: () => Promise<void>,
  nodeOptions: readonly string[] = [],
): Promise<Measured> {
  const before = performance.now()
  const child = fork(resolve(root, file), [], {
    cwd: root,
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...env },
    execArgv: ['--import', new URL('./probe.mjs', import.meta.url).href, ...nodeOptions],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const sinceStart = async () => {
    await answers()
    return performance.now() - before
  }
  let ready: number
  try {
    // what else a start has to do is not waited for by anybody, but must be over before anything is measured
    ;[ready] = await Promise.all([sinceStart(), saysStarted(child)])
  } catch (error) {
    await end(child)
    throw error
  }
  const ask = asking(child)
  return {
    ready,
    used: async (collect) => Used.parse(await ask({ collect: collect === 'collected' })),
    stop: () => end(child),
  }
}

/** Both programs say so in a line of their log. What follows is read and dropped, so that they never wait for us. */
function saysStarted(child: ChildProcess): Promise<void> {
  const { stdout } = child
  if (stdout === null) throw new Error('its log goes nowhere')
  return new Promise((done, fail) => {
    const late = setTimeout(() => fail(new Error('it did not start in time')), READY_WITHIN)
    child.once('exit', (code) => {
      clearTimeout(late)
      fail(new Error(`it ended (${String(code)}) instead of starting`))
    })
    createInterface(stdout).on('line', (line) => {
      if (!line.includes('"started"')) return
      clearTimeout(late)
      done()
    })
  })
}
