import { once } from 'node:events'

/**
 * How long stopping may take before the process ends by itself, in ms: within the ten seconds after which a container is killed, and well
 * within the 90 of systemd. Whatever is cut off then is found by the next start, as after a kill.
 */
const WITHIN = 8_000

/** How often it is looked whether the parent is still there, in ms. */
const LOOK = 1_000

interface Running {
  stop(): Promise<void>
}

/**
 * Starts something, and stops it at the first SIGTERM or SIGINT, in whatever state it is: also while it starts, when `signal` is aborted.
 * A second Ctrl+C ends the process at once. Resolves when what runs has been stopped, or there is nothing that runs.
 * @throws what keeps it from starting, unless it was being stopped
 */
export async function untilStopped(
  start: (signal: AbortSignal, stop: (code: number) => void) => Promise<Running>,
): Promise<void> {
  const stopping = new AbortController()
  const { signal } = stopping
  const stopped = once(signal, 'abort')
  let exitCode = 0
  const stop = (code = 0) => {
    if (signal.aborted) return
    exitCode = code
    stopping.abort(new Error('stopped'))
    // with `exit`, for whatever still holds the process is what did not stop in time
    setTimeout(() => process.exit(exitCode), WITHIN)
  }
  process.on('SIGINT', () => {
    if (signal.aborted) process.exit(130)
    stop()
  })
  process.on('SIGTERM', () => stop())
  stopWithParent(stop)
  try {
    const running = await start(signal, stop)
    await stopped
    await running.stop()
  } catch (error) {
    if (!signal.aborted) throw error
  }
  // a connection that never answered would hold the process
  if (signal.aborted) process.exit(exitCode)
}

/**
 * `npm start` runs us below a shell. The shell does not pass signals on: when npm is ended, npm and the shell go and we would stay. So we go
 * as well, when the process that started us is no longer there. Windows keeps the number of a parent that has gone: there nothing is seen,
 * and a service starts node itself.
 */
function stopWithParent(stop: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) stop()
  }, LOOK).unref()
}
