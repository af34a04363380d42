import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import type { Frame, FromPage, ToPage } from '../../../src/adapters/rehearsal/server/wire.ts'
import { NO_ENV_FILE } from '../../support/no-env-file.ts'
import { npmScript } from '../../support/npm-script.ts'
import { until } from '../../support/until.ts'

/** A real process of `npm start` or `npm run rehearsal` (built: `npm test` builds first), in a folder of its own and with these variables alone. */
export interface Process {
  readonly folder: string
  /** Starts it anew, and waits for its address. */
  start(): Promise<string>
  /** What it has printed since it was started. */
  out(): string
  err(): string
  kill(signal: 'SIGKILL' | 'SIGTERM'): void
  /** The exit code, or the signal that ended it. */
  ended(): Promise<number | NodeJS.Signals>
  /** Ends it, if it runs, and removes the folder. */
  close(): Promise<void>
}

export async function aProcess(
  script: 'start' | 'rehearsal' = 'start',
  env: Record<string, string> = {},
): Promise<Process> {
  const { options, file, args } = await npmScript(script)
  const folder = await mkdtemp(join(tmpdir(), 'rehearsal-process-'))
  let child: ReturnType<typeof spawn> | null = null
  let ended: Promise<number | NodeJS.Signals> = Promise.resolve(0)
  let out = ''
  let err = ''
  return {
    folder,
    start: async () => {
      out = ''
      err = ''
      const started = spawn(process.execPath, [...options, file, ...args], {
        cwd: folder,
        env: { ...NO_ENV_FILE, ROUNDEL_DATA_DIR: join(folder, 'data'), ROUNDEL_PORT: '0', ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      child = started
      let over = false
      ended = once(started, 'close').then(([code, signal]) => {
        over = true
        return signal ?? code
      })
      started.stdout.setEncoding('utf8').on('data', (part) => {
        out += part
      })
      started.stderr.setEncoding('utf8').on('data', (part) => {
        err += part
      })
      return until('the address', () => {
        if (over) throw new Error(`it ended:\n${out}\n${err}`)
        return /http:\/\/[\w.:[\]-]+:\d+/.exec(out)?.[0]
      })
    },
    out: () => out,
    err: () => err,
    kill: (signal) => void child?.kill(signal),
    ended: () => ended,
    close: async () => {
      child?.kill('SIGKILL')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A page that is connected, as far as frames go. */
export interface Page {
  say(said: FromPage): void
  /** The last of its kind, once there is one. */
  told<S extends ToPage['say']>(say: S): Promise<Frame & { say: S }>
  last<S extends ToPage['say']>(say: S): (Frame & { say: S }) | undefined
  close(): void
}

/** @param person null: nobody yet */
export async function aPage(url: string, person: string | null = null): Promise<Page> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/live`, { origin: url })
  const frames: Frame[] = []
  socket.on('message', (data) => frames.push(JSON.parse(String(data))))
  // it may be killed on the other side
  socket.on('error', () => {})
  await once(socket, 'open')
  const last = <S extends ToPage['say']>(say: S) =>
    frames.findLast((frame): frame is Frame & { say: S } => frame.say === say)
  const page: Page = {
    say: (said) => socket.send(JSON.stringify(said)),
    last,
    told: (say) => until(say, () => last(say)),
    close: () => socket.terminate(),
  }
  page.say({ say: 'hello', person, room: null, since: null, read: {} })
  await page.told('welcome')
  return page
}
