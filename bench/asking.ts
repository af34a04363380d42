import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'

/** How long a question may take, in ms: the longest drives for some ten seconds and waits for the last answers. */
const PATIENCE = 120_000

/** Asks a child process over IPC: each question carries an id, and so does its answer. Rejects when the child ends before it answers. */
export function asking(child: ChildProcess): (question: object) => Promise<unknown> {
  let last = 0
  return async (question) => {
    last += 1
    const id = last
    const over = new AbortController()
    const late = AbortSignal.any([AbortSignal.timeout(PATIENCE), over.signal])
    const answer = answerTo(child, id, late)
    const ended = once(child, 'exit', { signal: late }).then(([code]): never => {
      throw new Error(`the process ended (${String(code)}) before it answered`)
    })
    ended.catch(() => {})
    child.send({ ...question, id })
    return Promise.race([answer, ended]).finally(() => over.abort())
  }
}

async function answerTo(child: ChildProcess, id: number, signal: AbortSignal): Promise<unknown> {
  for (;;) {
    const [said]: unknown[] = await once(child, 'message', { signal })
    if (typeof said === 'object' && said !== null && 'id' in said && said.id === id) return said
  }
}

/** Ends it, in order if it will. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const hard = setTimeout(() => child.kill('SIGKILL'), 30_000)
  await ended
  clearTimeout(hard)
}
