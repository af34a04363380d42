import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { NO_ENV_FILE } from '../support/no-env-file.ts'
import { npmScript } from '../support/npm-script.ts'

/** Docker's patience, in ms: what has not ended then is killed. */
const PATIENCE = 10_000

const root = fileURLToPath(new URL('../../', import.meta.url))

export interface StartedRoundel {
  pid: number | undefined
  /** SIGKILL. */
  kill(): void
  /** What it has printed, errors too. */
  out(): string
  /** SIGTERM. The exit code, or that it outlived a container's patience. */
  terminated(): Promise<unknown>
  /** Ends it, if it runs, and removes the folder. */
  close(): Promise<void>
}

/** What `npm start` runs, or npm itself, in a data folder of its own. */
export async function startedRoundel(
  env: Record<string, string>,
  by: 'node' | 'npm' = 'node',
): Promise<StartedRoundel> {
  const { options, file } = await npmScript('start')
  const folder = await mkdtemp(join(tmpdir(), 'roundel-stopping-'))
  const [command, args] = by === 'npm' ? ['npm', ['start']] : [process.execPath, [...options, file]]
  const child: ChildProcess = spawn(command, args, {
    cwd: by === 'npm' ? root : folder,
    env: { PATH: process.env.PATH, ...NO_ENV_FILE, ROUNDEL_DATA_DIR: join(folder, 'data'), ROUNDEL_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  child.stdout?.setEncoding('utf8').on('data', (part) => {
    out += part
  })
  child.stderr?.setEncoding('utf8').on('data', (part) => {
    out += part
  })
  // 'close' comes when every process that holds the pipe has gone
  const closed = once(child, 'close')
  return {
    pid: child.pid,
    kill: () => {
      child.kill('SIGKILL')
    },
    out: () => out,
    close: async () => {
      child.kill('SIGKILL')
      await closed
      await rm(folder, { recursive: true, force: true })
    },
    terminated: async () => {
      child.kill('SIGTERM')
      const late = once(AbortSignal.timeout(PATIENCE), 'abort').then(() => 'still there')
      return Promise.race([closed.then(([code]) => code), late])
    },
  }
}
