import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** More than a tick takes, and less than a walk over each second of a day: what comes later than this does not come. */
const PATIENCE = 12_000

let folder = ''
let child: ChildProcess
let ended: Promise<unknown[]>

const heard = async (wanted: object): Promise<boolean> => {
  const late = AbortSignal.timeout(PATIENCE)
  for (;;) {
    const [said] = await once(child, 'message', { signal: late }).catch(() => [null])
    if (said === null) return false
    if (JSON.stringify(said) === JSON.stringify(wanted)) return true
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roundel-jumps-'))
  child = fork(fileURLToPath(new URL('./jumping.ts', import.meta.url)), [folder], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  ended = once(child, 'exit')
  const [said] = await Promise.race([once(child, 'message'), ended])
  expect(said).toEqual({ ready: true })
})
afterAll(async () => {
  if (child.connected) child.send({ stop: true })
  await ended
  await rm(folder, { recursive: true, force: true })
})

it.each([
  ['a day forward', DAY],
  ['thirteen days forward', 14 * DAY],
  ['an hour back', 14 * DAY - HOUR],
  ['back to where it was', 0],
])('runs what is due within a tick after the clock was set %s', async (_, shift) => {
  child.send({ shift, subject: `${shift}` })
  expect(await heard({ ran: `${shift}` })).toBe(true)
})

it('tries again as soon as it would have when the clock is set back meanwhile', async () => {
  child.send({ subject: 'fails' })
  expect(await heard({ failed: 'fails' })).toBe(true)
  child.send({ shift: -HOUR })
  expect(await heard({ ran: 'fails' })).toBe(true)
})
