import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { aPage, aProcess } from '../rehearsal/support/process.ts'
import { freshDatabase } from '../support/database.ts'
import { startFakeDiscord } from '../support/discord/index.ts'
import { NO_ENV_FILE } from '../support/no-env-file.ts'
import { npmScript } from '../support/npm-script.ts'
import { wireTo } from '../support/proxy.ts'
import { printed } from '../support/scene.ts'
import { silence } from '../support/silence.ts'
import { until } from '../support/until.ts'

/** Docker's patience, in ms: what has not ended then is killed. */
const PATIENCE = 10_000

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const root = fileURLToPath(new URL('../../', import.meta.url))

/** What `npm start` runs, or npm itself, in a data folder of its own. */
async function started(env: Record<string, string>, by: 'node' | 'npm' = 'node') {
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
  closing.push(async () => {
    child.kill('SIGKILL')
    await closed
    await rm(folder, { recursive: true, force: true })
  })
  return {
    out: () => out,
    /** The exit code, or what held it longer than a container would wait. */
    terminated: async () => {
      child.kill('SIGTERM')
      const late = once(AbortSignal.timeout(PATIENCE), 'abort').then(() => 'still there')
      return Promise.race([closed.then(([code]) => code), late])
    },
  }
}

const kept = async <T extends { close(): Promise<unknown> }>(making: Promise<T>): Promise<T> => {
  const made = await making
  closing.push(() => made.close())
  return made
}

async function aDiscord() {
  const fake = await startFakeDiscord()
  closing.push(() => fake.stop())
  fake.community('Councillors').install(printed('discord', fake.env().DISCORD_APPLICATION_ID))
  return fake
}

const NOBODY = { DISCORD_TOKEN: 'a.b.c', LOG_LEVEL: 'info' }

describe('SIGTERM ends it within ten seconds, with 0,', { timeout: 40_000 }, () => {
  it('while Discord takes the connection and says nothing', async () => {
    const discord = await kept(silence())
    const reached = discord.reached()
    const roundel = await started({ ...NOBODY, DISCORD_API_URL: `http://127.0.0.1:${discord.port}/api` })
    await reached
    expect(await roundel.terminated()).toBe(0)
  })

  it('while Discord cannot be reached', async () => {
    const roundel = await started({ ...NOBODY, DISCORD_API_URL: 'http://127.0.0.1:1/api' })
    await until('it says so', () => roundel.out().includes('could not be reached'))
    expect(await roundel.terminated()).toBe(0)
  })

  it('while PostgreSQL says nothing at the start', async () => {
    const database = await kept(silence())
    const reached = database.reached()
    const roundel = await started({ ...NOBODY, DATABASE_URL: `postgresql://u:p@127.0.0.1:${database.port}/roundel` })
    await reached
    expect(await roundel.terminated()).toBe(0)
  })

  it('when PostgreSQL has gone silent later', async () => {
    const fake = await aDiscord()
    const database = await kept(freshDatabase('postgresql'))
    const wire = await kept(wireTo(database.url))
    const roundel = await started({ ...fake.env(), DATABASE_URL: wire.url })
    await until('it has started', () => roundel.out().includes('"event":"started"'))
    wire.hang()
    expect(await roundel.terminated()).toBe(0)
  })

  it('while it runs', async () => {
    const fake = await aDiscord()
    const roundel = await started(fake.env())
    await until('it has started', () => roundel.out().includes('"event":"started"'))
    expect(await roundel.terminated()).toBe(0)
    expect(roundel.out()).toContain('"event":"stopped"')
  })

  it('when npm is told, and leaves no process behind', async () => {
    const fake = await aDiscord()
    const roundel = await started(fake.env(), 'npm')
    await until('it has started', () => roundel.out().includes('"event":"started"'))
    expect(await roundel.terminated()).not.toBe('still there')
    await until('it has stopped in order', () => roundel.out().includes('"event":"stopped"'))
  })

  it('in the rehearsal, with a page that is open', async () => {
    const process = await kept(aProcess())
    const page = await aPage(await process.start())
    process.kill('SIGTERM')
    expect(await process.ended()).toBe(0)
    page.close()
  })
})
